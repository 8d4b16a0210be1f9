import type { RowOf } from '@strowger/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ApiError, toApiError } from '../../../api/api-error.ts';
import { $api } from '../../../api/client.ts';
import { listOptions } from '../../../kit/list/read-list.ts';
import { textOf } from '../../../live/live-event.ts';
import { useLiveEvents } from '../../../live/use-live-events.ts';
import type { Trace } from './trace.ts';

export type CallRecord = RowOf<'/api/cdr'>;

/** What is known of a call: its record once it has ended, its trace for as long as that is kept. */
export interface KnownCall {
  readonly record: CallRecord | undefined;
  readonly trace: Trace | undefined;
  /** Still being asked for. */
  readonly pending: boolean;
  /** Other than that there is none. */
  readonly failure: ApiError | null;
  readonly retry: () => void;
}

/** Reads a call; while it goes on, again with each event of one of its legs. */
export function useCall(callId: string): KnownCall {
  const queries = useQueryClient();
  const traceOptions = $api.queryOptions('get', '/api/calls/{call_id}/trace', {
    params: { path: { call_id: callId } },
  });
  const trace = useQuery({ ...traceOptions, retry: false });
  const record = useQuery(listOptions({ path: '/api/cdr', query: { call_id: callId, leg: 'all' } }));
  useLiveEvents(['channel.*', 'cdr.created'], (events) => {
    const own = new Set([callId, ...(trace.data?.legs ?? []).map(({ uuid }) => uuid)]);
    const concerns = events.some((event) => own.has(textOf(event, 'uuid')) || own.has(textOf(event, 'call_id')));
    if (concerns) void queries.invalidateQueries({ queryKey: traceOptions.queryKey });
  });
  const traceError = trace.error === null ? null : toApiError(trace.error);
  const isGone = traceError?.status === 404;
  return {
    record: record.data?.rows.find((row) => row.call_id === callId),
    trace: isGone ? undefined : trace.data,
    pending: trace.isPending || record.isPending,
    failure: record.error === null ? (isGone ? null : traceError) : toApiError(record.error),
    retry: () => {
      void trace.refetch();
      void record.refetch();
    },
  };
}
