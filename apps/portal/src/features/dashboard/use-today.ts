import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { listAnswer } from '../../api/list-answer.ts';
import { shownAt } from '../../kit/format/zoned-time.ts';
import { type LiveEvent, numberOf, textOf } from '../../live/live-event.ts';
import { useLiveQuery } from '../../live/use-live-query.ts';
import { useMe } from '../../session/use-me.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import { dayIn } from '../call-records/period.ts';
import { type Traffic, trafficOf, withCall } from './traffic.ts';

/** The most records that the API answers at once. */
const MOST = 5000;

/** The calls of today: read once, then counted on with every call that ends. */
export function useToday() {
  const { timeZone } = useMe();
  const tenantId = useChosenTenant();
  const day = dayIn(timeZone, new Date());
  const options = queryOptions({
    // Read again after a gap in the events, as all of the API is; not with each record, which is counted here.
    queryKey: ['traffic', '/api/cdr#today', day, tenantId ?? null],
    queryFn: async ({ signal }): Promise<Traffic> => {
      const query = {
        start_date: day,
        limit: MOST,
        ...(tenantId === undefined ? {} : { tenant_id: tenantId }),
      };
      const { rows, total } = listAnswer(await api.GET('/api/cdr', { params: { query }, signal }));
      return trafficOf(rows, total);
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useLiveQuery(options, {
    types: ['cdr.created'],
    patch: (traffic, events) =>
      events
        .filter((event) => isOwnCall(event, tenantId))
        .reduce((before, event) => withCall(before, callOf(event, timeZone)), traffic),
  });
}

/** One call is a record of its first leg; others are of the legs that it led to. */
function isOwnCall(event: LiveEvent, tenantId: number | undefined): boolean {
  return textOf(event, 'leg') === 'a' && (tenantId === undefined || event.tenantId === tenantId);
}

function callOf(event: LiveEvent, timeZone: string) {
  const began = new Date(Date.now() - (numberOf(event, 'duration') ?? 0) * 1000);
  return {
    hour: Number(shownAt(began, timeZone).slice(11, 13)),
    direction: textOf(event, 'direction'),
    billsec: numberOf(event, 'billsec') ?? 0,
  };
}
