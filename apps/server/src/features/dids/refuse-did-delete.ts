import type { Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import { digitsOf } from '../accounts/phone-number.ts';

/** @throws ApiError 409 while an inbound route leads from the number (contract 30 §6) */
export async function refuseRoutedDid(trx: Trx, phone: string): Promise<void> {
  const route = await trx
    .selectFrom('inbound_routes')
    .select('destination_number')
    .where('number_digits', '=', digitsOf(phone))
    .executeTakeFirst();
  if (route) {
    const { destination_number: number } = route;
    throw errors.conflict(`Cannot delete DID: Inbound Route '${number}' uses this number. Delete that route first.`);
  }
}

/** @throws ApiError 409 while fax accounts receive by it (contract 30 §8) */
export async function refuseLinkedDid(trx: Trx, accountId: number): Promise<void> {
  const linked = await trx
    .selectFrom('accounts')
    .select('username')
    .where('linkdid_id', '=', accountId)
    .orderBy('account_id')
    .limit(20)
    .execute();
  if (linked.length === 0) return;
  const names = linked.map(({ username }) => `'${username}'`).join(', ');
  throw errors.conflict(`Cannot delete DID: Account(s) ${names} use this number. Unlink those accounts first.`);
}
