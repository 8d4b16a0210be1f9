import { sql, type Trx } from '@strowger/db';
import { Type } from 'typebox';
import { configChanged } from '../../events/config-changed.ts';
import { errors } from '../../http/errors.ts';
import { epochSeconds, nullable, uuid } from '../../http/fields.ts';
import { flagFilter, idFilter } from '../../http/list-filters.ts';
import { reachConditions } from '../../http/resource/resource-filters.ts';
import { findRow } from '../../http/resource/resource-rows.ts';
import type { RouteContext, RouteRegistrar } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { PLANS } from '../plans/resource.ts';
import { CHANGES } from './changes-schema.ts';
import { lockPlan, requireServices } from './decks.ts';
import { importIdIn } from './import-id.ts';
import type { ImportOrder } from './import-order.ts';
import { ACCEPTED, acceptImport, IMPORT_QUERY, isForBackground } from './import-routes.ts';
import { runImport } from './run-import.ts';
import { validFromIn } from './valid-from.ts';

const tag = 'Billing';
const path = '/plans/:plan_id/decks';
const DEFAULT_SERVICES = 3;
const LONGEST_NAME = 128;

const outcome = Type.Object({
  import_id: uuid(),
  deck_id: nullable(Type.Integer({ description: 'Null: a preview, nothing was stored.' })),
  plan_id: Type.Integer(),
  service_flag: Type.Integer(),
  valid_from: epochSeconds(),
  replaces: nullable(Type.Integer()),
  rates: Type.Integer(),
  changes: CHANGES,
});

const deck = Type.Object({
  deck_id: Type.Integer(),
  plan_id: Type.Integer(),
  service_flag: Type.Integer(),
  name: Type.String(),
  valid_from: epochSeconds(),
  state: Type.Enum(['past', 'in_force', 'future']),
  rates: Type.Integer(),
  created_by: nullable(Type.Integer()),
  date_created: epochSeconds(),
});

/** The rates of a plan as decks, each of which replaces the one before it from a time on. */
export function deckRoutes(route: RouteRegistrar, platform: Platform): void {
  const { now } = platform;

  route({
    method: 'GET',
    path,
    summary: 'The decks of a plan: past, in force, and to come',
    tag,
    access: { callers: ['A', 'T'], permission: 'plan_read' },
    params: { plan_id: 'id' },
    reply: Type.Array(deck),
    handler: async (context) => {
      await requirePlan(context, context.params.plan_id);
      return listDecks(context.trx, context.params.plan_id, now());
    },
  });

  route({
    method: 'POST',
    path,
    summary: 'Replace the rates of a plan by a file (text/csv) from a time on, or see what that would change',
    tag,
    access: { callers: ['A'], permission: 'rate_create' },
    params: { plan_id: 'id' },
    query: Type.Object({
      service_flag: Type.Optional(Type.Integer({ description: 'Services that the deck prices; default 3.' })),
      valid_from: Type.Optional(Type.String({ description: 'Epoch seconds, a day or an ISO time; default: now.' })),
      preview: Type.Optional(Type.Boolean({ description: 'Nothing is stored.' })),
      name: Type.Optional(Type.String({ maxLength: LONGEST_NAME })),
      ...IMPORT_QUERY,
    }),
    reply: outcome,
    accepted: ACCEPTED,
    streamsBody: true,
    handler: async (context) => {
      const { params, query } = context;
      const serviceFlag = requireServices(idFilter(query['service_flag']) ?? DEFAULT_SERVICES);
      const at = now();
      const from = validFromIn(query, at);
      const order: ImportOrder = {
        kind: flagFilter(query['preview']) ? 'preview' : 'replace',
        planId: params.plan_id,
        serviceFlag,
        from,
        name: (query['name'] ?? '').trim().slice(0, LONGEST_NAME),
        createdBy: context.caller.userId,
      };
      if (isForBackground(query)) {
        // What counts at once does so when it is stored.
        const later = from > at ? order : { ...order, from: null };
        return acceptImport(context, platform, later, importIdIn(query));
      }
      const done = await runImport(context, platform, order, importIdIn(query));
      return {
        import_id: done.importId,
        deck_id: done.deckId,
        plan_id: params.plan_id,
        service_flag: serviceFlag,
        valid_from: epoch(from),
        replaces: done.replaces,
        rates: done.rates,
        changes: done.changes,
      };
    },
  });

  route({
    method: 'DELETE',
    path: `${path}/:deck_id`,
    summary: 'Take back a deck that is not in force yet',
    tag,
    access: { callers: ['A'], permission: 'rate_delete' },
    params: { plan_id: 'id', deck_id: 'id' },
    reply: Type.Literal(true),
    handler: async ({ trx, params, caller, audit, emit }) => {
      const { plan_id: planId, deck_id: deckId } = params;
      if (!(await lockPlan(trx, planId))) throw errors.notFound('Plan');
      const found = (await listDecks(trx, planId, now())).find((one) => one.deck_id === deckId);
      if (!found) throw errors.notFound('Deck');
      if (found.state !== 'future')
        throw errors.conflict('This deck is in force or has been: import another one instead');
      await trx.deleteFrom('rate_decks').where('deck_id', '=', deckId).execute();
      audit({ resource: 'rates', resourceId: deckId, action: 'undo', tenantId: null, before: found });
      const { userId: by } = caller;
      emit(configChanged({ resource: 'rates', id: deckId, action: 'deleted', tenantId: null, by }));
      return true;
    },
  });
}

type Reading = Pick<RouteContext<unknown, Record<string, never>>, 'trx' | 'caller' | 'scope'>;

/** @throws ApiError 404 when the caller does not see the plan */
async function requirePlan(reading: Reading, planId: number): Promise<void> {
  const plan = await findRow(reading.trx, PLANS, planId, reachConditions(PLANS, reading, 'see'), 'look');
  if (!plan) throw errors.notFound('Plan');
}

/** Newest first. */
async function listDecks(trx: Trx, planId: number, now: Date) {
  const rows = await trx
    .selectFrom('rate_decks')
    .select(['deck_id', 'plan_id', 'service_flag', 'name', 'valid_from', 'created_by', 'date_created'])
    .select(sql<number>`(select count(*) from rates where rates.deck_id = rate_decks.deck_id)`.as('rates'))
    .where('plan_id', '=', planId)
    .orderBy('valid_from', 'desc')
    .orderBy('deck_id', 'desc')
    .execute();
  const inForce = new Map<number, number>();
  for (const row of rows) {
    if (row.valid_from <= now && !inForce.has(row.service_flag)) inForce.set(row.service_flag, row.deck_id);
  }
  return rows.map(({ valid_from, date_created, ...row }) => ({
    ...row,
    valid_from: epoch(valid_from),
    date_created: epoch(date_created),
    state: valid_from > now ? 'future' : inForce.get(row.service_flag) === row.deck_id ? 'in_force' : 'past',
  }));
}

const epoch = (at: Date): number => Math.floor(at.getTime() / 1000);
