import type { FaxReceiver } from '@strowger/callplan';
import { sql, type Trx } from '@strowger/db';
import { readAnsweredAddresses } from '../../features/programs/inbound-entries.ts';

/**
 * Which program takes the faxes of inbound routes that are listened to for them, by route: that of the account of the
 * extension that the route leads to, else that of the DID (contract 20 §11).
 */
export async function faxReceiversOfRoutes(trx: Trx, tenantId: number): Promise<ReadonlyMap<string, FaxReceiver>> {
  const { rows } = await sql<{ destination_uuid: string; number_digits: string; account_id: number | null }>`
    select route.destination_uuid, route.number_digits, account.account_id
    from inbound_routes as route
    left join extensions on extensions.tenant_id = route.tenant_id
      and extensions.extension = split_part(coalesce(route.destination_data, ''), ' ', 1)
    left join accounts as account on account.account_id = extensions.account_id and account.active
    where route.tenant_id = ${tenantId} and route.destination_fax_detect`.execute(trx);
  if (rows.length === 0) return new Map();
  const answered = await readAnsweredAddresses(trx, tenantId, 'fax');
  const programs = new Map(answered.map(({ address, programId }) => [address, programId]));
  const ofAccount = new Map(answered.map(({ accountId, programId }) => [accountId, programId]));
  return new Map(
    rows.flatMap(({ destination_uuid: uuid, number_digits: digits, account_id: accountId }) => {
      const programId = (accountId === null ? undefined : ofAccount.get(accountId)) ?? programs.get(digits);
      return programId === undefined ? [] : [[uuid, { kind: 'program', programId }] as const];
    }),
  );
}
