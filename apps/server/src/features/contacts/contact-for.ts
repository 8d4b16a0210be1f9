import { sql, type Trx } from '@strowger/db';

/** Whose contact it becomes where it is made. */
export interface ContactOwner {
  readonly tenantId: number;
  readonly createdBy: number | null;
}

/** What is known of somebody; one of phone and e-mail at least. */
export interface KnownOf {
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly first_name?: string | null;
  readonly last_name?: string | null;
}

export interface ContactRow {
  readonly contact_id: number;
  readonly tenant_id: number;
  readonly created_by: number | null;
  readonly first_name: string;
  readonly last_name: string;
  readonly phone: string;
  readonly email: string;
}

const COLUMNS = ['contact_id', 'tenant_id', 'created_by', 'first_name', 'last_name', 'phone', 'email'] as const;

/**
 * The tenant's contact with these digits, or with this address where there is no number; made where there is none
 * (contract 30 §18.1, §21). Of several, the one of `createdBy`, then the oldest. A found one stays as it is.
 */
export async function contactFor(trx: Trx, owner: ContactOwner, known: KnownOf): Promise<ContactRow> {
  const found = await findContact(trx, owner, known);
  return found ?? (await makeContact(trx, owner, known));
}

/** The same without making one. */
export function findContact(
  trx: Trx,
  { tenantId, createdBy }: ContactOwner,
  { phone, email }: KnownOf,
): Promise<ContactRow | undefined> {
  const digits = sql<string>`strowger_number_digits(${phone ?? ''}::text)`;
  const hasNumber = /[0-9]/.test(phone ?? '');
  return trx
    .selectFrom('contacts')
    .select(COLUMNS)
    .where('tenant_id', '=', tenantId)
    .where('date_deleted', 'is', null)
    .$if(hasNumber, (query) => query.where('phone_digits', '<>', '').where('phone_digits', '=', digits))
    .$if(!hasNumber, (query) =>
      query.where('email', '<>', '').where(sql<boolean>`lower(email) = lower(${email?.trim() ?? ''}::text)`),
    )
    .orderBy(sql`(created_by is not distinct from ${createdBy}::integer)`, 'desc')
    .orderBy('contact_id')
    .limit(1)
    .executeTakeFirst();
}

function makeContact(trx: Trx, { tenantId, createdBy }: ContactOwner, known: KnownOf): Promise<ContactRow> {
  return trx
    .insertInto('contacts')
    .values({
      tenant_id: tenantId,
      created_by: createdBy,
      first_name: known.first_name ?? '',
      last_name: known.last_name ?? '',
      phone: known.phone ?? '',
      email: known.email?.trim() ?? '',
    })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
}
