import { $api } from '../../api/client.ts';
import type { LiveEvent } from '../../live/live-event.ts';
import { useLiveQuery } from '../../live/use-live-query.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import { afterEvents, LIVE_TYPES, type LiveState } from './live-state.ts';

/** Calls and phones of who is looked at; read once, then changed by events. */
export function useLiveState() {
  const tenantId = useChosenTenant();
  const query = tenantId === undefined ? {} : { tenant_id: tenantId };
  const options = $api.queryOptions('get', '/api/realtime', { params: { query } });
  const patch = (state: LiveState, events: readonly LiveEvent[]) => afterEvents(state, events, tenantId);
  return useLiveQuery(options, { types: LIVE_TYPES, patch });
}
