import type { Trx } from '@strowger/db';
import type { Scope } from '../../access/scope.ts';
import type { ListQuery } from '../../http/list-query.ts';
import type { AuditFilter } from './filter.ts';

export const SORTABLE = ['audit_id', 'at', 'username', 'resource', 'action'] as const;

/** Rows of the window and their number, within the scope. */
export async function findAuditRows(trx: Trx, scope: Scope, filter: AuditFilter, list: ListQuery) {
  const base = filtered(trx, scope, filter, list.search);
  const { total } = await base.select((select) => select.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  if (list.countOnly) return { rows: [], total };
  const direction = (list.descending ?? list.sort === null) ? 'desc' : 'asc';
  const column = SORTABLE.find((name) => name === list.sort) ?? 'audit_id';
  const rows = await base
    .selectAll()
    .orderBy(column, direction)
    .orderBy('audit_id', direction)
    .offset(list.offset)
    .limit(list.limit)
    .execute();
  return { rows, total };
}

function filtered(trx: Trx, scope: Scope, filter: AuditFilter, search: string) {
  const contains = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return trx
    .selectFrom('audit')
    .$if(scope.kind !== 'platform', (query) =>
      query.where('tenant_id', '=', scope.kind === 'platform' ? 0 : scope.tenantId),
    )
    .$if(filter.tenantId !== null, (query) => query.where('tenant_id', '=', filter.tenantId))
    .$if(filter.userId !== null, (query) => query.where('user_id', '=', filter.userId))
    .$if(filter.resource !== null, (query) => query.where('resource', '=', filter.resource ?? ''))
    .$if(filter.resourceId !== null, (query) => query.where('resource_id', '=', filter.resourceId ?? ''))
    .$if(filter.action !== null, (query) => query.where('action', '=', filter.action ?? ''))
    .$if(filter.from !== null, (query) => query.where('at', '>=', filter.from ?? new Date(0)))
    .$if(filter.before !== null, (query) => query.where('at', '<', filter.before ?? new Date(0)))
    .$if(search !== '', (query) =>
      query.where((where) =>
        where.or([
          where('username', 'ilike', contains),
          where('path', 'ilike', contains),
          where('resource_id', 'ilike', contains),
        ]),
      ),
    );
}
