import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import { idFilter } from '../../http/list-filters.ts';
import { answerList, parseListQuery } from '../../http/list-query.ts';
import { readSent } from '../../http/resource/read-sent.ts';
import type { Resource } from '../../http/resource/resource.ts';
import { shownFields } from '../../http/resource/resource.ts';
import { type Condition, queryConditions, reachConditions } from '../../http/resource/resource-filters.ts';
import { listRows, sortable } from '../../http/resource/resource-rows.ts';
import { createSchema, querySchema, rowSchema } from '../../http/resource/resource-schemas.ts';
import { serveResource } from '../../http/resource/serve-resource.ts';
import { createIn } from '../../http/resource/write-resource.ts';
import type { RouteRegistrar } from '../../http/route.ts';
import type { Feature, Platform } from '../../platform.ts';
import { billingRegistrar } from '../billing/in-edition.ts';
import { csvRoutes } from './csv-routes.ts';
import { deckRoutes } from './deck-routes.ts';
import { decksInForce } from './decks.ts';
import { importRoutes } from './import-routes.ts';
import { rateResource } from './resource.ts';

/** Contract 10 §9.7: rates, one by one and by the file. */
export const rates: Feature = (route, platform) => {
  const declare = billingRegistrar(route, platform);
  const resource = rateResource(platform);
  importRoutes(declare, platform);
  csvRoutes(declare, platform);
  deckRoutes(declare, platform);
  serveList(declare, platform, resource);
  serveCreate(declare, platform, resource);
  serveResource(declare, platform, resource);
};

function serveList(route: RouteRegistrar, { now }: Platform, resource: Resource): void {
  const extra = { plan_id: Type.Optional(Type.Integer()), service_flag: Type.Optional(Type.Integer()) };
  route({
    method: 'GET',
    path: resource.path,
    tag: resource.tag,
    summary: 'Rates that are in force, or those of one deck',
    access: { callers: ['A', 'T'], permission: 'rate_list' },
    query: Type.Object({ ...querySchema(resource).properties, ...extra }),
    reply: Type.Union([Type.Array(rowSchema(resource)), Type.Integer()]),
    handler: async ({ trx, scope, caller, query, reply }) => {
      const names = shownFields(resource, 'list', caller.kind);
      const list = parseListQuery(query, sortable(resource, names));
      const conditions = [
        ...reachConditions(resource, { caller, scope }, 'see'),
        ...queryConditions(resource, query, list.search),
        ...deckConditions(query, now()),
      ];
      return answerList(reply, list, await listRows(trx, resource, names, conditions, list));
    },
  });
}

/** Without a deck those in force are meant. `service_flag` finds rates that price one of its services. */
function deckConditions(query: Readonly<Record<string, string>>, now: Date): Condition[] {
  const [plan, flag] = [idFilter(query['plan_id']), idFilter(query['service_flag'])];
  return [
    ...(idFilter(query['deck_id']) === undefined ? [sql`r.deck_id in (${decksInForce(now)})`] : []),
    ...(plan === undefined ? [] : [sql`r.deck_id in (select deck_id from rate_decks where plan_id = ${plan})`]),
    ...(flag === undefined
      ? []
      : [sql`r.deck_id in (select deck_id from rate_decks where service_flag & ${Math.max(0, flag)} <> 0)`]),
  ];
}

function serveCreate(route: RouteRegistrar, { now }: Platform, resource: Resource): void {
  route({
    method: 'POST',
    path: resource.path,
    tag: resource.tag,
    summary: 'Make a rate for each prefix of a comma list; the answer is the first one',
    access: { callers: ['A'], permission: 'rate_create' },
    body: createSchema(resource),
    reply: Type.Integer(),
    handler: async (context) => {
      const sent = readSent(resource, context.body);
      const prefixes = String(sent['destination_id']).split(',');
      const ids = [];
      for (const prefix of prefixes) {
        ids.push(await createIn(context, resource, null, { ...sent, destination_id: prefix.trim() }, now()));
      }
      const [first] = ids;
      if (first === undefined) throw errors.badField('destination_id', 'is required');
      return first;
    },
  });
}
