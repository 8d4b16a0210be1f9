import type { Trx } from '@strowger/db';

/** States of an attempt (contract 40 A9). */
export const SPOOL_STATUSES = ['queued', 'started', 'connected', 'completed', 'failed', 'invalid'] as const;
export type SpoolStatus = (typeof SPOOL_STATUSES)[number];

/** What is told of an attempt; `done` is over, and what it was shows from how far it came. */
export type SpoolNews = SpoolStatus | 'done';

/** @returns the state that follows; the present one where nothing changes any more. Pure. */
export function nextStatus(now: SpoolStatus, news: SpoolNews): SpoolStatus {
  if (isFinal(now)) return now;
  if (news === 'done') return now === 'connected' ? 'completed' : 'failed';
  return rank(news) < rank(now) ? now : news;
}

function isFinal(status: SpoolStatus): boolean {
  return rank(status) === rank('completed');
}

function rank(status: SpoolStatus): number {
  return Math.min(SPOOL_STATUSES.indexOf(status), SPOOL_STATUSES.indexOf('completed'));
}

/** Moves an attempt on, in its transaction: times are stamped once, and what is over stays as it is (contract 40 A9). */
export async function advanceSpool(
  trx: Trx,
  spoolId: number,
  news: SpoolNews,
  { at, response, callId }: { readonly at: Date; readonly response?: string; readonly callId?: string },
): Promise<SpoolStatus | null> {
  const spool = await trx
    .selectFrom('spools')
    .selectAll()
    .where('spool_id', '=', spoolId)
    .forUpdate()
    .executeTakeFirst();
  const now = SPOOL_STATUSES.find((status) => status === spool?.status);
  if (!spool || now === undefined) return null;
  const status = nextStatus(now, news);
  if (isFinal(now) || status === now) return status;
  const connected = spool.time_connect ?? (status === 'connected' ? at : null);
  const end = isFinal(status) ? at : null;
  await trx
    .updateTable('spools')
    .set({
      status,
      ...(response === undefined ? {} : { response }),
      ...(callId === undefined ? {} : { call_id: callId }),
      time_start: spool.time_start ?? (status === 'started' || status === 'connected' ? at : null),
      time_connect: connected,
      time_end: end,
      amount: spool.amount > 0 || end === null ? spool.amount : secondsBetween(connected, end),
    })
    .where('spool_id', '=', spoolId)
    .execute();
  return status;
}

/** Connected time, begun seconds included. */
function secondsBetween(from: Date | null, until: Date): number {
  return from === null ? 0 : Math.max(0, Math.ceil((until.getTime() - from.getTime()) / 1000));
}
