import { $api } from '../../api/client.ts';
import { useLiveQuery } from '../../live/use-live-query.ts';
import { useMe } from '../../session/use-me.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import { afterEvents, LIVE_TYPES } from './live-state.ts';

/**
 * An end user who may see the calls of his tenant hears the events of his own extensions alone (contract 00 "Events"):
 * for him it is read again from time to time.
 */
const END_USER_MS = 10_000;

/** Calls and phones of who is looked at; read once, then changed by events. */
export function useLiveState() {
  const tenantId = useChosenTenant();
  const { kind } = useMe();
  const query = tenantId === undefined ? {} : { tenant_id: tenantId };
  const options = $api.queryOptions('get', '/api/realtime', { params: { query } });
  return useLiveQuery(
    { ...options, refetchInterval: kind === 'user' ? END_USER_MS : false },
    { types: LIVE_TYPES, patch: (state, events) => afterEvents(state, events, tenantId) },
  );
}
