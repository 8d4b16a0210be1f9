import type { Trx } from '@strowger/db';
import type { FlowCall } from '@strowger/switch';

/** What the attempt whose flow it is belongs to; of a call that came from outside there is nothing of it. */
export interface FlowAttempt {
  readonly transmission_id: number;
  readonly user_id: number | null;
  readonly program_id: number | null;
  readonly contact_id: number | null;
  readonly account_id: number | null;
  readonly special_account: number | null;
  readonly account_phone: string;
}

/** Undefined: the other party has called. */
export async function readFlowAttempt(trx: Trx, { spoolId }: FlowCall): Promise<FlowAttempt | undefined> {
  if (spoolId === null) return undefined;
  return trx
    .selectFrom('spools')
    .innerJoin('transmissions', 'transmissions.transmission_id', 'spools.transmission_id')
    .select([
      'transmissions.transmission_id',
      'transmissions.user_id',
      'transmissions.program_id',
      'transmissions.contact_id',
      'transmissions.account_id',
      'transmissions.special_account',
      'transmissions.account_phone',
    ])
    .where('spool_id', '=', spoolId)
    .executeTakeFirst();
}
