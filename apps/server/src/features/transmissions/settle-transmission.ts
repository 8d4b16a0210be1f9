import { sql, type Trx } from '@strowger/db';
import { type Milestone, tellOfTransmission } from './transmission-event.ts';
import {
  type AttemptResult,
  nextTransmissionStatus,
  statusIn,
  type TransmissionNews,
  type TransmissionStatus,
} from './transmission-state.ts';

/** What a state change needs of a transmission; its row is locked. */
export interface LockedTransmission {
  readonly transmission_id: number;
  readonly tenant_id: number;
  readonly user_id: number | null;
  readonly program_id: number | null;
  readonly contact_id: number | null;
  readonly special_contact: number | null;
  readonly account_id: number | null;
  readonly special_account: number | null;
  readonly account_phone: string;
  readonly campaign_id: number | null;
  readonly document_id: number | null;
  readonly service_flag: number;
  readonly direction: string;
  readonly origin: string;
  readonly title: string;
  readonly status: TransmissionStatus;
  readonly response: string;
  readonly try_done: number;
  readonly try_allowed: number;
  readonly sendcover: boolean;
  readonly personalize_fax: boolean;
  readonly is_deleted: boolean;
  readonly launched_spool_id: number | null;
}

/** Holds the row until the end of the transaction; undefined: there is none. */
export async function lockTransmission(trx: Trx, transmissionId: number): Promise<LockedTransmission | undefined> {
  const row = await trx
    .selectFrom('transmissions')
    .select(['transmission_id', 'tenant_id', 'user_id', 'program_id', 'contact_id', 'special_contact', 'account_id'])
    .select(['special_account', 'account_phone', 'campaign_id', 'document_id', 'service_flag', 'direction', 'origin'])
    .select(['title', 'status', 'response', 'try_done', 'try_allowed', 'sendcover', 'personalize_fax', 'is_deleted'])
    .select('launched_spool_id')
    .where('transmission_id', '=', transmissionId)
    .forUpdate()
    .executeTakeFirst();
  return row && { ...row, status: statusIn(row.status) };
}

interface Settlement {
  readonly response?: string;
  readonly pages?: number;
  /** When it goes on by itself; absent: it does not. */
  readonly nextTry?: Date;
  readonly documentId?: number;
  readonly isPartial?: boolean;
}

/** Moves a locked transmission on. @returns the state it is in then */
export async function moveOn(
  trx: Trx,
  { transmission_id: id, status: now }: Pick<LockedTransmission, 'transmission_id' | 'status'>,
  news: TransmissionNews,
  { response, pages, nextTry, documentId, isPartial }: Settlement = {},
): Promise<TransmissionStatus> {
  const status = nextTransmissionStatus(now, news);
  await trx
    .updateTable('transmissions')
    .set({
      status,
      next_try: nextTry ?? null,
      last_updated: sql<Date>`now()`,
      ...(response === undefined ? {} : { response }),
      ...(pages === undefined ? {} : { pages }),
      ...(documentId === undefined ? {} : { document_id: documentId }),
      ...(isPartial === undefined ? {} : { partial: isPartial }),
    })
    .where('transmission_id', '=', id)
    .execute();
  const milestone = milestoneOf(status, news);
  if (milestone !== null) await tellOfTransmission(trx, milestone, id);
  return status;
}

function milestoneOf(status: TransmissionStatus, { news }: TransmissionNews): Milestone | null {
  if (news === 'queued') return 'queued';
  if (news === 'started') return 'sending';
  if (news !== 'over' || status === 'pending_retry') return null;
  return status === 'completed' ? 'completed' : 'failed';
}

/** What a result leaves in `response`. */
export function responseOf(result: AttemptResult): string {
  if (result.kind === 'completed') return 'NORMAL_CLEARING';
  return result.kind === 'refused' ? DO_NOT_CALL : result.response;
}

export const DO_NOT_CALL = 'Do not call';
