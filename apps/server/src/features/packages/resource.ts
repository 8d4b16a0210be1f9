import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import { money, nullable } from '../../http/fields.ts';
import { fromMicros, toMicros } from '../../http/money.ts';
import type { Change, Resource, Writer } from '../../http/resource/resource.ts';
import type { Platform } from '../../platform.ts';
import { DEFAULT_PACKAGE } from '../subscriptions/subscribe.ts';
import { QUOTA_RESOURCES } from '../tenants/quota-resources.ts';
import {
  nameOfResource,
  packageResource,
  readSentResources,
  type SentResource,
  shownResource,
} from './package-resources.ts';
import { followInterval, passOn, writePackageResources } from './pass-on.ts';

/** Month, quarter, year, and no end; seconds (contract 10 §9.5). */
const INTERVALS: readonly number[] = [2_629_800, 7_889_400, 31_557_600, -1];

/** Contract 10 §9.5. What changes reaches all subscribers in the same transaction. */
export function packagesResource({ now }: Pick<Platform, 'now'>): Resource {
  const sent = new WeakMap<Writer, readonly SentResource[]>();
  return {
    path: '/packages',
    tag: 'Billing',
    what: 'Package',
    plural: 'Packages',
    table: 'packages',
    key: { field: 'package_id', kind: 'id' },
    fields: {
      package_id: { schema: Type.Integer(), write: 'never' },
      name: {
        schema: Type.String({ minLength: 1, maxLength: 128, pattern: '\\S' }),
        required: true,
        store: (name) => String(name).trim(),
      },
      description: {
        schema: nullable(Type.String({ maxLength: 255 })),
        store: (text) => (typeof text === 'string' ? text : ''),
      },
      package_interval: { schema: Type.Integer({ description: 'Seconds; -1: never renews.' }) },
      plan_id: { schema: Type.Integer() },
      plan_name: {
        schema: nullable(Type.String()),
        computed: sql`select name from plans where plans.plan_id = r.plan_id`,
        write: 'never',
      },
      role_id: { schema: Type.Null(), computed: sql`null::integer`, write: 'never' },
      price: {
        schema: money(),
        show: (stored) => fromMicros(Number(stored)),
        store: (price) => toMicros('price', Number(price)),
      },
      resources: {
        schema: Type.Array(shownResource),
        computed: sql`
          select coalesce(json_agg(json_build_object(
            'resource_id', resource_id, 'name', ${nameOfResource}, 'quota_limit', quota_limit,
            'quota_rollover', quota_rollover) order by resource_id), '[]')
          from package_resources where package_resources.package_id = r.package_id`,
        write: 'never',
      },
    },
    extras: {
      fields: {},
      read: async () => ({}),
      written: { resources: Type.Array(packageResource, { maxItems: 100 }) },
    },
    rows: {
      tenant: null,
      seen: ({ kind, tenantId }) =>
        kind === 'A'
          ? sql`true`
          : sql`r.package_id in (select package_id from subscriptions where tenant_id = ${tenantId})`,
    },
    access: {
      list: { callers: ['A', 'T'], permission: 'package_list' },
      read: { callers: ['A', 'T'], permission: 'package_read' },
      create: { callers: ['A'], permission: 'package_create' },
      update: { callers: ['A'], permission: 'package_update' },
      delete: { callers: ['A'], permission: 'package_delete' },
    },
    searched: ['name', 'description'],
    filters: { package_id: 'id', plan_id: 'id' },
    times: { created: 'date_created', updated: 'last_updated' },
    ignored: ['date_created', 'last_updated', 'quota_rollover'],
    references: [{ field: 'plan_id', table: 'plans', column: 'plan_id', ofPlatform: true }],
    taken: 'A package with this name already exists',
    hooks: {
      before: async (change) => {
        if (change.after === null) return requireUnused(change);
        requireSound(change);
        // Of an update only what was sent is meant: what is shown beside it stands in `after` as well.
        const resources = change.after['resources'];
        const isSent = resources !== change.before?.['resources'];
        sent.set(change.writer, isSent ? readSentResources(resources) : []);
      },
      after: async ({ writer, before, after }) => {
        if (!after) return;
        const packageId = Number(after['package_id']);
        const resources = sent.get(writer) ?? [];
        if (!before) return writePackageResources(writer.trx, packageId, withDefaults(resources));
        await writePackageResources(writer.trx, packageId, resources);
        await passOn(writer.trx, packageId, resources);
        if (before['package_interval'] !== after['package_interval']) {
          await followInterval(writer.trx, packageId, Number(after['package_interval']), now());
        }
      },
    },
  };
}

/** What is not named when a package is made is as in the default table (contract 10 §9.1). */
function withDefaults(sent: readonly SentResource[]): SentResource[] {
  const named = new Map(sent.map((one) => [one.resourceId, one]));
  return QUOTA_RESOURCES.map(({ resourceId, limit }) => ({ resourceId, limit, rollover: 0, ...named.get(resourceId) }));
}

/** @throws ApiError 400 */
function requireSound({ after }: Change): void {
  const interval = after?.['package_interval'];
  if (typeof interval === 'number' && !INTERVALS.includes(interval)) {
    throw errors.badField('package_interval', `must be one of ${INTERVALS.join(', ')}`);
  }
  if (Number(after?.['price'] ?? 0) < 0) throw errors.badField('price', 'must not be below 0');
}

/** @throws ApiError 403 for the first package, 409 while somebody has it */
async function requireUnused({ writer, before }: Change): Promise<void> {
  const packageId = Number(before?.['package_id']);
  if (packageId === DEFAULT_PACKAGE) throw errors.forbidden('The default package cannot be deleted');
  await writer.trx
    .selectFrom('packages')
    .select('package_id')
    .where('package_id', '=', packageId)
    .forUpdate()
    .execute();
  const { subscribers } = await writer.trx
    .selectFrom('subscriptions')
    .select((eb) => eb.fn.countAll<number>().as('subscribers'))
    .where('package_id', '=', packageId)
    .executeTakeFirstOrThrow();
  if (subscribers > 0) throw errors.conflict(`This package has ${subscribers} subscriber(s)`);
}
