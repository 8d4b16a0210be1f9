import { answerList, parseListQuery } from '../list-query.ts';
import type { RouteContext } from '../route.ts';
import { type Resource, shownFields } from './resource.ts';
import { type Condition, queryConditions, reachConditions } from './resource-filters.ts';
import { listRows, sortable } from './resource-rows.ts';

type Context = Pick<RouteContext<unknown, Record<string, never>>, 'trx' | 'scope' | 'caller' | 'query' | 'reply'>;

/** Answers a list of what the caller sees of a resource. @param more what else must be true of a row `r` */
export async function listObjects(
  { trx, scope, caller, query, reply }: Context,
  resource: Resource,
  more: readonly Condition[] = [],
): Promise<unknown> {
  const names = shownFields(resource, 'list', caller.kind);
  const list = parseListQuery(query, sortable(resource, names));
  const reach = reachConditions(resource, { caller, scope }, 'see');
  const conditions = [...reach, ...queryConditions(resource, query, list.search), ...more];
  return answerList(reply, list, await listRows(trx, resource, names, conditions, list));
}
