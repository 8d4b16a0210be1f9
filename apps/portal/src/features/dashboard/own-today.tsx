import { useThrottledCallback } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { listAnswer } from '../../api/list-answer.ts';
import { useLiveEvents } from '../../live/use-live-events.ts';
import { useMe } from '../../session/use-me.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import { dayIn } from '../call-records/period.ts';
import { TodayFigures } from './today-figures.tsx';

const KEY = ['traffic', '/api/cdr#today'] as const;
const PAUSE_MS = 5000;

/** Today's figures for who sees records but no reports: the lengths of two lists. */
export function OwnToday() {
  const { timeZone } = useMe();
  const tenantId = useChosenTenant();
  const day = dayIn(timeZone, new Date());
  const queries = useQueryClient();
  const countAgain = useThrottledCallback(() => void queries.invalidateQueries({ queryKey: KEY }), PAUSE_MS);
  useLiveEvents(['cdr.created'], () => countAgain());
  const { data } = useQuery({
    queryKey: [...KEY, day, tenantId ?? null],
    queryFn: async ({ signal }) => {
      const asked = {
        start_date: day,
        page: 1,
        per_page: 1,
        ...(tenantId === undefined ? {} : { tenant_id: tenantId }),
      };
      const lengthOf = async (narrowed: { status?: string }) =>
        listAnswer(await api.GET('/api/cdr', { params: { query: { ...asked, ...narrowed } }, signal })).total;
      const [calls, answered] = await Promise.all([lengthOf({}), lengthOf({ status: 'answered' })]);
      return { calls, answered };
    },
  });
  return <TodayFigures totals={data} />;
}
