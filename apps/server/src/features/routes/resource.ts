import { sql } from '@strowger/db';
import { Type } from 'typebox';
import type { Access } from '../../access/policy.ts';
import { errors } from '../../http/errors.ts';
import { flagNumber, nullable, uuid } from '../../http/fields.ts';
import type { Shown } from '../../http/resource/field.ts';
import { epochField } from '../../http/resource/ready-fields.ts';
import type { Change, Resource } from '../../http/resource/resource.ts';
import { SERVICES } from '../reference/services.ts';
import { microsToPrice, priceToMicros } from './decimal-price.ts';
import { resolveRoutes } from './resolve-routes.ts';
import { RouteFault } from './route-draft.ts';

export const LONGEST_ROUTE_NAME = 64;

const may = (permission: string): Access => ({ callers: ['A', 'T'], permission });

/** Ways out by prefix (contract 30 §5). Those of no tenant are for all; only super admins see and write them. */
export const ROUTES: Resource = {
  path: '/routes',
  tag: 'Routes',
  what: 'Route',
  plural: 'Routes',
  table: 'routes',
  key: { field: 'route_id', kind: 'id' },
  fields: {
    route_id: { schema: Type.Integer(), write: 'never' },
    name: {
      schema: Type.String({ minLength: 1, maxLength: LONGEST_ROUTE_NAME, pattern: '^[^\\p{Cc}]*$' }),
      required: true,
    },
    destination_id: {
      schema: Type.String({ minLength: 1, maxLength: 32, description: 'Id, prefix, or * for everything.' }),
      required: true,
    },
    provider_id: { schema: Type.Integer({ minimum: 1 }), required: true },
    service_flag: { schema: Type.Integer({ minimum: 0, maximum: 16, description: '0: all that the provider has.' }) },
    tenant_id: {
      schema: Type.Integer({ description: '0: for all tenants.' }),
      write: 'never',
      show: (stored) => stored ?? 0,
    },
    priority: { schema: Type.Integer({ minimum: 0, maximum: 1_000_000, description: 'Lower first.' }) },
    cost: {
      schema: nullable(
        Type.String({ pattern: '^\\d{1,9}(\\.\\d{1,6})?$', description: 'Buying price of a minute or page.' }),
      ),
      show: (stored) => (typeof stored === 'number' ? microsToPrice(stored) : null),
      store: (sent) => (typeof sent === 'string' ? priceToMicros(sent) : null),
    },
    toll_allow: {
      schema: nullable(
        Type.String({ maxLength: 64, pattern: '^[^\\s,\\p{Cc}]*$', description: 'What a caller must hold.' }),
      ),
      store: (sent) => sent ?? '',
    },
    active: { schema: flagNumber(), show: (stored) => Number(stored), store: (sent) => sent === 1 },
    fpbx_dialplan_uuid: { schema: uuid(), write: 'never' },
    destination: {
      schema: nullable(Type.String()),
      computed: sql`select name from destinations where destinations.destination_id = r.destination_id`,
    },
    prefix: {
      schema: nullable(Type.String()),
      computed: sql`select prefix from destinations where destinations.destination_id = r.destination_id`,
    },
    provider: {
      schema: nullable(Type.String()),
      computed: sql`select name from providers where providers.provider_id = r.provider_id`,
    },
    service: {
      schema: Type.String({ description: '`all` where it carries whatever its provider does.' }),
      column: 'service_flag',
      write: 'never',
      show: (stored) => SERVICES.find(({ service_flag }) => service_flag === stored)?.name ?? 'all',
    },
    date_created: epochField(),
    last_updated: epochField(),
  },
  rows: { tenant: 'tenant_id', owner: 'created_by' },
  access: { list: may('route_list'), read: may('route_list'), delete: may('route_delete') },
  named: 'name',
  searched: ['name', 'destination_id'],
  filters: { route_id: 'id', provider_id: 'id', name: 'contains', destination_id: 'text', service_flag: 'id' },
  times: { created: 'date_created', updated: 'last_updated' },
  ignored: ['company', 'tenant_name', 'created_by', 'updated_by', 'user_id'],
  taken: 'A route to this destination over this provider for this service already exists',
  hooks: { complete: completed },
};

/** The destination that is meant, and whether the provider can carry it. @throws ApiError 400 */
async function completed({ writer, tenantId, before, after }: Change): Promise<Shown> {
  if (after === null) return {};
  const judged = ['destination_id', 'provider_id', 'service_flag', 'name'];
  if (before !== null && judged.every((name) => before[name] === after[name])) return {};
  const draft = {
    name: String(after['name']),
    destination: String(after['destination_id']),
    providerId: Number(after['provider_id']),
    serviceFlag: Number(after['service_flag'] ?? 0),
  };
  const [resolved] = await refusedBy(resolveRoutes(writer.trx, tenantId, [draft]));
  return { destination_id: resolved?.destinationId };
}

async function refusedBy<T>(resolving: Promise<T>): Promise<T> {
  try {
    return await resolving;
  } catch (error) {
    throw error instanceof RouteFault ? errors.badField(error.field, error.message) : error;
  }
}
