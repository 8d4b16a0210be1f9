import type { TimeZone } from '../../time/zone.ts';
import { displayEpoch } from '../spools/report-rows.ts';
import { responseText } from './attempt-result.ts';
import type { TransmissionRow } from './transmission-rows.ts';

const flag = (on: boolean): '0' | '1' => (on ? '1' : '0');
const epoch = (at: Date | null): number | null => at && Math.floor(at.getTime() / 1000);

/** A row of the list; its `last_run` as a clock of the caller's shows it (contract 30 §1.2, §18.2). */
export function presentRow(row: TransmissionRow, where: TimeZone): Record<string, unknown> {
  return { ...presentShared(row), last_run: displayEpoch(row.last_run, where) };
}

/** One transmission, its times as they are. */
export function presentTransmission(row: TransmissionRow): Record<string, unknown> {
  return {
    ...presentShared(row),
    last_run: epoch(row.last_run),
    next_try: epoch(row.next_try),
    sendcover: Number(row.sendcover),
    personalize_fax: Number(row.personalize_fax),
    is_deleted: Number(row.is_deleted),
    is_downloaded: flag(row.is_downloaded),
    partial: Number(row.partial),
    created_by: row.user_id,
    last_updated: epoch(row.last_updated),
  };
}

function presentShared(row: TransmissionRow): Record<string, unknown> {
  const accountId = row.account_id ?? row.special_account;
  const contactId = row.contact_id ?? row.special_contact;
  return {
    transmission_id: row.transmission_id,
    tenant_id: row.tenant_id,
    account_id: accountId,
    account_phone: row.account_phone,
    account_email: row.account_email ?? '',
    user_id: row.user_id,
    username: row.username,
    contact_id: contactId,
    contact_phone: row.contact_phone,
    contact_email: row.contact_email,
    format: row.format,
    file_name: row.file_name,
    document_id: row.document_id,
    status: row.status,
    response: row.response,
    response_text: responseText(row.status, row.response),
    service_flag: row.service_flag,
    is_read: flag(row.is_read),
    origin: row.origin,
    direction: row.direction,
    title: row.title,
    is_print: flag(row.is_print),
    pages: row.pages,
    account: {
      account_id: accountId,
      username: row.account_username ?? '',
      first_name: row.account_first_name ?? '',
      last_name: row.account_last_name ?? '',
      phone: row.account_phone,
      email: row.account_email ?? '',
    },
    contact: {
      contact_id: contactId,
      first_name: row.contact_first_name ?? '',
      last_name: row.contact_last_name ?? '',
      phone: row.contact_phone ?? '',
      email: row.contact_email ?? '',
    },
    program_id: row.program_id,
    campaign_id: row.campaign_id,
    try_allowed: row.try_allowed,
    try_done: row.try_done,
    date_created: epoch(row.date_created),
  };
}
