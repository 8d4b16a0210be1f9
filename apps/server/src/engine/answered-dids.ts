import type { DidClaim } from '@strowger/callplan';
import { sql, type Trx } from '@strowger/db';

type Owned = DidClaim & { readonly tenantId: number };

/**
 * DIDs that a program of their tenant answers, those left out that an inbound route of the tenant has (contract 30 §6).
 * @param tenantId null: of all tenants
 */
export async function readAnsweredDids(trx: Trx, tenantId: number | null, routed: readonly Owned[]): Promise<Owned[]> {
  const { rows } = await sql<{ tenant_id: number; phone: string; active: boolean }>`
    select did.tenant_id, did.phone, did.active
    from accounts as did
    where did.type = 'did' and did.phone <> '' and (${tenantId}::int is null or did.tenant_id = ${tenantId})
      and exists (
        select 1 from inbound_entries as entry left join accounts as account on account.account_id = entry.account_id
        where entry.tenant_id = did.tenant_id and entry.service in ('fax', 'voice')
          and (account.account_id = did.account_id or account.linkdid_id = did.account_id
            or coalesce(entry.address, account.phone) = any (array[did.phone, ltrim(did.phone, '+')])))
    order by did.account_id`.execute(trx);
  const taken = new Set(routed.map((claim) => keyOf(claim.tenantId, claim.regex === '' ? claim.number : '')));
  return rows
    .filter((row) => !taken.has(keyOf(row.tenant_id, row.phone)))
    .map((row) => ({ tenantId: row.tenant_id, number: row.phone, regex: '', enabled: row.active }));
}

function keyOf(tenantId: number, number: string): string {
  return `${tenantId}/${number.replace(/\D/g, '')}`;
}
