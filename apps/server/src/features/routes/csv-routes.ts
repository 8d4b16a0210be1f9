import { sql, type Trx } from '@strowger/db';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { fenceOf } from '../../access/scope.ts';
import { configChanged } from '../../events/config-changed.ts';
import { csvHeaders } from '../../http/csv-stream.ts';
import { CSV_BODY_LIMIT, readCsvUpload } from '../../http/csv-upload.ts';
import { errors } from '../../http/errors.ts';
import { tenantFilter } from '../../http/list-filters.ts';
import { parseListQuery } from '../../http/list-query.ts';
import { type Condition, queryConditions, reachConditions } from '../../http/resource/resource-filters.ts';
import { querySchema } from '../../http/resource/resource-schemas.ts';
import type { ParamKind, RouteContext, RouteRegistrar } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { ownerOf } from '../providers/owner-of.ts';
import { EXPORT_FILE, exportRoutes, SAMPLE, SAMPLE_FILE } from './export-routes.ts';
import { importRoutes } from './import-routes.ts';
import type { FixedPlace } from './read-route-lines.ts';
import { isOneService } from './resolve-routes.ts';
import { ROUTES } from './resource.ts';

const TEXT_CSV = 'text/csv';
const OF_PLACE = '/routes/:service_flag/:provider_id/csv';
const place = { service_flag: 'id', provider_id: 'id' } as const;
const lister = { callers: ['A', 'T'], permission: 'route_list' } as const;
const maker = { callers: ['A', 'T'], permission: 'route_create' } as const;

type Context = Pick<
  RouteContext<unknown, Record<string, ParamKind>>,
  'trx' | 'db' | 'caller' | 'scope' | 'query' | 'reply' | 'audit' | 'emit'
>;

/** Files of routes (contract 30 §5.2). */
export function serveRouteFiles(route: RouteRegistrar, platform: Platform): void {
  serveExports(route);
  serveImports(route, platform);
}

function serveExports(route: RouteRegistrar): void {
  const shared = { method: 'GET', tag: ROUTES.tag, access: lister, reply: Type.String(), produces: TEXT_CSV } as const;
  route({
    ...shared,
    path: '/routes/csv',
    summary: 'Routes as a file; the filters of the list apply',
    query: querySchema(ROUTES),
    transaction: 'none',
    handler: async (context) => send(context, []),
  });
  route({
    ...shared,
    path: OF_PLACE,
    summary: 'Routes of a service over a provider as a file',
    params: place,
    query: querySchema(ROUTES),
    transaction: 'none',
    handler: async (context) => {
      const { service_flag: service, provider_id: provider } = context.params;
      const { db, scope } = context;
      await db.transaction(fenceOf(scope), (trx) => requireProvider(trx, provider), { readOnly: true });
      return send(context, [sql`r.service_flag = ${service}`, sql`r.provider_id = ${provider}`]);
    },
  });
  route({
    ...shared,
    path: '/routes/sample/csv',
    summary: 'A file of routes to begin with',
    handler: async ({ reply }) => csvHeaders(reply, SAMPLE_FILE).send(SAMPLE),
  });
}

function send({ db, caller, scope, query, reply }: Context, more: readonly Condition[]): FastifyReply {
  const { search } = parseListQuery(query, []);
  const asked = queryConditions(ROUTES, query, search);
  const conditions = [...reachConditions(ROUTES, { caller, scope }, 'see'), ...asked, ...more];
  return csvHeaders(reply, EXPORT_FILE).send(exportRoutes(db, scope, conditions));
}

function serveImports(route: RouteRegistrar, platform: Platform): void {
  const shared = {
    method: 'POST',
    tag: ROUTES.tag,
    access: maker,
    query: Type.Object({ tenant_id: Type.Optional(Type.Integer()) }),
    bodyLimit: CSV_BODY_LIMIT,
    reply: Type.Integer({ description: 'Routes that were stored.' }),
  } as const;
  route({
    ...shared,
    path: '/routes/csv',
    summary: 'Store a file of destination_id,name,service_flag,provider_id',
    handler: (context) => store(platform, context, null),
  });
  route({
    ...shared,
    path: OF_PLACE,
    summary: 'Store a file of destination_id,name for a service over a provider',
    params: place,
    handler: async (context) => {
      const { service_flag: serviceFlag, provider_id: providerId } = context.params;
      if (!isOneService(serviceFlag)) throw errors.badField('service_flag', 'must be 0 or one of 1, 2, 4, 8, 16');
      await requireProvider(context.trx, providerId);
      return store(platform, context, { serviceFlag, providerId });
    },
  });
}

async function store(platform: Platform, context: Context, fixed: FixedPlace | null): Promise<number> {
  const { trx, caller, query, audit, emit, reply } = context;
  const bytes = await readCsvUpload(reply.request);
  const tenantId = await ownerOf(trx, caller, tenantFilter(query['tenant_id']));
  const stored = await importRoutes(trx, bytes, fixed, { tenantId, userId: caller.userId, now: platform.now() });
  const after = { stored, ...fixed };
  audit({ resource: 'routes', resourceId: 'csv', action: 'create', tenantId, before: null, after });
  if (stored > 0)
    emit(configChanged({ resource: 'routes', id: 'csv', action: 'created', tenantId, by: caller.userId }));
  return stored;
}

/** @throws ApiError 404 */
async function requireProvider(trx: Trx, providerId: number): Promise<void> {
  const provider = trx.selectFrom('providers').select('provider_id').where('provider_id', '=', providerId);
  if (!(await provider.executeTakeFirst())) throw errors.notFound('Provider');
}
