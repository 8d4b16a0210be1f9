import { Type } from 'typebox';
import { readSent } from '../../http/resource/read-sent.ts';
import { createSchema, updateSchema } from '../../http/resource/resource-schemas.ts';
import { serveResource } from '../../http/resource/serve-resource.ts';
import { createIn, updateObject } from '../../http/resource/write-resource.ts';
import type { Feature } from '../../platform.ts';
import { ownerOf } from '../providers/owner-of.ts';
import { serveBulkRoutes } from './bulk-routes.ts';
import { serveRouteFiles } from './csv-routes.ts';
import { ROUTES } from './resource.ts';

/** Contract 30 §5. */
export const routes: Feature = (route, platform) => {
  const { path, tag } = ROUTES;
  const maker = { callers: ['A', 'T'], permission: 'route_create' } as const;
  serveResource(route, platform, ROUTES);
  serveBulkRoutes(route, platform);
  serveRouteFiles(route, platform);
  route({
    method: 'POST',
    path,
    tag,
    summary: 'Make a route; a super admin’s without a tenant is for all',
    access: maker,
    body: createSchema(ROUTES),
    reply: Type.Integer(),
    handler: async (context) => {
      const { tenant_id: named, ...sent } = readSent(ROUTES, context.body);
      return createIn(context, ROUTES, await ownerOf(context.trx, context.caller, named), sent, platform.now());
    },
  });
  route({
    method: 'PUT',
    path: `${path}/:route_id`,
    tag,
    summary: 'Change a route',
    access: maker,
    params: { route_id: 'id' },
    body: updateSchema(ROUTES),
    reply: Type.Integer(),
    handler: async (context) => {
      const { route_id: id } = context.params;
      await updateObject(context, ROUTES, id, readSent(ROUTES, context.body), platform.now());
      return id;
    },
  });
};
