import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { answerList, LIST_CAP, parseListQuery } from '../../http/list-query.ts';
import { listRows as listHeld } from '../../http/list-rows.ts';
import { readSent } from '../../http/resource/read-sent.ts';
import { shownFields } from '../../http/resource/resource.ts';
import { queryConditions, reachConditions } from '../../http/resource/resource-filters.ts';
import { listRows, sortable } from '../../http/resource/resource-rows.ts';
import { createSchema, querySchema, rowSchema } from '../../http/resource/resource-schemas.ts';
import { serveResource } from '../../http/resource/serve-resource.ts';
import { createIn } from '../../http/resource/write-resource.ts';
import type { Feature } from '../../platform.ts';
import { prefixesOf } from './destination-id.ts';
import { DESTINATIONS } from './resource.ts';

/** Contract 30 §4. */
export const destinations: Feature = (route, platform) => {
  const resource = DESTINATIONS;
  serveResource(route, platform, resource);
  route({
    method: 'GET',
    path: resource.path,
    tag: resource.tag,
    summary: resource.plural,
    access: { callers: ['A', 'T', 'U'], permission: 'destination_list' },
    query: Type.Object({
      ...querySchema(resource).properties,
      phone: Type.Optional(Type.String({ description: 'Those that are a prefix of this number, longest first.' })),
    }),
    reply: Type.Union([Type.Array(rowSchema(resource)), Type.Integer()]),
    handler: async ({ trx, caller, scope, query, reply }) => {
      const names = shownFields(resource, 'list', caller.kind);
      const list = parseListQuery(query, sortable(resource, names));
      const conditions = [
        ...reachConditions(resource, { caller, scope }, 'see'),
        ...queryConditions(resource, query, list.search),
      ];
      const phone = query['phone']?.trim() ?? '';
      if (phone === '') return answerList(reply, list, await listRows(trx, resource, names, conditions, list));
      // There are as many at most as a number has digits.
      const prefixes = prefixesOf(phone);
      const whole = { ...list, offset: 0, limit: LIST_CAP, countOnly: false };
      const found = await listRows(
        trx,
        resource,
        names,
        [...conditions, sql`r.prefix = any(${prefixes}::text[])`],
        whole,
      );
      const place = (row: object) => prefixes.indexOf(String(Reflect.get(row, 'prefix')));
      const rows = list.sort === null ? found.rows.toSorted((a, b) => place(a) - place(b)) : found.rows;
      return answerList(reply, list, listHeld(rows, { ...list, search: '', sort: null, descending: null }, []));
    },
  });
  const created = createSchema(resource);
  route({
    method: 'POST',
    path: resource.path,
    tag: resource.tag,
    summary: 'Make a destination',
    access: { callers: ['A'], permission: 'destination_create' },
    body: created,
    reply: Type.String(),
    handler: (context) => {
      const { tenant_id: _ignored, ...sent } = readSent(resource, context.body);
      return createIn(context, resource, null, sent, platform.now());
    },
  });
};
