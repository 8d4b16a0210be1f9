import { jsonbText, sql, type Trx } from '@strowger/db';
import type { Caller } from '../access/caller.ts';
import { insertEvents, type KeptEvent } from '../events/keep-event.ts';
import type { RequestFacts } from '../http/route.ts';
import { maskSecrets } from './mask-secrets.ts';

/** One write as the audit log keeps it (contract 10 §8). */
export interface AuditEntry {
  /** Path name of the resource, e.g. `tenants`. */
  readonly resource: string;
  readonly resourceId: string | number;
  readonly action: string;
  /** Tenant of the object; absent: the caller's. */
  readonly tenantId?: number | null;
  readonly before?: object | null;
  readonly after?: object | null;
  /** What people read in the activity list; absent: made from the action, `null`: none. */
  readonly activity?: string | null;
}

/** Whoever wrote; `userId` null: no user. */
type Writer =
  | (Pick<Caller, 'tenantId' | 'username' | 'impersonatorId' | 'apiKeyId'> & { readonly userId: number | null })
  | null;
type Origin = Pick<RequestFacts, 'ip' | 'method' | 'path'>;

/** Of what the platform writes by itself. */
export const NO_REQUEST: Origin = { ip: '', method: '', path: '' };

/** Writes the audit row and its activity in the transaction of the write. */
export function writeAudit(trx: Trx, caller: Writer, request: Origin, entry: AuditEntry): Promise<void> {
  return writeTraces(trx, caller, request, { entries: [entry], events: [] });
}

/**
 * Writes what a request leaves behind, in its transaction and in one statement: audit rows with their activities, and
 * kept events. Secrets in audit rows are masked here and nowhere else.
 */
export async function writeTraces(
  trx: Trx,
  caller: Writer,
  request: Origin,
  traces: { readonly entries: readonly AuditEntry[]; readonly events: readonly KeptEvent[] },
): Promise<void> {
  const { entries, events } = traces;
  if (entries.length === 0 && events.length === 0) return;
  const audits = entries.map((entry) => auditRow(caller, request, entry));
  const activities = audits.filter((row) => row.activities !== null);
  await sql`
    with audited as (
      insert into audit (tenant_id, user_id, username, impersonator_id, api_key_id, ip_address, method, path, resource,
        resource_id, action, before, after)
      select tenant_id, user_id, username, impersonator_id, api_key_id, ip_address, method, path, resource, resource_id,
        action, before, after
      from jsonb_to_recordset(${jsonbText(audits)}::jsonb) as row(
        tenant_id integer, user_id integer, username text, impersonator_id integer, api_key_id integer,
        ip_address text, method text, path text, resource text, resource_id text, action text, before jsonb, after jsonb)
    ), described as (
      insert into activities (tenant_id, user_id, username, ip_address, activities)
      select tenant_id, user_id, username, ip_address, activities
      from jsonb_to_recordset(${jsonbText(activities)}::jsonb) as row(
        tenant_id integer, user_id integer, username text, ip_address text, activities text)
    ) ${insertEvents(events)}`.execute(trx);
}

function auditRow(caller: Writer, request: Origin, entry: AuditEntry) {
  return {
    tenant_id: entry.tenantId === undefined ? (caller?.tenantId ?? null) : entry.tenantId,
    user_id: caller?.userId ?? null,
    username: caller?.username ?? '',
    impersonator_id: caller?.impersonatorId ?? null,
    api_key_id: caller?.apiKeyId ?? null,
    ip_address: request.ip,
    method: request.method,
    path: request.path,
    resource: entry.resource,
    resource_id: String(entry.resourceId),
    action: entry.action,
    before: entry.before ? maskSecrets(entry.before) : null,
    after: entry.after ? maskSecrets(entry.after) : null,
    activities: entry.activity === undefined ? activityOf(entry) : entry.activity,
  };
}

/** `Update extensions 1001 -ID:(9b1c…)` (contract 10 §8). */
function activityOf(entry: AuditEntry): string {
  const verb = entry.action.charAt(0).toUpperCase() + entry.action.slice(1);
  const name = nameOf(entry.after) ?? nameOf(entry.before) ?? '';
  return `${verb} ${entry.resource}${name === '' ? '' : ` ${name}`} -ID:(${entry.resourceId})`;
}

function nameOf(object: object | null | undefined): string | undefined {
  for (const key of ['name', 'company', 'username', 'extension', 'domain_name']) {
    const value: unknown = object && Object.hasOwn(object, key) ? Reflect.get(object, key) : undefined;
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}

const ACTION_OF_METHOD: Readonly<Record<string, string>> = { POST: 'create', PUT: 'update', DELETE: 'delete' };

/** The row of a write whose handler wrote none of its own. */
export function defaultAuditEntry(
  route: { readonly method: string; readonly path: string },
  params: Readonly<Record<string, string | number>>,
  caller: Caller | null,
): AuditEntry {
  return {
    resource: route.path.split('/').filter((part) => part !== '' && !part.startsWith(':'))[0] ?? '',
    resourceId: Object.values(params)[0] ?? '',
    action: ACTION_OF_METHOD[route.method] ?? route.method.toLowerCase(),
    tenantId: caller?.tenantId ?? null,
  };
}
