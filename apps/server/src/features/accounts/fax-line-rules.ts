import { sql } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import type { Shown } from '../../http/resource/field.ts';
import type { Writer } from '../../http/resource/resource.ts';
import { faxAccountOf } from '../extensions/fax-line.ts';

const NO_EXTENSION = 'Selected extension does not exist as a PBX extension. Create a PBX Extension first.';

/** An account whose phone is about to be set. */
export interface PhoneChange {
  readonly tenantId: number;
  /** Null: it is about to be made. */
  readonly accountId: number | null;
  readonly after: Shown;
}

/**
 * The phone of a fax account is an extension of the tenant that is no other's line; an end user takes one of his own
 * (contract 30 §8). The number of the DID that it receives by is allowed, too.
 * @throws ApiError 409
 */
export async function requireFreeExtension(writer: Writer, { tenantId, accountId, after }: PhoneChange): Promise<void> {
  const { trx, caller } = writer;
  const phone = String(after['phone']);
  if (await isNumberOfDid(writer, after['linkdid_id'], phone)) return;
  const extension = await trx
    .selectFrom('extensions')
    .select(['extension', 'tenant_id', 'account_id', 'user_id'])
    .where('tenant_id', '=', tenantId)
    .where('extension', '=', phone)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!extension || (caller.kind === 'U' && extension.user_id !== caller.userId)) throw errors.conflict(NO_EXTENSION);
  const present = await faxAccountOf(trx, extension);
  if (present && present.account_id !== accountId) {
    throw errors.conflict(`Extension ${phone} is already assigned to another fax account.`);
  }
}

async function isNumberOfDid({ trx }: Writer, didId: unknown, phone: string): Promise<boolean> {
  if (typeof didId !== 'number') return false;
  const { rows } = await sql`
    select from accounts where account_id = ${didId} and type = 'did'
      and strowger_number_digits(phone) = strowger_number_digits(${phone})`.execute(trx);
  return rows.length > 0;
}
