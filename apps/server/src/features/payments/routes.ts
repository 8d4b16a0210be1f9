import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { answerList, listQueryKeys, parseListQuery } from '../../http/list-query.ts';
import { shownFields } from '../../http/resource/resource.ts';
import { type Condition, queryConditions, reachConditions } from '../../http/resource/resource-filters.ts';
import { listRows, sortable } from '../../http/resource/resource-rows.ts';
import { rowSchema } from '../../http/resource/resource-schemas.ts';
import { serveResource } from '../../http/resource/serve-resource.ts';
import type { Feature } from '../../platform.ts';
import { billingRegistrar } from '../billing/in-edition.ts';
import { dayFilter } from './paid-date.ts';
import { paymentResource } from './resource.ts';

/** Contract 10 §9.10. */
export const payments: Feature = (route, platform) => {
  const declare = billingRegistrar(route, platform);
  const resource = paymentResource(platform);
  declare({
    method: 'GET',
    path: resource.path,
    tag: resource.tag,
    summary: resource.plural,
    access: { callers: ['A', 'T'], permission: 'payment_list' },
    query: Type.Object({
      ...listQueryKeys,
      tenant_id: Type.Optional(Type.Integer()),
      type: Type.Optional(Type.String()),
      paid_date: Type.Optional(Type.String()),
      from: Type.Optional(Type.String({ description: 'First day paid, `YYYY-MM-DD`.' })),
      to: Type.Optional(Type.String({ description: 'Last day paid.' })),
    }),
    reply: Type.Union([Type.Array(rowSchema(resource)), Type.Integer()]),
    handler: async ({ trx, scope, caller, query, reply }) => {
      const names = shownFields(resource, 'list', caller.kind);
      const list = parseListQuery(query, sortable(resource, names));
      const conditions = [
        ...reachConditions(resource, { caller, scope }, 'see'),
        ...queryConditions(resource, query, list.search),
        ...paidWithin(query),
      ];
      return answerList(reply, list, await listRows(trx, resource, names, conditions, list));
    },
  });
  serveResource(declare, platform, resource);
};

function paidWithin(query: Readonly<Record<string, string>>): Condition[] {
  const [from, to] = [dayFilter(query['from']), dayFilter(query['to'])];
  return [
    ...(from === undefined ? [] : [from === null ? sql`false` : sql`r.paid_date >= ${from}::date`]),
    ...(to === undefined ? [] : [to === null ? sql`false` : sql`r.paid_date <= ${to}::date`]),
  ];
}
