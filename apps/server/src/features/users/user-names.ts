import type { Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';

/**
 * Claims what a user logs in with. Names and e-mail addresses are unique together, over all tenants and in any case:
 * nobody may take as one what somebody else has as the other.
 * @throws ApiError 409
 */
export async function claimNames(
  trx: Trx,
  userId: number,
  names: { readonly username: string; readonly email: string },
): Promise<void> {
  const wanted = { username: names.username.toLowerCase(), email: names.email.toLowerCase() };
  await trx
    .deleteFrom('login_names')
    .where('user_id', '=', userId)
    .where('name', 'not in', Object.values(wanted))
    .execute();
  for (const [field, name] of Object.entries(wanted)) {
    await trx
      .insertInto('login_names')
      .values({ name, user_id: userId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const owner = await trx.selectFrom('login_names').select('user_id').where('name', '=', name).executeTakeFirst();
    if (owner?.user_id !== userId) throw errors.conflict(`A user with this ${field} already exists`);
  }
}
