import type { Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import type { Shown } from '../../http/resource/field.ts';

/** More are not named one by one. */
const NAMED = 20;

/** @throws ApiError 409 that names the routes and rates, or the DID, of the destination (contract 30 §4) */
export async function refuseDestinationDelete(trx: Trx, destination: Shown): Promise<void> {
  const [id, prefix] = [String(destination['destination_id']), String(destination['prefix'])];
  if (destination['is_did'] === 1) throw inUse(`DID '${prefix}' uses`, 'that DID');
  const routes = await trx
    .selectFrom('routes')
    .select('name')
    .where('destination_id', '=', id)
    .orderBy('name')
    .limit(NAMED + 1)
    .execute();
  if (routes.length > 0) throw inUse(`Route(s) ${listed(routes)} use`, 'those routes');
  const rates = await trx
    .selectFrom('rates')
    .select('name')
    .where('prefix', '=', prefix)
    .orderBy('name')
    .limit(NAMED + 1)
    .execute();
  if (rates.length > 0) throw inUse(`Rate(s) ${listed(rates)} use`, 'those rates');
}

function listed(rows: readonly { readonly name: string }[]): string {
  const names = rows.slice(0, NAMED).map(({ name }) => `'${name}'`);
  return [...names, ...(rows.length > NAMED ? ['more'] : [])].join(', ');
}

function inUse(who: string, them: string): Error {
  return errors.conflict(`Cannot delete destination: ${who} this destination. Delete ${them} first.`);
}
