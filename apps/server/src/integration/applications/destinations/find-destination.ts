import { sql, type Trx } from '@strowger/db';
import type { IntegrationCall } from '../../application.ts';
import { missingParameters, notFound } from '../../errors.ts';
import { wholeNumber } from './destination-params.ts';
import {
  type DestinationRow,
  presentDestination,
  selectDestinations,
  withShownColumns,
} from './select-destinations.ts';

interface Named {
  readonly destination_uuid?: string;
  readonly destination_number?: string;
  readonly destination_prefix?: string;
}

/**
 * The number that is named: by its uuid, else by itself.
 * @param domain the tenant it must belong to, where that is said
 * @throws IntegrationError 400 where none is named, 404 outside the scope
 */
export async function findDestination(
  { trx, scope }: Pick<IntegrationCall, 'trx' | 'scope'>,
  named: Named,
  domain?: string,
): Promise<DestinationRow> {
  const tenant = await scope.tenantOrAll(trx, domain);
  const { destination_uuid: uuid, destination_number: number } = named;
  if (uuid === undefined && number === undefined) throw missingParameters(['destination_uuid']);
  const found =
    uuid === undefined
      ? await findNumber(trx, wholeNumber(number ?? '', named.destination_prefix))
      : await findUuid(trx, uuid);
  if (!found || !scope.reaches(found.tenant_id)) throw notFound();
  if (tenant !== null && found.tenant_id !== tenant.tenantId) throw notFound();
  return found;
}

/** The number behind the fence, whoever has it; of several rows for it the one that takes the calls. */
export function findNumber(trx: Trx, number: string): Promise<DestinationRow | undefined> {
  return withShownColumns(selectDestinations(trx, number.replace('+', '')))
    .orderBy(sql`did.account_id is null`)
    .orderBy(sql`r.destination_number_regex is not null`)
    .orderBy(sql`r.destination_enabled is not true`)
    .executeTakeFirst();
}

function findUuid(trx: Trx, uuid: string): Promise<DestinationRow | undefined> {
  return withShownColumns(selectDestinations(trx))
    .where((where) => where.or([where('r.destination_uuid', '=', uuid), where('did.destination_uuid', '=', uuid)]))
    .orderBy(sql`coalesce(r.destination_uuid, did.destination_uuid) = ${uuid}::uuid desc`)
    .executeTakeFirst();
}

/** What answers show of it now. */
export async function destinationFields(trx: Trx, digits: string): Promise<object> {
  const row = await findNumber(trx, digits);
  if (!row) throw notFound();
  return presentDestination(row);
}
