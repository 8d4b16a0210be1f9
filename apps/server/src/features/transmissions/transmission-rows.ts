import { sql, type Trx } from '@strowger/db';
import type { RawBuilder } from 'kysely';
import type { Scope } from '../../access/scope.ts';
import { errors } from '../../http/errors.ts';
import type { ListQuery } from '../../http/list-query.ts';
import type { Query } from '../spools/report-filter.ts';
import { listConditions } from './list-filters.ts';

export type Condition = RawBuilder<unknown>;

/** A transmission as answers show it, with its parties. */
export interface TransmissionRow {
  readonly transmission_id: number;
  readonly tenant_id: number;
  readonly account_id: number | null;
  readonly special_account: number | null;
  readonly account_username: string | null;
  readonly account_first_name: string | null;
  readonly account_last_name: string | null;
  readonly account_phone: string;
  readonly account_email: string | null;
  readonly user_id: number | null;
  readonly username: string | null;
  readonly contact_id: number | null;
  readonly special_contact: number | null;
  readonly contact_first_name: string | null;
  readonly contact_last_name: string | null;
  readonly contact_phone: string | null;
  readonly contact_email: string | null;
  readonly format: string | null;
  readonly file_name: string | null;
  readonly document_id: number | null;
  readonly program_id: number | null;
  readonly campaign_id: number | null;
  readonly status: string;
  readonly response: string;
  readonly service_flag: number;
  readonly origin: string;
  readonly direction: string;
  readonly title: string;
  readonly last_run: Date | null;
  readonly next_try: Date | null;
  readonly try_allowed: number;
  readonly try_done: number;
  readonly sendcover: boolean;
  readonly personalize_fax: boolean;
  readonly is_read: boolean;
  readonly is_print: boolean;
  readonly is_downloaded: boolean;
  readonly is_deleted: boolean;
  readonly partial: boolean;
  readonly pages: number;
  readonly launched_spool_id: number | null;
  readonly is_scheduled: boolean;
  readonly date_created: Date;
  readonly last_updated: Date;
}

const COLUMNS = sql`
  t.transmission_id, t.tenant_id, t.account_id, t.special_account, account.username as account_username,
  account.first_name as account_first_name, account.last_name as account_last_name,
  coalesce(nullif(account.phone, ''), t.account_phone) as account_phone, account.email as account_email,
  t.user_id, users.username, t.contact_id, t.special_contact, contact.first_name as contact_first_name,
  contact.last_name as contact_last_name, contact.phone as contact_phone, contact.email as contact_email,
  document.type as format, document.name as file_name, t.document_id, t.program_id, t.campaign_id, t.status, t.response,
  t.service_flag, t.origin, t.direction, t.title, t.last_run, t.next_try, t.try_allowed, t.try_done, t.sendcover,
  t.personalize_fax, t.is_read, t.is_print, t.is_downloaded, t.is_deleted, t.partial, t.pages, t.launched_spool_id,
  exists (
    select from tasks where tasks.type = 'transmission' and tasks.data = t.transmission_id and tasks.status = 1
  ) as is_scheduled,
  t.date_created, t.last_updated`;

const FROM = sql`
  transmissions as t
  left join accounts as account on account.account_id = t.account_id and account.tenant_id = t.tenant_id
  left join contacts as contact on contact.contact_id = t.contact_id
  left join users on users.user_id = t.user_id
  left join documents as document on document.document_id = t.document_id`;

/** Columns by which a list may be sorted. */
export const SORTABLE: Readonly<Record<string, Condition>> = {
  transmission_id: sql`t.transmission_id`,
  title: sql`lower(t.title)`,
  status: sql`t.status`,
  origin: sql`t.origin`,
  direction: sql`t.direction`,
  pages: sql`t.pages`,
  last_run: sql`t.last_run`,
  date_created: sql`t.date_created`,
  username: sql`lower(users.username)`,
  contact_phone: sql`contact.phone`,
  account_phone: sql`account.phone`,
};

/** Those that a caller sees: the tenant's, an end user's own (contract 30 §1.1). */
function reachableTransmissions(scope: Scope): Condition[] {
  const present = sql`not t.is_deleted`;
  if (scope.kind === 'platform') return [present];
  const tenant = sql`t.tenant_id = ${scope.tenantId}`;
  return scope.kind === 'own' ? [present, tenant, sql`t.user_id = ${scope.userId}`] : [present, tenant];
}

/** A window of the list (contract 30 §18.2). */
export async function listTransmissions(
  trx: Trx,
  conditions: readonly Condition[],
  list: Pick<ListQuery, 'limit' | 'offset' | 'sort' | 'descending'>,
): Promise<TransmissionRow[]> {
  const by = SORTABLE[list.sort ?? ''];
  const direction = (list.descending ?? by === undefined) ? sql`desc nulls last` : sql`asc nulls last`;
  const order =
    by === undefined ? sql`t.transmission_id ${direction}` : sql`${by} ${direction}, t.transmission_id ${direction}`;
  const { rows } = await sql<TransmissionRow>`
    select ${COLUMNS} from ${FROM} where ${sql.join(conditions, sql` and `)}
    order by ${order} limit ${list.limit} offset ${list.offset}`.execute(trx);
  return rows;
}

export async function countTransmissions(trx: Trx, conditions: readonly Condition[]): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from ${FROM} where ${sql.join(conditions, sql` and `)}`.execute(trx);
  return rows[0]?.total ?? 0;
}

/** What a list's query asks for, of what the caller sees. */
export function conditionsOf(scope: Scope, query: Query, flag: number | null): Condition[] {
  return [
    ...reachableTransmissions(scope),
    // A reception that brought no page is none of the inbox's (contract 30 §21).
    sql`not (t.direction = 'inbound' and t.service_flag = 2 and t.status = 'failed' and t.pages = 0)`,
    ...(flag === null ? [] : [sql`t.service_flag & ${flag} = ${flag}`]),
    ...listConditions(query),
  ];
}

/** @throws ApiError 404 where the caller reaches no such transmission */
export async function requireTransmission(trx: Trx, scope: Scope, id: number): Promise<TransmissionRow> {
  const row = await findTransmission(trx, id, reachableTransmissions(scope));
  if (!row) throw errors.notFound('Transmission');
  return row;
}

/** @param within what else must be true of it */
export async function findTransmission(
  trx: Trx,
  id: number,
  within: readonly Condition[] = [],
): Promise<TransmissionRow | undefined> {
  const [row] = await listTransmissions(trx, [sql`t.transmission_id = ${id}`, ...within], {
    limit: 1,
    offset: 0,
    sort: null,
    descending: null,
  });
  return row;
}
