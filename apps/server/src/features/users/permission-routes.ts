import { isDeepStrictEqual } from 'node:util';
import { Type } from 'typebox';
import { accessControl } from '../../access/access-control.ts';
import { errors } from '../../http/errors.ts';
import { answerList, listQueryKeys, parseListQuery } from '../../http/list-query.ts';
import { listRows } from '../../http/list-rows.ts';
import type { RouteContext } from '../../http/route.ts';
import type { Feature } from '../../platform.ts';
import { findPermission } from '../roles/find-permission.ts';
import { changeGrant, permissionsOf, replaceGrants } from './direct-grants.ts';
import { requireTarget, userChanged } from './user-target.ts';

const tag = 'Users';
const access = { callers: ['A', 'T'], permission: 'user_update' } as const;
const heldPermission = Type.Object({
  permission_id: Type.Integer(),
  name: Type.String(),
  source: Type.Enum(['role', 'direct']),
});

type Request = Pick<RouteContext<unknown, Record<string, never>>, 'trx' | 'caller' | 'audit' | 'emit'>;

/** Contract 10 §5.2: permissions of a user, by role and granted directly. */
export const userPermissions: Feature = (route, platform) => {
  const { edition } = platform.environment;
  const control = accessControl(platform);

  const held = async ({ trx, caller }: Pick<Request, 'trx' | 'caller'>, userId: number) =>
    permissionsOf(trx, await requireTarget(trx, platform, caller, userId), edition);

  const change = async (
    request: Request,
    userId: number,
    carryOut: (holder: { userId: number; tenantId: number }) => Promise<void>,
  ) => {
    const { trx, caller, audit, emit } = request;
    const user = await requireTarget(trx, platform, caller, userId);
    const before = await permissionsOf(trx, user, edition);
    await carryOut({ userId, tenantId: user.tenant_id });
    const after = await permissionsOf(trx, user, edition);
    const direct = (permissions: typeof after) =>
      permissions.filter(({ source }) => source === 'direct').map(({ name }) => name);
    audit({
      resource: 'users',
      resourceId: userId,
      action: 'update',
      tenantId: user.tenant_id,
      before: { username: user.username, permissions: direct(before) },
      after: { username: user.username, permissions: direct(after) },
      activity: `Change Permissions ${user.username}`,
    });
    if (!isDeepStrictEqual(before, after)) emit(userChanged(caller, user, 'updated', ['permissions']));
    platform.db.afterCommit(trx, control.forgetAccounts);
    return after;
  };

  const requirePermission = async (trx: Request['trx'], idOrName: string) => {
    const permission = await findPermission(trx, idOrName);
    if (!permission) throw errors.notFound('Permission');
    return permission;
  };

  route({
    method: 'GET',
    path: '/users/:user_id/permissions',
    summary: 'Permissions of a user',
    tag,
    access: { callers: ['A', 'T'], permission: 'user_read' },
    params: { user_id: 'id' },
    query: Type.Object(listQueryKeys),
    reply: Type.Array(heldPermission),
    handler: async (request) => {
      const list = parseListQuery(request.query, ['permission_id', 'name', 'source']);
      const all = await held(request, request.params.user_id);
      return answerList(request.reply, list, listRows(all, list, ['name']));
    },
  });

  route({
    method: 'GET',
    path: '/users/:user_id/permissions/:permission_id',
    summary: 'A permission of a user, by id or name; 404 when he does not hold it',
    tag,
    access: { callers: ['A', 'T'], permission: 'user_read' },
    params: { user_id: 'id', permission_id: 'name' },
    reply: heldPermission,
    handler: async (request) => {
      const { user_id: userId, permission_id: wanted } = request.params;
      const all = await held(request, userId);
      const found = all.find(({ permission_id, name }) => String(permission_id) === wanted || name === wanted);
      if (!found) throw errors.notFound('Permission');
      return found;
    },
  });

  route({
    method: 'PUT',
    path: '/users/:user_id/permissions',
    summary: 'Replace the direct grants of a user by ids or names',
    tag,
    access,
    params: { user_id: 'id' },
    body: Type.Array(Type.String(), { maxItems: 1000 }),
    reply: Type.Array(heldPermission),
    handler: (request) =>
      change(request, request.params.user_id, (holder) =>
        replaceGrants(request.trx, request.caller, holder, request.body),
      ),
  });

  for (const method of ['PUT', 'DELETE'] as const) {
    route({
      method,
      path: '/users/:user_id/permissions/:permission_id',
      summary: method === 'PUT' ? 'Grant a permission to a user' : 'Take a directly granted permission away',
      tag,
      access,
      params: { user_id: 'id', permission_id: 'name' },
      reply: Type.Literal(true),
      handler: async (request) => {
        const { user_id: userId, permission_id: wanted } = request.params;
        await change(request, userId, async (holder) => {
          const permission = await requirePermission(request.trx, wanted);
          await changeGrant(request.trx, request.caller, holder, permission, method === 'PUT' ? 'give' : 'take');
        });
        return true;
      },
    });
  }
};
