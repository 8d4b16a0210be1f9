import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { listAnswer } from '../../api/list-answer.ts';
import { listOptions } from '../../kit/list/read-list.ts';
import { useLiveEvents } from '../../live/use-live-events.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import { useLiveState } from '../live-calls/use-live-state.ts';
import type { Existing } from './first-steps.ts';

const ONE = { page: 1, per_page: 1 } as const;

/** What there is of what a first call needs. @param makesTenants whether tenants are the caller's to make */
export function useExisting(makesTenants: boolean): Existing {
  const tenantId = useChosenTenant();
  const scope = tenantId === undefined ? {} : { tenant_id: tenantId };
  const tenants = useQuery({ ...listOptions({ path: '/api/tenants', query: ONE }), enabled: makesTenants });
  const extensions = useQuery(listOptions({ path: '/api/fpbx_extensions', query: { ...ONE, ...scope } }));
  const live = useLiveState();
  return {
    tenants: tenants.data?.total,
    extensions: extensions.data?.total,
    phones: live.data?.registrations.length,
    calls: useCallCount(tenantId),
  };
}

/** How many calls there have been; counted again only until there is one. */
function useCallCount(tenantId: number | undefined): number | undefined {
  const queries = useQueryClient();
  const queryKey = ['first-call', tenantId ?? null];
  const counted = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const query = { ...ONE, ...(tenantId === undefined ? {} : { tenant_id: tenantId }) };
      return listAnswer(await api.GET('/api/cdr', { params: { query }, signal })).total;
    },
  });
  useLiveEvents(['cdr.created'], () => {
    if (counted.data === 0) void queries.invalidateQueries({ queryKey });
  });
  return counted.data;
}
