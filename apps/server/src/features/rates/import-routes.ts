import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import { uuid } from '../../http/fields.ts';
import { flagFilter } from '../../http/list-filters.ts';
import { serveResource } from '../../http/resource/serve-resource.ts';
import type { RouteContext, RouteRegistrar } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { cancel } from './background-imports.ts';
import { handleImports } from './import-job.ts';
import type { ImportOrder } from './import-order.ts';
import { IMPORTS } from './import-resource.ts';
import { takeImport } from './run-import.ts';

/** Imports: what became of them, and how one that goes on in the background is ended. */
export function importRoutes(route: RouteRegistrar, platform: Platform): void {
  handleImports(platform);
  serveResource(route, platform, IMPORTS);
  route({
    method: 'POST',
    path: `${IMPORTS.path}/:import_id/cancel`,
    summary: 'End an import in the background that is not done yet: nothing of it is stored',
    tag: IMPORTS.tag,
    access: { callers: ['A'], permission: 'rate_create' },
    params: { import_id: 'uuid' },
    reply: Type.Literal(true),
    handler: async ({ trx, params, audit }) => {
      const { import_id: importId } = params;
      const ended = await cancel(trx, importId, platform.now());
      audit({
        resource: 'rates',
        resourceId: importId,
        action: 'cancel',
        tenantId: null,
        after: { plan_id: ended.plan_id },
        activity: `Cancel import of rates of plan ${ended.plan_id} -ID:(${importId})`,
      });
      platform.db.afterCommit(trx, () =>
        platform.bus.publish({ type: 'rates.import', tenantId: null, data: { ...ended, state: 'cancelled' } }),
      );
      return true;
    },
  });
}

/** Queries of routes that take files. */
export const IMPORT_QUERY = {
  import_id: Type.Optional(uuid()),
  background: Type.Optional(
    Type.Boolean({ description: 'The file is taken, and a job checks and stores it after the answer: 202.' }),
  ),
};

/** The answer to a file that a job will check and store. */
export const ACCEPTED = Type.Object({
  import_id: uuid(),
  plan_id: Type.Integer(),
  service_flag: Type.Integer(),
  kind: Type.Enum(['update', 'replace', 'preview']),
  state: Type.Literal('waiting'),
  bytes: Type.Integer({ description: 'Received.' }),
});

type Sending = Pick<RouteContext<unknown, Record<string, never>>, 'trx' | 'request' | 'audit' | 'emit' | 'reply'>;

/** Whether the client does not wait for the end. @throws ApiError 400 */
export function isForBackground(query: Readonly<Record<string, string>>): boolean {
  const text = query['background']?.trim() ?? '';
  if (text === '') return false;
  const flag = flagFilter(text);
  if (flag === undefined) throw errors.badField('background', 'must be true or false');
  return flag;
}

/** Takes the file and answers 202 with the place where the import is followed. */
export async function acceptImport(
  context: Sending,
  platform: Platform,
  order: ImportOrder,
  chosenId: string | null,
): Promise<object> {
  const { importId, bytes } = await takeImport(context, platform, order, chosenId);
  void context.reply.code(202).header('location', `/api${IMPORTS.path}/${importId}`);
  const { planId, serviceFlag, kind } = order;
  return {
    import_id: importId,
    plan_id: planId,
    service_flag: serviceFlag,
    kind,
    state: 'waiting',
    bytes,
  };
}
