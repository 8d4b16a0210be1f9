import { type Database, sql } from '@strowger/db';
import { readAnsweredAddresses } from '../programs/inbound-entries.ts';

/** A number of this system at which a program receives faxes. */
export interface FaxNumberHere {
  readonly tenantId: number;
  readonly programId: number;
  readonly number: string;
}

/**
 * The tenant and program that receive a fax for a number, where it is a DID here (contract 30 §20 "Loopback").
 * @param of `any`: a DID without such a program counts as well, its program is 0
 */
export async function findFaxNumberHere(
  db: Database,
  phone: string,
  of: 'fax' | 'any' = 'fax',
): Promise<FaxNumberHere | null> {
  return db.transaction(
    { kind: 'all' },
    async (trx) => {
      const { rows } = await sql<{ tenant_id: number; digits: string; phone: string }>`
        select accounts.tenant_id, strowger_number_digits(accounts.phone) as digits, accounts.phone
        from accounts join tenants using (tenant_id)
        where accounts.type = 'did' and accounts.active and tenants.active
          and ltrim(accounts.phone, '+') in (regexp_replace(${phone}::text, '[^0-9]', '', 'g'), strowger_number_digits(${phone}::text))
        limit 1`.execute(trx);
      const [did] = rows;
      if (!did) return null;
      const answered = await readAnsweredAddresses(trx, did.tenant_id, 'fax');
      const found = answered.find(({ address }) => address === did.digits || address === did.phone.replace(/\D/g, ''));
      if (!found && of === 'fax') return null;
      return { tenantId: did.tenant_id, programId: found?.programId ?? 0, number: did.phone };
    },
    { readOnly: true },
  );
}
