import { Type } from 'typebox';
import { fenceOf } from '../../access/scope.ts';
import { errors } from '../../http/errors.ts';
import { nullable } from '../../http/fields.ts';
import { answerList } from '../../http/list-query.ts';
import { findObject, presentObject } from '../../http/resource/read-object.ts';
import { readSent } from '../../http/resource/read-sent.ts';
import type { Resource } from '../../http/resource/resource.ts';
import { reachConditions } from '../../http/resource/resource-filters.ts';
import {
  createSchema,
  objectSchema,
  querySchema,
  rowSchema,
  updateSchema,
} from '../../http/resource/resource-schemas.ts';
import { serveResource } from '../../http/resource/serve-resource.ts';
import { createIn, updateObject } from '../../http/resource/write-resource.ts';
import type { RouteRegistrar } from '../../http/route.ts';
import type { Feature, Platform } from '../../platform.ts';
import { refusedAs } from '../realtime/engine-refusal.ts';
import { listProviders, PROBE_FIELDS } from './list-providers.ts';
import { ownerOf } from './owner-of.ts';
import { withoutMasks } from './provider-fields.ts';
import { providerResource } from './resource.ts';
import { statusFields, withStatus } from './status.ts';

/** Contract 30 §2. */
export const providers: Feature = (route, platform) => {
  const resource = providerResource(platform.vault);
  serveResource(route, platform, resource);
  serveList(route, resource);
  serveStatus(route, platform, resource);
  serveCreate(route, platform, resource);
  serveUpdate(route, platform, resource);
  serveTest(route, platform, resource);
};

function serveList(route: RouteRegistrar, resource: Resource): void {
  const { properties } = rowSchema(resource);
  const probe = Type.Object(Object.fromEntries(PROBE_FIELDS.map((name) => [name, properties[name] ?? Type.Unknown()])));
  route({
    method: 'GET',
    path: resource.path,
    tag: resource.tag,
    summary: 'Providers; end users see only that there are some',
    access: { callers: ['A', 'T', 'U'], permission: 'provider_list' },
    query: querySchema(resource),
    reply: Type.Union([Type.Array(Type.Union([rowSchema(resource), probe])), Type.Integer()]),
    handler: async (context) => {
      const { list, found } = await listProviders(resource, context);
      return answerList(context.reply, list, found);
    },
  });
}

function serveStatus(route: RouteRegistrar, { engine }: Platform, resource: Resource): void {
  route({
    method: 'GET',
    path: '/status/providers',
    tag: resource.tag,
    summary: 'Providers and how they do',
    access: { callers: ['A', 'T'], permission: 'provider_list' },
    query: querySchema(resource),
    reply: Type.Union([
      Type.Array(Type.Object({ ...rowSchema(resource).properties, ...statusFields })),
      Type.Integer(),
    ]),
    handler: async (context) => {
      const { list, found } = await listProviders(resource, context);
      return answerList(context.reply, list, { ...found, rows: await withStatus(engine, found.rows) });
    },
  });
}

function serveCreate(route: RouteRegistrar, { now }: Platform, resource: Resource): void {
  route({
    method: 'POST',
    path: resource.path,
    tag: resource.tag,
    summary: 'Make a provider; a super admin’s without a tenant is shared by all',
    access: { callers: ['A', 'T'], permission: 'provider_create' },
    body: createSchema(resource),
    reply: Type.Integer(),
    handler: async (context) => {
      const { tenant_id: named, settings, ...sent } = readSent(resource, withoutMasks(context.body));
      const tenantId = await ownerOf(context.trx, context.caller, named);
      // Forms send it empty, whoever fills them in.
      const more = settings ? { settings } : {};
      return createIn(context, resource, tenantId, { ...sent, ...more }, now());
    },
  });
}

function serveUpdate(route: RouteRegistrar, { now }: Platform, resource: Resource): void {
  route({
    method: 'PUT',
    path: `${resource.path}/:provider_id`,
    tag: resource.tag,
    summary: 'Change a provider',
    access: { callers: ['A', 'T'], permission: 'provider_update' },
    params: { provider_id: 'id' },
    body: updateSchema(resource),
    reply: objectSchema(resource),
    handler: async (context) => {
      const sent = readSent(resource, withoutMasks(context.body));
      const shown = await updateObject(context, resource, context.params.provider_id, sent, now());
      return presentObject(context, resource, shown);
    },
  });
}

function serveTest(route: RouteRegistrar, { engine }: Platform, resource: Resource): void {
  route({
    method: 'POST',
    path: `${resource.path}/:provider_id/test`,
    tag: resource.tag,
    summary: 'Ask a SIP provider whether it is there (OPTIONS)',
    access: { callers: ['A', 'T'], permission: 'provider_read' },
    params: { provider_id: 'id' },
    reply: Type.Object({
      reachable: Type.Boolean(),
      status: nullable(Type.Integer({ description: 'Of its answer.' })),
      ms: nullable(Type.Number({ description: 'Round trip.' })),
      error: Type.String(),
    }),
    transaction: 'none',
    handler: async (context) => {
      const { caller, scope, params, db } = context;
      const reach = reachConditions(resource, { caller, scope }, 'see');
      const found = await db.transaction(
        fenceOf(scope),
        (trx) => findObject(trx, resource, params.provider_id, reach),
        {
          readOnly: true,
        },
      );
      if (!found) throw errors.notFound(resource.what);
      if (found.shown['type'] !== 'sip') throw errors.conflict('Only SIP providers can be tested');
      if (found.shown['active'] !== 1) throw errors.conflict('This provider is switched off');
      return refusedAs({ not_found: resource.what }, () => engine.probeTrunk(params.provider_id));
    },
  });
}
