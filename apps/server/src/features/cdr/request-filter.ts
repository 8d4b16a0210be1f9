import type { Caller } from '../../access/caller.ts';
import { rangeEnd, rangeStart } from './filters.ts';
import type { CdrFilter } from './store.ts';

type Query = Readonly<Record<string, string>>;

const MONTH_MS = 30 * 24 * 3600 * 1000;

/** The filters of `GET /cdr` (contract 40 A4). Domain and tenant narrow for super admins only. */
export function cdrFilterOf(query: Query, caller: Caller, now: Date): CdrFilter {
  const from = rangeStart(query, 'start_date', caller.timeZone) ?? rangeStart(query, 'from', caller.timeZone);
  const monthly = query.monthly === 'true' ? new Date(now.getTime() - MONTH_MS) : null;
  return {
    from: latest(from, monthly),
    until: rangeEnd(query, 'end_date', caller.timeZone) ?? rangeEnd(query, 'to', caller.timeZone),
    leg: query.leg === 'b' || query.leg === 'all' ? query.leg : 'a',
    direction: directionOf(query.direction),
    callType: query.call_type,
    status: query.status,
    hangupCause: query.hangup_cause,
    campaignId: idOf(query.campaign_id),
    extension: query.extension,
    callId: query.call_id,
    search: query.search?.trim() ?? '',
    ...platformFilter(query, caller),
  };
}

/** The filters of `GET /cdr` that the counts by quarter of an hour answer, dates left out. */
export function countedFilterOf(query: Query, caller: Caller): CdrFilter {
  return {
    leg: query.leg === 'b' || query.leg === 'all' ? query.leg : 'a',
    direction: directionOf(query.direction),
    status: query.status,
    tenantId: platformFilter(query, caller).tenantId ?? null,
  };
}

/** The filters of `GET /usersCDR` (contract 40 A6). */
export function extensionCdrFilterOf(query: Query, caller: Caller): CdrFilter {
  const cause = query.hangup_cause;
  return {
    from: rangeStart(query, 'date_from', caller.timeZone),
    until: rangeEnd(query, 'date_to', caller.timeZone),
    leg: 'all',
    ofExtensions: true,
    userId: idOf(query.user_id),
    extension: query.extension,
    ...(cause === 'NORMAL_CLEARING' ? { hangupCause: cause } : cause ? { notHangupCause: 'NORMAL_CLEARING' } : {}),
    ...platformFilter(query, caller),
  };
}

/** The filters of `GET /fpbx_cdr` (contract 40 A7). */
export function pbxCdrFilterOf(query: Query, caller: Caller): CdrFilter {
  const direction = directionOf(query.direction);
  return {
    from: rangeStart(query, 'start_date', caller.timeZone),
    until: rangeEnd(query, 'end_date', caller.timeZone),
    leg: 'a',
    direction: direction && ['inbound', 'outbound', 'local'].includes(direction) ? direction : undefined,
    search: query.search?.trim() ?? '',
    ...platformFilter(query, caller),
  };
}

/** What others send here is ANDed with their scope by the query, so it can only narrow. */
function platformFilter(query: Query, caller: Caller): Pick<CdrFilter, 'domain' | 'tenantId'> {
  const tenantId = idOf(query.tenant_id);
  if (caller.kind !== 'A' && tenantId === 0) return { domain: query.domain };
  return { domain: query.domain, tenantId };
}

function directionOf(text: string | undefined): string | undefined {
  return text === 'internal' ? 'local' : text;
}

/** An id that is no number matches nothing. */
function idOf(text: string | undefined): number | null {
  if (text === undefined || ['', 'null', 'undefined'].includes(text)) return null;
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}

function latest(a: Date | null, b: Date | null): Date | null {
  if (!a || !b) return a ?? b;
  return a > b ? a : b;
}
