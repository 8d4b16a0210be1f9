import { sql, type Trx } from '@strowger/db';
import type { Scope } from '../../access/scope.ts';
import { type ListQuery, readWindow } from '../../http/list-query.ts';
import { containsPattern } from '../../http/portal-search.ts';
import type { TenantFilter } from '../domains/tenant-choice.ts';
import { type ExtensionValues, VALUE_FIELDS } from './extension-values.ts';

/** An extension with what it is shown with; its secret is read apart. */
function extensionQuery(trx: Trx, scope: Scope) {
  const query = trx
    .selectFrom('extensions as e')
    .innerJoin('domains as d', 'd.domain_uuid', 'e.domain_uuid')
    .innerJoin('tenants as t', 't.tenant_id', 'e.tenant_id')
    .leftJoin('users as u', 'u.user_id', 'e.user_id')
    .leftJoin('accounts as a', 'a.account_id', 'e.account_id');
  if (scope.kind === 'platform') return query;
  const ofTenant = query.where('e.tenant_id', '=', scope.tenantId);
  return scope.kind === 'own' ? ofTenant.where('e.user_id', '=', scope.userId) : ofTenant;
}

type ExtensionQuery = ReturnType<typeof extensionQuery>;

function withColumns(query: ExtensionQuery) {
  return query
    .select([
      'e.extension_uuid',
      'e.tenant_id',
      'e.domain_uuid',
      'e.account_id',
      'd.domain_name',
      't.company as tenant_name',
      'u.username as linked_username',
      sql<
        string | null
      >`coalesce(nullif(trim(concat_ws(' ', a.first_name, a.last_name)), ''), nullif(a.username, ''), a.phone)`.as(
        'assigned_to',
      ),
      sql<string | null>`(select follow_me_uuid from follow_me where follow_me.extension_uuid = e.extension_uuid)`.as(
        'follow_me_uuid',
      ),
    ])
    .select(VALUE_FIELDS.map((field) => `e.${field}` as const));
}

export type ExtensionRow = ExtensionValues & {
  readonly extension_uuid: string;
  readonly tenant_id: number;
  readonly domain_uuid: string;
  readonly account_id: number | null;
  readonly domain_name: string;
  readonly tenant_name: string;
  readonly linked_username: string | null;
  readonly assigned_to: string | null;
  readonly follow_me_uuid: string | null;
};

export function findExtension(trx: Trx, scope: Scope, uuid: string): Promise<ExtensionRow | undefined> {
  return withColumns(extensionQuery(trx, scope)).where('e.extension_uuid', '=', uuid).executeTakeFirst();
}

/** The sealed SIP secret. */
export async function readSealedPassword(trx: Trx, uuid: string): Promise<string> {
  const row = await trx
    .selectFrom('extensions')
    .select('password')
    .where('extension_uuid', '=', uuid)
    .executeTakeFirstOrThrow();
  return row.password;
}

export interface ExtensionFilter {
  readonly tenants: TenantFilter;
  readonly enabled: boolean | 'neither' | null;
  readonly type: string | null;
  /** The user that they are linked with. */
  readonly userId: number | null;
}

export const SORTABLE = [
  'extension',
  'number_alias',
  'effective_caller_id_name',
  'effective_caller_id_number',
  'outbound_caller_id_name',
  'outbound_caller_id_number',
  'call_timeout',
  'call_group',
  'user_record',
  'enabled',
  'extension_type',
  'description',
] as const;

/** A window of the extensions the scope shows, by number unless asked otherwise, and the count of all. */
export async function listExtensions(
  trx: Trx,
  scope: Scope,
  filter: ExtensionFilter,
  list: ListQuery,
): Promise<{ rows: ExtensionRow[]; total: number }> {
  const query = filtered(extensionQuery(trx, scope), filter, list.search);
  const order = list.descending ? 'desc' : 'asc';
  const column = SORTABLE.find((name) => name === list.sort) ?? 'extension';
  const sorted = column === 'extension' ? withColumns(query) : withColumns(query).orderBy(`e.${column}`, order);
  const complete = sorted
    .orderBy(sql`e.extension::bigint`, column === 'extension' ? order : 'asc')
    .orderBy('e.extension')
    .orderBy('e.extension_uuid')
    .offset(list.offset);
  return readWindow(
    list,
    (limit) => complete.limit(limit).execute(),
    async () => (await query.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow()).total,
  );
}

function filtered(query: ExtensionQuery, filter: ExtensionFilter, search: string): ExtensionQuery {
  const { tenants, enabled, type, userId } = filter;
  let narrowed = query;
  if (tenants === 'none' || enabled === 'neither') narrowed = narrowed.where(sql<boolean>`false`);
  if (typeof tenants === 'object') narrowed = narrowed.where('e.tenant_id', '=', tenants.tenantId);
  if (typeof enabled === 'boolean') narrowed = narrowed.where('e.enabled', '=', enabled);
  if (type !== null) narrowed = narrowed.where('e.extension_type', '=', type);
  if (userId !== null) narrowed = narrowed.where('e.user_id', '=', userId);
  if (search === '') return narrowed;
  const pattern = containsPattern(search);
  return narrowed.where((eb) =>
    eb.or([
      eb('e.extension', 'ilike', pattern),
      eb('e.number_alias', 'ilike', pattern),
      eb('e.effective_caller_id_name', 'ilike', pattern),
      eb('e.effective_caller_id_number', 'ilike', pattern),
      eb('e.directory_first_name', 'ilike', pattern),
      eb('e.directory_last_name', 'ilike', pattern),
      eb('e.description', 'ilike', pattern),
    ]),
  );
}

export async function insertExtension(
  trx: Trx,
  row: ExtensionValues & {
    readonly extension_uuid: string;
    readonly tenant_id: number;
    readonly domain_uuid: string;
    readonly password: string;
  },
): Promise<void> {
  await trx.insertInto('extensions').values(row).execute();
}

/** Writes the columns that change and no others. */
export async function updateExtensionRow(
  trx: Trx,
  uuid: string,
  changes: Partial<ExtensionValues> & { readonly password?: string; readonly account_id?: number | null },
  at: Date,
): Promise<void> {
  await trx
    .updateTable('extensions')
    .set({ ...changes, last_updated: at })
    .where('extension_uuid', '=', uuid)
    .execute();
}

export async function deleteExtensionRow(trx: Trx, uuid: string): Promise<void> {
  await trx.deleteFrom('extensions').where('extension_uuid', '=', uuid).execute();
}

export async function countExtensions(trx: Trx, tenantId: number): Promise<number> {
  const row = await trx
    .selectFrom('extensions')
    .select(sql<number>`count(*)`.as('total'))
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  return row.total;
}

/** True when the user exists and is of the tenant. */
export async function isUserOfTenant(trx: Trx, userId: number, tenantId: number): Promise<boolean> {
  const row = await trx
    .selectFrom('users')
    .select('user_id')
    .where('user_id', '=', userId)
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Extensions linked to a user, the oldest first. */
export function linkedExtensions(trx: Trx, userId: number): Promise<ExtensionRow[]> {
  return withColumns(extensionQuery(trx, { kind: 'platform' }))
    .where('e.user_id', '=', userId)
    .orderBy('e.date_created')
    .orderBy('e.extension_uuid')
    .execute();
}
