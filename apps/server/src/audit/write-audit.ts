import type { Trx } from '@strowger/db';
import type { Caller } from '../access/caller.ts';
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

/** Writes the audit row and its activity in the transaction of the write. Secrets are masked here and nowhere else. */
export async function writeAudit(
  trx: Trx,
  caller: Pick<Caller, 'userId' | 'tenantId' | 'username' | 'impersonatorId'> | null,
  request: Pick<RequestFacts, 'ip' | 'method' | 'path'>,
  entry: AuditEntry,
): Promise<void> {
  const tenantId = entry.tenantId === undefined ? (caller?.tenantId ?? null) : entry.tenantId;
  const who = { user_id: caller?.userId ?? null, username: caller?.username ?? '', ip_address: request.ip };
  await trx
    .insertInto('audit')
    .values({
      ...who,
      tenant_id: tenantId,
      impersonator_id: caller?.impersonatorId ?? null,
      method: request.method,
      path: request.path,
      resource: entry.resource,
      resource_id: String(entry.resourceId),
      action: entry.action,
      before: jsonOrNull(entry.before),
      after: jsonOrNull(entry.after),
    })
    .execute();
  const activity = entry.activity === undefined ? activityOf(entry) : entry.activity;
  if (activity === null) return;
  await trx
    .insertInto('activities')
    .values({ ...who, tenant_id: tenantId, activities: activity })
    .execute();
}

function jsonOrNull(value: object | null | undefined): string | null {
  return value ? JSON.stringify(maskSecrets(value)) : null;
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
