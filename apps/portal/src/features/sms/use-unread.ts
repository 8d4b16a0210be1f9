import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { api } from '../../api/client.ts';
import { listOptions } from '../../kit/list/read-list.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { unreadByThread } from './conversations.ts';

const MOST = 200;
const QUERY = { direction: 'inbound', is_read: '0', page: 1, per_page: MOST };

/** Unread messages by conversation; those of the one that is open are read, and said to be. */
export function useUnread(open: string): ReadonlyMap<string, readonly number[]> {
  const refresh = useRefresh();
  const found = useQuery(listOptions({ path: '/api/smses', query: QUERY }));
  const rows = found.data?.rows;
  const unread = useMemo(() => unreadByThread(rows ?? []), [rows]);
  const seen = open === '' ? undefined : unread.get(open)?.join();
  useEffect(() => {
    if (seen === undefined) return;
    void markRead(seen.split(',').map(Number)).then(() => refresh('smses', 'transmissions'));
  }, [seen, refresh]);
  return unread;
}

/** One that cannot be marked stays unread. */
async function markRead(ids: readonly number[]): Promise<void> {
  for (const transmission_id of ids) {
    await api
      .PUT('/api/transmissions/{transmission_id}', { params: { path: { transmission_id } }, body: { is_read: '1' } })
      .catch(() => undefined);
  }
}
