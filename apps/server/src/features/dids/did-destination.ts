import type { Trx } from '@strowger/db';
import { digitsOf } from '../accounts/phone-number.ts';

/** A number of the platform and whose it is. */
export interface Did {
  readonly accountId: number;
  readonly tenantId: number;
  readonly phone: string;
}

const LONGEST_NAME = 64;

/** The destination that stands for a new DID; a prefix of that number that is there already stays what it is (contract 30 §4). */
export async function addDidDestination(trx: Trx, { phone, tenantId }: Did, label: string): Promise<void> {
  const digits = digitsOf(phone);
  const name = (label || phone).slice(0, LONGEST_NAME);
  await trx
    .insertInto('destinations')
    .values({ destination_id: digits, prefix: digits, name, tenant_id: tenantId, is_did: true })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The DID has another tenant. */
export async function rehomeDidDestination(trx: Trx, { phone, tenantId }: Did): Promise<void> {
  await trx
    .updateTable('destinations')
    .set({ tenant_id: tenantId })
    .where('prefix', '=', digitsOf(phone))
    .where('is_did', '=', true)
    .execute();
}

export async function removeDidDestination(trx: Trx, phone: string): Promise<void> {
  await trx.deleteFrom('destinations').where('prefix', '=', digitsOf(phone)).where('is_did', '=', true).execute();
}
