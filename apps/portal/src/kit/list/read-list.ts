import type { ListPath, RowOf } from '@strowger/client';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type ListAnswer, listAnswer } from '../../api/list-answer.ts';
import { apiUrl, fetchApi, type QueryValue } from '../fetch-api.ts';

/** Which list is read. */
export interface ListRequest<P extends ListPath> {
  readonly path: P;
  /** Of a path like `/api/voicemails/{voicemail_uuid}/messages`. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, QueryValue>>;
}

/** The key of a list's queries; without a query, of all of them: for `setQueriesData`. */
export function listKey(path: ListPath, parameters: ListRequest<ListPath>['parameters'] = {}): readonly unknown[] {
  return ['list', path, parameters];
}

/** A page of a list; the one before stays until the next has come. */
export function listOptions<P extends ListPath>(request: ListRequest<P>) {
  const { path, parameters = {}, query } = request;
  return queryOptions({
    queryKey: [...listKey(path, parameters), query],
    queryFn: ({ signal }) => readList(request, signal),
    placeholderData: keepPreviousData,
  });
}

async function readList<P extends ListPath>(
  { path, parameters, query }: ListRequest<P>,
  signal: AbortSignal,
): Promise<ListAnswer<RowOf<P>>> {
  const response = await fetchApi(apiUrl(path, parameters, query), { signal });
  const data: unknown = await response.json();
  return listAnswer({ data: isRowsOf(path, data) ? data : [], response });
}

/** The generated types say what rows a path has; that it has rows is looked at here. */
function isRowsOf<P extends ListPath>(_: P, data: unknown): data is RowOf<P>[] {
  return Array.isArray(data);
}
