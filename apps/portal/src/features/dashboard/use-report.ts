import { useThrottledCallback } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { $api } from '../../api/client.ts';
import { useLiveEvents } from '../../live/use-live-events.ts';
import { useMe } from '../../session/use-me.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import { dayIn } from '../call-records/period.ts';
import { type Range, rangeQuery } from './traffic.ts';

/** A busy system ends calls every moment; the report is not read for every one. */
const PAUSE_MS = 5000;

/** The calls of some days up to today, read again as calls end. */
export function useReport(range: Range) {
  const { timeZone } = useMe();
  const tenantId = useChosenTenant();
  const query = {
    ...rangeQuery(range, dayIn(timeZone, new Date())),
    ...(tenantId === undefined ? {} : { tenant_id: tenantId }),
  };
  const queries = useQueryClient();
  const { queryKey } = $api.queryOptions('get', '/api/reports/calls', { params: { query } });
  const readAgain = useThrottledCallback(() => void queries.invalidateQueries({ queryKey, exact: true }), PAUSE_MS);
  useLiveEvents(['cdr.created'], () => readAgain());
  return $api.useQuery('get', '/api/reports/calls', { params: { query } });
}
