import type { Trx } from '@strowger/db';
import type { Caller } from '../../access/caller.ts';
import { errors } from '../../http/errors.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The tenant of the domain that is named, by its name or uuid; none named: the caller's own.
 * @throws ApiError 404 for a domain that he does not see
 */
export async function askedDomain(trx: Trx, caller: Caller, named: string | null | undefined): Promise<number> {
  const domain = named?.trim().toLowerCase() ?? '';
  if (domain === '') return caller.tenantId;
  const found = await trx
    .selectFrom('domains')
    .select('tenant_id')
    .where(UUID.test(domain) ? 'domain_uuid' : 'domain_name', '=', domain)
    .executeTakeFirst();
  const tenantId = found?.tenant_id ?? null;
  if (tenantId === null || (caller.kind !== 'A' && tenantId !== caller.tenantId)) throw errors.notFound('Domain');
  return tenantId;
}
