import { sql, type Trx } from '@strowger/db';
import type { TimeZone } from '../../time/zone.ts';
import { displayEpoch } from '../spools/report-rows.ts';

interface LogRow {
  readonly faxid: number;
  readonly sourceid: number | null;
  readonly sourcename: string | null;
  readonly tenant: string;
  readonly sourcephone: string;
  readonly callerid: string;
  readonly destination: string | null;
  readonly destinationname: string | null;
  readonly faxstatus: string;
  readonly coverpage: boolean;
  readonly time_spool: Date;
  readonly time_start: Date | null;
  readonly time_end: Date | null;
  readonly duration: number;
  readonly origin: string;
  readonly response: string;
  readonly pages: number;
}

/** One line an attempt, with the times at which its states were reached (contract 30 §18.6). */
export async function readFaxLogs(trx: Trx, transmissionId: number, where: TimeZone) {
  const { rows } = await sql<LogRow>`
    select t.transmission_id as faxid, coalesce(t.account_id, t.special_account) as sourceid,
      account.username as sourcename, tenants.company as tenant,
      coalesce(nullif(account.phone, ''), t.account_phone) as sourcephone,
      coalesce(nullif(account.caller_id_name, ''), account.phone, t.account_phone) as callerid,
      contact.phone as destination, trim(contact.first_name || ' ' || contact.last_name) as destinationname,
      s.status as faxstatus, t.sendcover as coverpage, s.time_spool, s.time_start, s.time_end, s.amount as duration,
      t.origin, s.response, s.amount_net as pages
    from spools as s
    join transmissions as t using (transmission_id)
    join tenants on tenants.tenant_id = t.tenant_id
    left join accounts as account on account.account_id = t.account_id
    left join contacts as contact on contact.contact_id = t.contact_id
    where t.transmission_id = ${transmissionId}
    order by s.spool_id desc`.execute(trx);
  return rows.map(({ time_spool, time_start, time_end, coverpage, ...row }) => ({
    ...row,
    coverpage: coverpage ? 'Yes' : 'No',
    pending: displayEpoch(time_spool, where),
    processing: displayEpoch(time_start, where),
    result: displayEpoch(time_end, where),
    date: displayEpoch(time_spool, where),
  }));
}

/** Who has looked at a fax, the latest first. */
export async function readFaxActivity(trx: Trx, transmissionId: number, where: TimeZone) {
  const rows = await trx
    .selectFrom('fax_activity')
    .select(['activity as faxactivity', 'transmission_id as faxid', 'date_created'])
    .where('transmission_id', '=', transmissionId)
    .orderBy('fax_activity_id', 'desc')
    .execute();
  return rows.map(({ date_created, ...row }) => ({ ...row, date: displayEpoch(date_created, where) }));
}
