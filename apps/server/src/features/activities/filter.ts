import { epochAfter, epochFilter, idFilter, tenantFilter } from '../../http/list-filters.ts';
import { type FieldSearch, readFieldSearch } from '../../http/portal-search.ts';

/** Which activities are asked for; an id that is none matches nothing. */
export interface ActivityFilter {
  readonly tenantId?: number | undefined;
  readonly userId?: number | undefined;
  /** The one user whose activities the path asks for. */
  readonly ofUser?: number;
  readonly from?: Date | undefined;
  readonly before?: Date | undefined;
  readonly search: FieldSearch;
}

/** Text columns that are filtered by substring (contract 10 §8). */
export const TEXT_FIELDS = ['activities', 'username'] as const;

/** Reads the filters of the list and the file; empty values are ignored (contract 10 §2.5). */
export function activityFilterOf(query: Readonly<Record<string, string>>): ActivityFilter {
  return {
    tenantId: tenantFilter(query['tenant_id']),
    userId: idFilter(query['user_id']),
    from: epochFilter(query['from']),
    before: epochAfter(query['to']),
    search: readFieldSearch(query, TEXT_FIELDS, (query['search'] ?? '').trim()),
  };
}
