import { useMemo } from 'react';
import { $api } from '../../api/client.ts';
import { useLiveQuery } from '../../live/use-live-query.ts';
import { hasFeature } from '../../session/me.ts';
import { useMe } from '../../session/use-me.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import { afterEvents, LIVE_TYPES } from '../live-calls/live-state.ts';

/**
 * Which accounts (`1001@acme.example`) have a phone that is there, kept right by events. Undefined: it is not known, as
 * the caller may not see it, or looks at all tenants.
 */
export function useRegistered(): ReadonlySet<string> | undefined {
  const me = useMe();
  const tenantId = useChosenTenant();
  const isOne =
    me.kind === 'admin' || (me.kind === 'provider' && (tenantId !== undefined || me.edition === 'community'));
  const query = tenantId === undefined ? {} : { tenant_id: tenantId };
  const options = $api.queryOptions('get', '/api/realtime', { params: { query } });
  const { data } = useLiveQuery(
    { ...options, enabled: isOne && hasFeature(me, 'realtime') },
    { types: LIVE_TYPES, patch: (state, events) => afterEvents(state, events, tenantId) },
  );
  const registrations = data?.registrations;
  return useMemo(
    () => registrations && new Set(registrations.map(({ reg_user, realm }) => `${reg_user}@${realm}`)),
    [registrations],
  );
}
