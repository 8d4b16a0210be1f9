import { sql, type Trx } from '@strowger/db';

/** By what somebody is reached. */
export interface Reachable {
  readonly phone?: string | null;
  readonly email?: string | null;
}

/**
 * Whether the tenant's list or the one of all tenants forbids to call, fax, text or mail this (contract 30 §11): numbers are
 * compared by their digits, addresses without regard to case.
 */
export async function isDoNotContact(trx: Trx, tenantId: number, { phone, email }: Reachable): Promise<boolean> {
  const { rows } = await sql`
    select from contact_dncs
    where (tenant_id = ${tenantId} or tenant_id is null)
      and ((phone_digits <> '' and phone_digits = strowger_number_digits(${phone ?? ''}::text))
        or (email <> '' and lower(email) = lower(${email?.trim() ?? ''}::text)))
    limit 1`.execute(trx);
  return rows.length > 0;
}
