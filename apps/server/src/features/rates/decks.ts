import { sql, type Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';

/** The services that a rate may price: 1 voice, 2 fax, 4 SMS. */
const ALL_SERVICES = 7;

/** @throws ApiError 400 */
export function requireServices(flag: number): number {
  if (flag < 1 || flag > ALL_SERVICES) {
    throw errors.badField('service_flag', 'must be a sum of 1 (voice), 2 (fax) and 4 (SMS)');
  }
  return flag;
}

/** Rates made one by one stand in it where a plan has no deck yet. */
const FROM_THE_BEGINNING = new Date(0);

/** The deck of a plan for these services that is in force at a time; undefined: none. */
export function deckInForce(trx: Trx, planId: number, serviceFlag: number, at: Date) {
  return trx
    .selectFrom('rate_decks')
    .select(['deck_id', 'valid_from'])
    .where('plan_id', '=', planId)
    .where('service_flag', '=', serviceFlag)
    .where('valid_from', '<=', at)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The same, made where there is none. */
export async function ensureDeck(trx: Trx, planId: number, serviceFlag: number, now: Date): Promise<number> {
  const found = await deckInForce(trx, planId, serviceFlag, now);
  if (found) return found.deck_id;
  await trx
    .insertInto('rate_decks')
    .values({ plan_id: planId, service_flag: serviceFlag, valid_from: FROM_THE_BEGINNING })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const made = await deckInForce(trx, planId, serviceFlag, now);
  if (!made) throw new Error('a deck just made is not there');
  return made.deck_id;
}

/** Ids of all decks that are in force, as a query to be compared with. */
export const decksInForce = (now: Date) => sql`
  select distinct on (plan_id, service_flag) deck_id from rate_decks where valid_from <= ${now}
  order by plan_id, service_flag, valid_from desc`;

/** Keeps everybody else from a plan's decks until the end of the transaction. @returns whether there is such a plan */
export async function lockPlan(trx: Trx, planId: number): Promise<boolean> {
  const plan = await trx
    .selectFrom('plans')
    .select('plan_id')
    .where('plan_id', '=', planId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return plan !== undefined;
}
