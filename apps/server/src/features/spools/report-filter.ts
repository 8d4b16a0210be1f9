import { sql } from '@strowger/db';
import type { RawBuilder } from 'kysely';
import type { Scope } from '../../access/scope.ts';
import { errors } from '../../http/errors.ts';

export type Query = Readonly<Record<string, string>>;
type Condition = RawBuilder<unknown>;

const MONTH_SECONDS = 30 * 86_400;
const DAY_SECONDS = 86_400;

/** All of them; a report without any condition shows everything. */
export function allOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

/** What the caller may see at all, whatever he asks: transmissions stand as `t` (contract 40 A9 "Forced scope"). */
export function scopeConditions(scope: Scope): Condition[] {
  if (scope.kind === 'platform') return [];
  const tenant = sql`t.tenant_id = ${scope.tenantId}`;
  return scope.kind === 'own' ? [tenant, sql`t.user_id = ${scope.userId}`] : [tenant];
}

/** The filters that both reports have in common. */
function sharedConditions(query: Query): Condition[] {
  return [
    ...equals(sql`t.tenant_id`, idOf(query['tenant_id'])),
    ...equals(sql`t.user_id`, idOf(query['user_id'] ?? query['created_by'])),
    ...equals(sql`t.campaign_id`, idOf(query['campaign_id'])),
    ...equals(sql`t.origin`, textOf(query['origin'])),
    ...equals(sql`t.direction`, textOf(query['direction'])),
  ];
}

/** The filters of `/spools` (contract 40 A9); attempts stand as `s`. */
export function attemptConditions(query: Query, now: Date): Condition[] {
  const from = epochOf(query, 'from');
  const to = epochOf(query, 'to');
  return [
    sql`s.status = ${textOf(query['status']) ?? 'completed'}`,
    ...sharedConditions(query),
    ...equals(sql`s.service_flag`, idOf(query['service_flag'])),
    ...(isMonthly(query) ? [sql`s.time_connect >= ${secondsBefore(now, MONTH_SECONDS)}`] : []),
    ...(from === null ? [] : [sql`s.time_connect >= to_timestamp(${from})`]),
    ...(to === null ? [] : [sql`s.time_connect < to_timestamp(${to + DAY_SECONDS})`]),
  ];
}

/** The filters of `/stat` (contract 40 A10): status is the transmission's, `s` its latest attempt. */
export function transmissionConditions(query: Query, now: Date): Condition[] {
  const statuses = (textOf(query['status']) ?? 'completed').split(',').map((status) => status.trim());
  const accounts = textOf(query['account_id'])
    ?.split(',')
    .flatMap((id) => idOf(id.trim()) ?? []);
  const flag = idOf(query['service_flag']);
  const from = epochOf(query, 'from');
  const to = epochOf(query, 'to');
  const isRead = query['is_read'];
  return [
    sql`t.status = any (${statuses}::text[])`,
    ...sharedConditions(query),
    ...equals(sql`t.tenant_id`, idOf(query['tenant_unique_id'])),
    ...equals(sql`t.user_id`, idOf(query['user_unique_id'])),
    ...(accounts === undefined ? [] : [sql`t.account_id = any (${accounts}::integer[])`]),
    ...(flag === null ? [] : [sql`t.service_flag & ${flag} = ${flag}`]),
    ...(isRead === '0' || isRead === '1' ? [sql`t.direction = 'inbound' and t.is_read = ${isRead === '1'}`] : []),
    ...(isMonthly(query) ? [sql`s.time_start >= ${secondsBefore(now, MONTH_SECONDS)}`] : []),
    ...(from === null ? [] : [sql`t.date_created > to_timestamp(${from})`]),
    ...(to === null ? [] : [sql`t.date_created < to_timestamp(${to})`]),
  ];
}

export function equals(column: Condition, value: string | number | null): Condition[] {
  return value === null ? [] : [sql`${column} = ${value}`];
}

export function textOf(text: string | undefined): string | null {
  return text === undefined || ['', 'null', 'undefined'].includes(text.trim()) ? null : text.trim();
}

/** An id that is no number matches nothing. */
export function idOf(text: string | undefined): number | null {
  const value = textOf(text);
  if (value === null) return null;
  return /^\d{1,9}$/.test(value) ? Number(value) : -1;
}

/**
 * Epoch seconds of a query key; fractions are cut off (contract 40 A0). Null when absent.
 * @throws ApiError 400 naming the key when it is no time
 */
export function epochOf(query: Query, key: string): number | null {
  const value = textOf(query[key]);
  if (value === null) return null;
  if (!/^\d{1,11}(\.\d+)?$/.test(value)) throw errors.badField(key, 'must be epoch seconds');
  return Math.trunc(Number(value));
}

function isMonthly(query: Query): boolean {
  return query['monthly'] !== undefined && query['monthly'] !== 'false' && query['monthly'] !== '0';
}

function secondsBefore(now: Date, seconds: number): Date {
  return new Date(now.getTime() - seconds * 1000);
}
