import { sql, type Trx } from '@strowger/db';
import type { Scope } from '../../../access/scope.ts';
import type { CdrFilter } from '../store.ts';

/** The counts of all tenants together stand under this tenant. */
const ALL_TENANTS = -1;

/** What a filter may ask so that the counts answer it: the members that are not here need the records. */
type CountedFilter = Pick<
  CdrFilter,
  'from' | 'until' | 'leg' | 'direction' | 'callType' | 'status' | 'hangupCause' | 'notHangupCause'
>;

/** Whose counts answer a filter, and which of them. */
export interface Counted {
  readonly tenantId: number;
  readonly filter: CountedFilter;
}

/** @returns null when the counts do not tell; 'none' when no record can match */
export function countedBy(scope: Scope, filter: CdrFilter): Counted | 'none' | null {
  const { domain, campaignId, userId, extension, callId, ofExtensions, search, tenantId, ...counted } = filter;
  if (scope.kind === 'own' || domain || extension || callId || ofExtensions || search) return null;
  if (campaignId != null || userId != null) return null;
  const asked = tenantId ?? null;
  if (scope.kind === 'tenant' && asked !== null && asked !== scope.tenantId) return 'none';
  if (asked !== null && asked <= 0) return 'none';
  return { tenantId: scope.kind === 'tenant' ? scope.tenantId : (asked ?? ALL_TENANTS), filter: counted };
}

/** Quarters of an hour tell calls by leg, direction and status alone; days tell everything. */
export function quartersTell({ filter }: Counted): boolean {
  return !filter.callType && !filter.hangupCause && !filter.notHangupCause;
}

/** Counts by quarter or hour for that filter; its dates are the caller's, who knows which of them the table can tell. */
export function quarterRows(
  trx: Trx,
  { tenantId, filter }: Counted,
  table: 'cdr_quarters' | 'cdr_hours' = 'cdr_quarters',
) {
  const query = trx
    .selectFrom(table)
    .where('tenant_id', '=', tenantId)
    .where('calls', '>', 0)
    .where('leg', 'in', legsOf(filter));
  return query.where((eb) =>
    eb.and([
      ...(filter.direction ? [eb('direction', '=', filter.direction)] : []),
      ...(filter.status ? [eb('status', '=', filter.status)] : []),
    ]),
  );
}

/** Counts by UTC day for that filter, its dates left out. */
export function dayRows(trx: Trx, { tenantId, filter }: Counted) {
  const query = trx
    .selectFrom('cdr_days')
    .where('tenant_id', '=', tenantId)
    .where('calls', '>', 0)
    .where('leg', 'in', legsOf(filter));
  return query.where((eb) =>
    eb.and([
      ...(filter.direction ? [eb('direction', '=', filter.direction)] : []),
      ...(filter.status ? [eb('status', '=', filter.status)] : []),
      ...(filter.callType ? [eb('call_type', '=', filter.callType)] : []),
      ...(filter.hangupCause ? [eb('hangup_cause', '=', filter.hangupCause)] : []),
      ...(filter.notHangupCause ? [eb('hangup_cause', '!=', filter.notHangupCause)] : []),
    ]),
  );
}

/** The legs that a filter asks for. */
export function legsOf({ leg = 'a' }: Pick<CountedFilter, 'leg'>): readonly string[] {
  return leg === 'all' ? ['a', 'b'] : [leg];
}

export const callsOf = sql<number>`sum(calls)::bigint`;
