import { epochAfter, epochFilter, idFilter, tenantFilter } from '../../http/list-filters.ts';

/** Which rows are asked for; an id that is none matches nothing. */
export interface AuditFilter {
  readonly tenantId: number | undefined;
  readonly userId: number | undefined;
  readonly resource: string | undefined;
  readonly resourceId: string | undefined;
  readonly action: string | undefined;
  readonly from: Date | undefined;
  readonly before: Date | undefined;
}

/** Reads the filters of a list; empty values are ignored (contract 10 §2.5). */
export function auditFilterOf(query: Readonly<Record<string, string>>): AuditFilter {
  return {
    tenantId: tenantFilter(query['tenant_id']),
    userId: idFilter(query['user_id']),
    resource: query['resource'] || undefined,
    resourceId: query['resource_id'] || undefined,
    action: query['action'] || undefined,
    from: epochFilter(query['from']),
    before: epochAfter(query['to']),
  };
}
