import type { ListPath, RowOf } from '@strowger/client';
import { useQueryClient } from '@tanstack/react-query';
import type { ListAnswer } from '../api/list-answer.ts';
import { listKey } from '../kit/list/read-list.ts';
import type { LiveEvent } from './live-event.ts';
import { patchRows } from './patch-rows.ts';
import { useLiveEvents } from './use-live-events.ts';

/** How one row is shown after an event; null takes it out. */
export type RowChange<Row> = (row: Row) => Row | null;

interface LiveRowsOptions<P extends ListPath> {
  readonly path: P;
  readonly types: readonly string[];
  readonly rowKey: (row: RowOf<P>) => string;
  /** Which row an event is about, and how it changes; null: about none. */
  readonly change: (event: LiveEvent) => { readonly key: string; readonly row: RowChange<RowOf<P>> } | null;
}

/** Keeps the rows of a `ResourceTable` right by live events; only the rows that differ are drawn again. */
export function useLiveRows<P extends ListPath>({ path, types, rowKey, change }: LiveRowsOptions<P>): void {
  const queries = useQueryClient();
  useLiveEvents(types, (events) => {
    const changes = new Map<string, (row: RowOf<P> | undefined) => RowOf<P> | null>();
    for (const event of events) {
      const found = change(event);
      if (!found) continue;
      const earlier = changes.get(found.key);
      changes.set(found.key, (row) => {
        const before = earlier ? earlier(row) : (row ?? null);
        return before === null ? null : found.row(before);
      });
    }
    queries.setQueriesData<ListAnswer<RowOf<P>>>({ queryKey: listKey(path).slice(0, 2) }, (answer) => {
      if (!answer) return answer;
      const rows = patchRows(answer.rows, rowKey, changes);
      return rows === answer.rows ? answer : { ...answer, rows };
    });
  });
}
