import { Type } from 'typebox';
import { configChanged } from '../../events/config-changed.ts';
import { errors } from '../../http/errors.ts';
import type { Shown } from '../../http/resource/field.ts';
import { readSent } from '../../http/resource/read-sent.ts';
import { createSchema } from '../../http/resource/resource-schemas.ts';
import type { RouteRegistrar } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { ownerOf } from '../providers/owner-of.ts';
import { addRoutes } from './add-routes.ts';
import { priceToMicros } from './decimal-price.ts';
import { resolveRoutes } from './resolve-routes.ts';
import { ROUTES } from './resource.ts';
import { type RouteDraft, RouteFault } from './route-draft.ts';

const MOST = 5000;
/** As many rows as lists show them. */
const BODY_LIMIT = 4 * 1024 * 1024;

/** What a route is made of, but for its tenant: all routes of a request have one. */
const { tenant_id: _tenant, ...properties } = createSchema(ROUTES).properties;
const known = Object.keys(ROUTES.fields).concat(ROUTES.ignored ?? []);
const route = Type.Object(properties, {
  additionalProperties: false,
  'x-ignored': known.filter((name) => !(name in properties)),
});

/** `POST /routes/bulk`: all of them or none (contract 30 §5.2). */
export function serveBulkRoutes(register: RouteRegistrar, { now }: Platform): void {
  register({
    method: 'POST',
    path: '/routes/bulk',
    tag: ROUTES.tag,
    summary: 'Make many routes, all or none',
    access: { callers: ['A', 'T'], permission: 'route_create' },
    query: Type.Object({ tenant_id: Type.Optional(Type.Integer()) }),
    bodyLimit: BODY_LIMIT,
    body: Type.Array(route, { maxItems: MOST }),
    reply: Type.String(),
    handler: async ({ trx, caller, query, body, audit, emit }) => {
      const tenantId = await ownerOf(trx, caller, Number(query['tenant_id'] ?? 0));
      const drafts = body.map((row) => draftOf(readSent(ROUTES, row)));
      const owner = { tenantId, userId: caller.userId, now: now() };
      if (drafts.length > 0) {
        const added = await addRoutes(trx, await refusedByIndex(resolveRoutes(trx, tenantId, drafts)), owner);
        requireAll(drafts.length, added);
        emit(configChanged({ resource: 'routes', id: 'bulk', action: 'created', tenantId, by: caller.userId }));
      }
      const after = { routes: drafts.length };
      audit({ resource: 'routes', resourceId: 'bulk', action: 'create', tenantId, before: null, after });
      return `${drafts.length} Routes added.`;
    },
  });
}

function draftOf(row: Shown): RouteDraft {
  const { priority, cost, toll_allow: tollAllow, active } = row;
  return {
    name: String(row['name']),
    destination: String(row['destination_id']),
    providerId: Number(row['provider_id']),
    serviceFlag: Number(row['service_flag'] ?? 0),
    ...(typeof priority === 'number' ? { priority } : {}),
    ...(typeof cost === 'string' ? { cost: priceToMicros(cost) } : {}),
    ...(typeof tollAllow === 'string' ? { tollAllow } : {}),
    ...(typeof active === 'number' ? { isActive: active === 1 } : {}),
  };
}

/** @throws ApiError 409 that names the first that is there already */
function requireAll(sent: number, added: readonly number[]): void {
  if (added.length === sent) return;
  const there = new Set(added);
  const index = Array.from({ length: sent }, (_, place) => place).find((place) => !there.has(place));
  throw errors.conflict(`[${index}]: a route to this destination over this provider for this service already exists`);
}

async function refusedByIndex<T>(resolving: Promise<T>): Promise<T> {
  try {
    return await resolving;
  } catch (error) {
    throw error instanceof RouteFault ? errors.badField(`${error.index}.${error.field}`, error.message) : error;
  }
}
