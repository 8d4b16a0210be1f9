import { offsetAt, type TimeZone } from '../../time/zone.ts';
import { labelOf } from '../cdr/hangup-labels.ts';
import { displayEpoch, type ReportRow, toMoney } from './report-rows.ts';

/** The row of contract 40 A9; with the true times beside those that clients print. */
export function presentAttempt(row: ReportRow, where: TimeZone): Record<string, unknown> {
  return {
    ...presentShared(row, where),
    first_name: row.first_name,
  };
}

/** The row of contract 40 A10. */
export function presentTransmission(row: ReportRow, where: TimeZone): Record<string, unknown> {
  return {
    ...presentShared(row, where),
    response: row.response,
    ...(row.response === '' ? {} : { mapped_response: labelOf(row.response) }),
    try_allowed: row.try_allowed,
    try_done: row.try_done,
    tags: row.tags,
    plan: row.plan,
    coverpage: row.coverpage,
    codec: row.codec,
    user_tenant_uid: userTenantUid(row),
  };
}

function presentShared(row: ReportRow, where: TimeZone): Record<string, unknown> {
  return {
    spool_id: row.spool_id,
    time_start: displayEpoch(row.time_start, where),
    time_connect: displayEpoch(row.time_connect, where),
    time_end: displayEpoch(row.time_end, where),
    start_at: row.time_start?.toISOString() ?? null,
    connect_at: row.time_connect?.toISOString() ?? null,
    end_at: row.time_end?.toISOString() ?? null,
    company: row.company,
    created_by: row.created_by,
    amount: row.amount ?? 0,
    cost: toMoney(row.cost),
    status: row.status,
    transmission_id: row.transmission_id,
    direction: row.direction,
    contact_id: row.contact_id,
    account_id: row.account_id,
    contact_phone: row.contact_phone,
    username: row.username,
    account_phone: row.account_phone,
    pages: row.pages,
  };
}

/** Who sent it, in one word: tenant and user. */
function userTenantUid({ tenant_id, created_by }: ReportRow): string {
  return created_by === null ? `${tenant_id}` : `${tenant_id}-${created_by}`;
}

/** A CSV layout: its columns and how a row fills them. */
export interface ReportLayout {
  readonly fileName: string;
  readonly header: readonly string[];
  readonly cells: (row: ReportRow, where: TimeZone) => readonly unknown[];
}

/** Contract 40 A9. */
export const ATTEMPTS_CSV: ReportLayout = {
  fileName: 'export_cdr.csv',
  header: [
    'Time Start',
    'Time Connect',
    'Time End',
    'Username',
    'Contact Phone',
    'Direction',
    'Company',
    'Account Phone',
    'Status',
    'Pages',
  ],
  cells: (row, where) => [
    clockTime(row.time_start, where),
    clockTime(row.time_connect, where),
    clockTime(row.time_end, where),
    row.username,
    row.contact_phone,
    row.direction,
    row.company,
    row.account_phone,
    row.status,
    row.pages,
  ],
};

/** Contract 40 A10. */
export const TRANSMISSIONS_CSV: ReportLayout = {
  fileName: 'export_stat.csv',
  header: [
    'Time Start',
    'Time Connect',
    'Time End',
    'Duration',
    'Username',
    'Plan',
    'Contact Phone',
    'Cover Page Name',
    'Direction',
    'Codec',
    'Company',
    'Account Phone',
    'Status',
    'Pages',
    'Response',
    'Tags',
    'User Tenant UID',
    'Max Allowed Attempts',
    'Attempts Done',
  ],
  cells: (row, where) => [
    clockTime(row.time_start, where),
    clockTime(row.time_connect, where),
    clockTime(row.time_end, where),
    durationOf(row),
    row.username,
    row.plan,
    row.contact_phone,
    row.coverpage,
    row.direction,
    row.codec,
    row.company,
    row.account_phone,
    row.status,
    row.pages,
    row.response === '' ? '' : labelOf(row.response),
    row.tags,
    userTenantUid(row),
    row.try_allowed,
    row.try_done,
  ],
};

/** `YYYY-MM-DD hh:mm:ss AM` on the caller's clock; nothing where it did not happen. */
export function clockTime(at: Date | null, where: TimeZone): string {
  if (at === null) return '';
  const shown = new Date(at.getTime() + offsetAt(at, where) * 1000);
  const hour = shown.getUTCHours();
  const [day, time] = shown.toISOString().slice(0, 19).split('T');
  const hour12 = String(hour % 12 === 0 ? 12 : hour % 12).padStart(2, '0');
  return `${day} ${hour12}${time?.slice(2)} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** `HH:MM:SS` from start to end; nothing unless it lasted. */
export function durationOf({ time_start, time_end }: Pick<ReportRow, 'time_start' | 'time_end'>): string {
  const seconds = Math.floor(((time_end?.getTime() ?? 0) - (time_start?.getTime() ?? 0)) / 1000);
  if (time_start === null || time_end === null || seconds <= 0) return '';
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((n) => String(Math.floor(n)).padStart(2, '0'))
    .join(':');
}
