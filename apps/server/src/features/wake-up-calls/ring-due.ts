import type { Trx } from '@strowger/db';
import { SwitchRefusal } from '@strowger/switch';
import type { Platform } from '../../platform.ts';

/** The job that rings whoever is due. It says nothing of whom, so that any run makes good what another has missed. */
export const RING_DUE = 'wake_up.ring';

const CODE = '*925';
const MOST_TRIES = 3;
const RING_SECONDS = 30;
/** From the end of one ringing to the next. */
const PAUSE_SECONDS = 300;
/** The queue and this process need not agree on the moment to the millisecond. */
const EARLY_MS = 1000;
/** The queue counts from the beginning of the transaction that ordered: a run may come so much too early, and comes again. */
const TOO_EARLY_MS = 10_000;
/** So long it is left to another process, with which the phone may be registered. */
const LEFT_TO_OTHERS_MS = 30_000;
const ASK_OTHERS_SECONDS = 3;
/** Nobody wants to be woken later than that. */
const TOO_LATE_MS = 3_600_000;
const MOST_AT_ONCE = 200;

type Parts = Pick<Platform, 'db' | 'jobs' | 'engine' | 'now' | 'log'>;

interface DueCall {
  readonly wake_up_call_uuid: string;
  readonly tenant_id: number;
  readonly extension_uuid: string;
  readonly tries: number;
  readonly ring_at: Date;
}

/**
 * Rings every extension whose wake-up call is due and not yet taken by another run. Each try is counted before it rings,
 * in the transaction that puts the next one into the queue: a process that dies rings nobody twice, and the next try comes
 * all the same (contract 20 §12.3: three tries).
 */
export async function ringDue(parts: Parts): Promise<void> {
  const { db, engine } = parts;
  const here = new Set((await engine.registrations()).map(({ extensionUuid }) => extensionUuid));
  const claimed = await db.transaction({ kind: 'all' }, (trx) => claim(trx, parts, here));
  await Promise.all(claimed.map((call) => ring(parts, call)));
}

async function claim(trx: Trx, { jobs, now }: Parts, here: ReadonlySet<string>): Promise<readonly DueCall[]> {
  const at = now();
  const lateMs = ({ ring_at }: DueCall) => at.getTime() - ring_at.getTime();
  const due = await findDue(trx, new Date(at.getTime() + EARLY_MS));
  const inTime = due.filter((call) => lateMs(call) <= TOO_LATE_MS);
  const mine = inTime.filter((call) => here.has(call.extension_uuid) || lateMs(call) >= LEFT_TO_OTHERS_MS);
  const again = mine.filter(({ tries }) => tries + 1 < MOST_TRIES);
  const over = due.filter((call) => !inTime.includes(call) || (mine.includes(call) && !again.includes(call)));
  if (over.length > 0) await trx.deleteFrom('wake_up_calls').where('wake_up_call_uuid', 'in', uuidsOf(over)).execute();
  if (again.length > 0) {
    const seconds = RING_SECONDS + PAUSE_SECONDS;
    await trx
      .updateTable('wake_up_calls')
      .set((eb) => ({ tries: eb('tries', '+', 1), ring_at: new Date(at.getTime() + seconds * 1000) }))
      .where('wake_up_call_uuid', 'in', uuidsOf(again))
      .execute();
    await jobs.enqueue(trx, RING_DUE, {}, { startAfterSeconds: seconds });
  }
  const isLeft = mine.length < inTime.length || due.length === MOST_AT_ONCE;
  if (isLeft) await jobs.enqueue(trx, RING_DUE, {}, { startAfterSeconds: ASK_OTHERS_SECONDS });
  const next = await findNext(trx, new Date(at.getTime() + EARLY_MS), new Date(at.getTime() + TOO_EARLY_MS));
  if (next) await jobs.enqueue(trx, RING_DUE, {}, { startAfterSeconds: (next.getTime() - at.getTime()) / 1000 });
  return mine;
}

/** When the next call is due, where that is soon. */
async function findNext(trx: Trx, after: Date, by: Date): Promise<Date | undefined> {
  const next = await trx
    .selectFrom('wake_up_calls')
    .select('ring_at')
    .where('ring_at', '>', after)
    .where('ring_at', '<=', by)
    .orderBy('ring_at')
    .limit(1)
    .executeTakeFirst();
  return next?.ring_at;
}

/** Calls of tenants that are suspended wait, and come too late. */
function findDue(trx: Trx, by: Date): Promise<DueCall[]> {
  return trx
    .selectFrom('wake_up_calls as call')
    .innerJoin('tenants', 'tenants.tenant_id', 'call.tenant_id')
    .select(['wake_up_call_uuid', 'call.tenant_id', 'extension_uuid', 'tries', 'ring_at'])
    .where('ring_at', '<=', by)
    .where('tenants.active', '=', true)
    .orderBy('ring_at')
    .limit(MOST_AT_ONCE)
    .forUpdate('call')
    .skipLocked()
    .execute();
}

async function ring(parts: Parts, call: DueCall): Promise<void> {
  const { engine, log } = parts;
  try {
    const { answered } = await engine.originate({
      tenantId: call.tenant_id,
      extensionUuid: call.extension_uuid,
      to: CODE,
      timeoutSeconds: RING_SECONDS,
      callerName: 'Wake-up call',
      autoAnswer: false,
      entry: 'wake_up',
    });
    // Not waited for: others are due meanwhile.
    void forgetAnswered(parts, call, answered);
  } catch (error) {
    if (!(error instanceof SwitchRefusal)) throw error;
    log.info({ extension_uuid: call.extension_uuid, reason: error.reason }, 'a wake-up call could not be made');
  }
}

async function forgetAnswered({ db, log }: Parts, call: DueCall, answered: Promise<boolean>): Promise<void> {
  try {
    if (!(await answered)) return;
    await db.transaction({ kind: 'tenant', tenantId: call.tenant_id }, (trx) =>
      trx.deleteFrom('wake_up_calls').where('wake_up_call_uuid', '=', call.wake_up_call_uuid).execute(),
    );
  } catch (error) {
    log.warn({ err: error, extension_uuid: call.extension_uuid }, 'an answered wake-up call will come again');
  }
}

function uuidsOf(calls: readonly DueCall[]): string[] {
  return calls.map(({ wake_up_call_uuid }) => wake_up_call_uuid);
}
