import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import { flagNumber, nullable } from '../../http/fields.ts';
import { fromMicros, toMicros } from '../../http/money.ts';
import type { Field, Shown } from '../../http/resource/field.ts';
import type { Change, Resource } from '../../http/resource/resource.ts';
import type { Platform } from '../../platform.ts';
import { ensureDestinations } from '../destinations/ensure-destinations.ts';
import { DEFAULT_PLAN } from '../plans/resource.ts';
import { ensureDeck, requireServices } from './decks.ts';

/** Voice and fax. */
const DEFAULT_SERVICES = 3;
/** Longer ones are prices of single numbers, and no destinations. */
export const LONGEST_DESTINATION = 15;
const MOST_UNITS = 2_147_483_647;

/** One prefix, or a list of them in a create. */
const PREFIXES = '^\\s*\\d{1,20}(\\s*,\\s*\\d{1,20})*\\s*$';

/** Contract 10 §9.7. A rate stands in a deck, which says whose it is and since when it counts. */
export function rateResource({ now }: Pick<Platform, 'now'>): Resource {
  return {
    path: '/rates',
    tag: 'Billing',
    what: 'Rate',
    plural: 'Rates',
    table: 'rates',
    key: { field: 'rate_id', kind: 'id' },
    fields: {
      rate_id: { schema: Type.Integer(), write: 'never' },
      name: { schema: Type.String({ minLength: 2, maxLength: 128 }), required: true },
      plan_id: ofDeck('plan_id', Type.Integer()),
      plan_name: {
        schema: nullable(Type.String()),
        computed: sql`select plans.name from rate_decks join plans using (plan_id) where deck_id = r.deck_id`,
        write: 'never',
      },
      destination_id: {
        schema: Type.String({ pattern: PREFIXES, maxLength: 20_000, description: 'Digits; 999: all others.' }),
        column: 'prefix',
        required: true,
        store: (sent) => String(sent).trim(),
      },
      destination_name: {
        schema: nullable(Type.String()),
        computed: sql`select destinations.name from destinations where destinations.prefix = r.prefix`,
        write: 'never',
      },
      service_flag: ofDeck('service_flag', Type.Integer()),
      unit_first_block: { schema: units(1) },
      unit_increment: { schema: units(1) },
      unit_billing_block: { schema: units(1) },
      unit_block_rate: price('unit_block_rate'),
      unit_free: { schema: units(0) },
      cost_connection: price('cost_connection'),
      cost_minimum: price('cost_minimum'),
      weight: { schema: Type.Integer({ minimum: -MOST_UNITS, maximum: MOST_UNITS }) },
      active: { schema: flagNumber(), show: Number, store: (sent) => sent === 1 },
      deck_id: { schema: Type.Integer(), write: 'never' },
    },
    extras: {
      fields: {},
      read: async () => ({}),
      written: { plan_id: Type.Integer(), service_flag: Type.Integer() },
    },
    rows: {
      tenant: null,
      seen: ({ kind, tenantId }) =>
        kind === 'A'
          ? sql`true`
          : sql`r.deck_id in (
              select deck_id from subscriptions join packages using (package_id) join rate_decks using (plan_id)
              where subscriptions.tenant_id = ${tenantId})`,
    },
    access: {
      read: { callers: ['A', 'T'], permission: 'rate_read' },
      update: { callers: ['A'], permission: 'rate_update' },
      delete: { callers: ['A'], permission: 'rate_delete' },
    },
    searched: ['destination_id'],
    filters: { name: 'text', active: 'flag', destination_id: 'prefix', deck_id: 'id' },
    times: { created: 'date_created', updated: 'last_updated' },
    ignored: ['destination', 'prefix_list', 'state', 'date_created', 'last_updated'],
    taken: 'This plan has a rate of that prefix, service and weight already',
    hooks: {
      complete: (change) => placeInDeck(change, now()),
      before: async ({ after }) => {
        if (String(after?.['destination_id'] ?? '').includes(',')) {
          throw errors.badField('destination_id', 'must be one prefix');
        }
      },
      after: async ({ writer, after }) => {
        const prefix = String(after?.['destination_id'] ?? '');
        if (prefix === '' || prefix.length > LONGEST_DESTINATION) return;
        await ensureDestinations(writer.trx, [{ prefix, name: String(after?.['name']) }]);
      },
    },
  };
}

function units(minimum: number) {
  return Type.Integer({ minimum, maximum: MOST_UNITS });
}

function price(name: string): Field {
  return {
    schema: Type.Number({ minimum: 0 }),
    show: (stored) => fromMicros(Number(stored)),
    store: (sent) => toMicros(name, Number(sent)),
  };
}

function ofDeck(column: 'plan_id' | 'service_flag', schema: Field['schema']): Field {
  return { schema, computed: sql`select ${sql.ref(column)} from rate_decks where deck_id = r.deck_id`, write: 'never' };
}

/** A rate that is new, or goes to another plan or service, comes into the deck that is in force there. */
async function placeInDeck({ writer, before, after }: Change, now: Date): Promise<Shown> {
  if (!after) return {};
  const of = (object: Shown) => [object['plan_id'] ?? DEFAULT_PLAN, object['service_flag'] ?? DEFAULT_SERVICES];
  const [planId, flag] = of(after).map(Number);
  if (planId === undefined || flag === undefined) return {};
  if (before && of(before).join() === of(after).join()) return {};
  const plan = await writer.trx
    .selectFrom('plans')
    .select('plan_id')
    .where('plan_id', '=', planId)
    .forKeyShare()
    .executeTakeFirst();
  if (!plan) throw errors.badField('plan_id', 'names no plan');
  return { deck_id: await ensureDeck(writer.trx, planId, requireServices(flag), now) };
}
