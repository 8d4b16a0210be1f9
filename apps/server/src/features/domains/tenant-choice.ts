import type { Caller } from '../../access/caller.ts';
import type { Scope } from '../../access/scope.ts';
import { errors } from '../../http/errors.ts';

/** Which tenants' rows a list shows: one tenant's, all, or none at all. */
export type TenantFilter = { readonly tenantId: number } | 'all' | 'none';

const ABSENT: ReadonlySet<string> = new Set(['', '0', 'null', 'undefined']);

/**
 * What `?tenant_id=` means to a caller (contract 10 §2.6, 20 §0.2): a super admin narrows with it, for others it is
 * ANDed with their own tenant.
 */
export function tenantFilter(scope: Scope, query: Readonly<Record<string, string>>): TenantFilter {
  const text = query.tenant_id?.trim() ?? '';
  const asked = ABSENT.has(text) ? null : idOf(text);
  if (scope.kind === 'platform') {
    if (asked === null) return 'all';
    return asked === NO_ID ? 'none' : { tenantId: asked };
  }
  return asked === null || asked === scope.tenantId ? { tenantId: scope.tenantId } : 'none';
}

/** The tenant that a question about one tenant is about: the one asked for, else the caller's own; null: none he sees. */
export function tenantAsked(caller: Caller, scope: Scope, query: Readonly<Record<string, string>>): number | null {
  const filter = tenantFilter(scope, query);
  if (filter === 'none') return null;
  return filter === 'all' ? caller.tenantId : filter.tenantId;
}

/**
 * The tenant a new object goes to: a super admin may name one, everybody else has his own (contract 10 §2.6).
 * @throws ApiError 403 when another tenant is named
 */
export function tenantForWrite(caller: Caller, named: number | undefined): number {
  if (named === undefined || named === 0 || named === caller.tenantId) return caller.tenantId;
  if (caller.kind !== 'A') throw errors.forbidden('Not permitted for another tenant');
  return named;
}

const NO_ID = -1;

function idOf(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : NO_ID;
}
