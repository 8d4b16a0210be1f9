import { sql } from '@strowger/db';
import type { RawBuilder } from 'kysely';
import { epochFilter, flagFilter, idFilter, tenantFilter } from '../../http/list-filters.ts';
import { containsPattern } from '../../http/portal-search.ts';
import type { Query } from '../spools/report-filter.ts';
import { TRANSMISSION_STATUSES } from './transmission-state.ts';

type Condition = RawBuilder<unknown>;

const EXACT: Readonly<Record<string, Condition>> = {
  transmission_id: sql`t.transmission_id`,
  program_id: sql`t.program_id`,
  account_id: sql`coalesce(t.account_id, t.special_account)`,
  contact_id: sql`coalesce(t.contact_id, t.special_contact)`,
  campaign_id: sql`t.campaign_id`,
  user_id: sql`t.user_id`,
  created_by: sql`t.user_id`,
};

const CONTAINED: Readonly<Record<string, readonly Condition[]>> = {
  title: [sql`t.title`],
  origin: [sql`t.origin`],
  direction: [sql`t.direction`],
  response: [sql`t.response`],
  email: [sql`account.email`, sql`contact.email`],
  phone: [sql`account.phone`, sql`contact.phone`],
  account_email: [sql`account.email`],
  account_phone: [sql`coalesce(nullif(account.phone, ''), t.account_phone)`],
  contact_email: [sql`contact.email`],
  contact_phone: [sql`contact.phone`],
};

/** Query keys of the list, for the document. */
export const FILTER_KEYS: readonly string[] = [
  ...Object.keys(EXACT),
  ...Object.keys(CONTAINED),
  'tenant_id',
  'username',
  'is_read',
  'service_flag',
  'status',
  'before',
  'after',
];

const STATUSES: ReadonlySet<string> = new Set(TRANSMISSION_STATUSES);

/** What the query keys of contract 30 §18.2 ask of `t` and its parties. Empty values ask for nothing. */
export function listConditions(query: Query): Condition[] {
  const tenantId = tenantFilter(query['tenant_id']);
  const flag = idFilter(query['service_flag']);
  const isRead = flagFilter(query['is_read']);
  const username = textOf(query['username']);
  const [before, after] = [epochFilter(query['before']), epochFilter(query['after'])];
  return [
    ...Object.entries(EXACT).flatMap(([key, column]) => exactly(column, query[key])),
    ...Object.entries(CONTAINED).flatMap(([key, columns]) => containing(columns, textOf(query[key]))),
    ...statusCondition(textOf(query['status'])),
    ...searched(textOf(query['search'])),
    ...(tenantId === undefined ? [] : [sql`t.tenant_id = ${tenantId}`]),
    ...(flag === undefined ? [] : [sql`t.service_flag & ${flag} = ${flag}`]),
    ...(isRead === undefined ? [] : [sql`t.is_read = ${isRead}`]),
    ...(username === '' ? [] : [sql`lower(users.username) = ${username.toLowerCase()}`]),
    ...(before === undefined ? [] : [sql`t.date_created < ${before}`]),
    ...(after === undefined ? [] : [sql`t.date_created > ${new Date(after.getTime() + LAST_OF_SECOND_MS)}`]),
  ];
}

/** Times are shown in whole seconds: what was made within that second is not after it. */
const LAST_OF_SECOND_MS = 999;

function exactly(column: Condition, text: string | undefined): Condition[] {
  const value = text?.trim() ?? '';
  if (value === '') return [];
  const id = /^-[1-3]$/.test(value) ? Number(value) : idFilter(value);
  return id === undefined ? [] : [sql`${column} = ${id}`];
}

function containing(columns: readonly Condition[], text: string): Condition[] {
  if (text === '') return [];
  const pattern = containsPattern(text.toLowerCase());
  const any = columns.map((column) => sql`lower(${column}) like ${pattern}`);
  return [sql`(${sql.join(any, sql` or `)})`];
}

/** A word of the vocabulary means itself, whatever else it is a part of. */
function statusCondition(text: string): Condition[] {
  if (text === '') return [];
  return STATUSES.has(text) ? [sql`t.status = ${text}`] : containing([sql`t.status`], text);
}

function searched(text: string): Condition[] {
  return containing([sql`t.title`, sql`contact.phone`, sql`account.phone`, sql`contact.email`], text);
}

function textOf(text: string | undefined): string {
  return text?.trim() ?? '';
}
