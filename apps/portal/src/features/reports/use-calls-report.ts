import { useThrottledCallback } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { $api } from '../../api/client.ts';
import { useLiveEvents } from '../../live/use-live-events.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';

/** A busy system ends calls every moment; a report is not read for every one. */
const PAUSE_MS = 5000;

interface Asked {
  readonly start_date?: string;
  readonly end_date?: string;
  readonly interval?: 'hour' | 'day';
  readonly cost?: boolean;
}

/**
 * The calls of some days, of the tenant that the frame's switch names.
 * @param live whether it is read again as calls end
 */
export function useCallsReport(asked: Asked, live = true) {
  const tenantId = useChosenTenant();
  const query = { ...asked, ...(tenantId === undefined ? {} : { tenant_id: tenantId }) };
  const queries = useQueryClient();
  const { queryKey } = $api.queryOptions('get', '/api/reports/calls', { params: { query } });
  const readAgain = useThrottledCallback(() => void queries.invalidateQueries({ queryKey, exact: true }), PAUSE_MS);
  useLiveEvents(['cdr.created'], () => {
    if (live) readAgain();
  });
  return $api.useQuery('get', '/api/reports/calls', { params: { query } });
}
