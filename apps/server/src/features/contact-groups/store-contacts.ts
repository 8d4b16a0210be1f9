import { jsonbText, sql, type Trx } from '@strowger/db';
import type { ContactLine } from './contact-line.ts';

/** The group that contacts are stored in, and whose new ones become. */
export interface GroupPlace {
  readonly groupId: number;
  readonly tenantId: number;
  readonly createdBy: number | null;
  /** Only contacts of `createdBy` are changed: what an end user may do. */
  readonly isOwnOnly: boolean;
}

/**
 * Stores contacts of a file: one of the group with the same digits, or with the same address where there is no number, takes
 * over what the file says of it, the others are made (contract 30 §10). Of several lines with the same digits the last counts.
 */
export async function storeContacts(trx: Trx, place: GroupPlace, lines: readonly ContactLine[]): Promise<void> {
  if (lines.length === 0) return;
  const { groupId, tenantId, createdBy, isOwnOnly } = place;
  const own = isOwnOnly ? sql`and c.created_by = ${createdBy}` : sql``;
  const members = sql`contact_group_members as m join contacts as c using (contact_id)
        where m.group_id = ${groupId} and c.tenant_id = ${tenantId} and c.date_deleted is null ${own}`;
  await sql`
    with sent as (
      select distinct on (digits, mail) line.*, digits, mail
      from jsonb_to_recordset(${jsonbText(lines.map((line, at) => ({ ...line, at })))}::jsonb) as line (
          at integer, phone text, first_name text, last_name text, email text, address text, custom1 text, custom2 text,
          custom3 text, description text),
        lateral (select strowger_number_digits(line.phone) as digits) as number,
        lateral (select case when digits = '' then lower(line.email) else '' end as mail) as address
      order by digits, mail, at desc
    ), known as (
      select c.contact_id, sent.*
      from sent, lateral (
        select c.contact_id from ${members}
          and sent.digits <> '' and c.phone_digits <> '' and c.phone_digits = sent.digits
        union all
        select c.contact_id from ${members}
          and sent.digits = '' and c.phone_digits = '' and c.email <> '' and lower(c.email) = sent.mail
        order by contact_id limit 1) as c
    ), changed as (
      update contacts as c
      set phone = coalesce(nullif(known.phone, ''), c.phone),
        first_name = coalesce(nullif(known.first_name, ''), c.first_name),
        last_name = coalesce(nullif(known.last_name, ''), c.last_name),
        email = coalesce(nullif(known.email, ''), c.email),
        address = coalesce(nullif(known.address, ''), c.address),
        custom1 = coalesce(nullif(known.custom1, ''), c.custom1),
        custom2 = coalesce(nullif(known.custom2, ''), c.custom2),
        custom3 = coalesce(nullif(known.custom3, ''), c.custom3),
        description = coalesce(nullif(known.description, ''), c.description),
        last_updated = now()
      from known where c.contact_id = known.contact_id
    ), made as (
      insert into contacts (tenant_id, created_by, phone, first_name, last_name, email, address, custom1, custom2, custom3,
        description)
      select ${tenantId}::integer, ${createdBy}::integer, phone, first_name, last_name, email, address, custom1, custom2, custom3, description
      from sent where not exists (select from known where known.at = sent.at)
      order by at
      returning contact_id
    )
    insert into contact_group_members (group_id, contact_id, tenant_id)
    select ${groupId}::integer, contact_id, ${tenantId}::integer from made`.execute(trx);
}
