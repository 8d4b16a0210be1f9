import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { useLiveQuery } from '../../live/use-live-query.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import { afterQueueEvents, BOARD_TYPES, type BoardQueue, boardOf } from './board.ts';

const nowSeconds = () => Math.floor(Date.now() / 1000);

/** The queues as they are now; read once, then changed by events. */
export function useBoard() {
  const tenantId = useChosenTenant();
  const query = tenantId === undefined ? {} : { tenant_id: tenantId };
  return useLiveQuery(
    queryOptions({
      queryKey: ['wallboard', '/api/realtime', query],
      queryFn: async ({ signal }): Promise<readonly BoardQueue[]> => {
        const params = { query };
        const [live, queues] = await Promise.all([
          api.GET('/api/realtime', { params, signal }),
          api.GET('/api/call_queues', { params, signal }),
        ]);
        if (live.data === undefined || !Array.isArray(queues.data)) return [];
        return boardOf(live.data, queues.data);
      },
    }),
    { types: BOARD_TYPES, patch: (board, events) => afterQueueEvents(board, events, nowSeconds(), tenantId) },
  );
}
