import { sql, type Trx } from '@strowger/db';
import type { InboundService } from './program-type.ts';

/** What a program answers at: an account's addresses, or one that is given. */
export type EntryPlace = { readonly accountId: number } | { readonly address: string };

/** Installs the program at its place; one that was there answers no more. */
export async function installEntry(
  trx: Trx,
  program: { readonly programId: number; readonly tenantId: number; readonly answers: InboundService },
  place: EntryPlace,
): Promise<void> {
  const { programId, tenantId, answers } = program;
  const at = 'accountId' in place ? sql`account_id = ${place.accountId}` : sql`address = ${place.address}`;
  await sql`
    delete from inbound_entries where tenant_id = ${tenantId} and service = ${answers} and (${at} or program_id = ${programId})
  `.execute(trx);
  await trx
    .insertInto('inbound_entries')
    .values({
      tenant_id: tenantId,
      program_id: programId,
      service: answers,
      ...('accountId' in place ? { account_id: place.accountId } : { address: place.address }),
    })
    .execute();
}

/** A number as entries are compared by: its digits, without an international prefix. */
export function addressOfPhone(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^(?:00|011)(?=[1-9])/, '');
}

export function addressOfEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** An address of the tenant and the program that answers there. */
export interface AnsweredAddress {
  /** Digits, or a mail address in lower case. */
  readonly address: string;
  readonly programId: number;
  readonly type: string;
  /** The account whose address it is; null: the address was given alone. */
  readonly accountId: number | null;
}

/**
 * The addresses of a tenant at which a program answers what arrives by that service: an account answers at the number of the
 * DID it is linked to, at its own number, or at its mail address. One that was given alone comes before that of an account.
 */
export async function readAnsweredAddresses(
  trx: Trx,
  tenantId: number,
  service: InboundService,
): Promise<AnsweredAddress[]> {
  const byMail = service === 'email' || service === 'email_fax';
  const ofAccount = byMail
    ? sql`nullif(lower(account.email), '')`
    : sql`nullif(regexp_replace(coalesce(nullif(did.phone, ''), account.phone), '\\D', '', 'g'), '')`;
  const { rows } = await sql<{ address: string; program_id: number; type: string; account_id: number | null }>`
    select distinct on (address) * from (
      select coalesce(entry.address, ${ofAccount}) as address, programs.program_id, programs.type,
        account.account_id, entry.address is null as is_derived
      from inbound_entries as entry
      join programs using (program_id)
      left join accounts as account on account.account_id = entry.account_id and account.active
      left join accounts as did on did.account_id = account.linkdid_id
      where entry.tenant_id = ${tenantId} and entry.service = ${service}
    ) as found
    where address is not null
    order by address, is_derived, program_id desc`.execute(trx);
  return rows.map((row) => ({
    address: row.address,
    programId: row.program_id,
    type: row.type,
    accountId: row.account_id,
  }));
}
