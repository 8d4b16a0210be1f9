import { isDeepStrictEqual } from 'node:util';
import { Type } from 'typebox';
import { accessControl } from '../../access/access-control.ts';
import { effectiveRoles, ROLE, rolesOf, withoutRole, withRole } from '../../access/effective-roles.ts';
import { errors } from '../../http/errors.ts';
import { answerList, listQueryKeys, parseListQuery } from '../../http/list-query.ts';
import { listRows } from '../../http/list-rows.ts';
import type { RouteContext } from '../../http/route.ts';
import type { Feature } from '../../platform.ts';
import { changeRoles, requireAssignable, requireRole } from './role-assignment.ts';
import type { UserRow } from './store.ts';
import { requireTarget, userChanged } from './user-target.ts';

const tag = 'Users';
const access = { callers: ['A', 'T'], permission: 'user_update' } as const;
const roleName = Type.Object({ role_id: Type.Integer(), name: Type.String() });

type Request = Pick<RouteContext<unknown, Record<string, never>>, 'trx' | 'caller' | 'audit' | 'emit'>;

/** Contract 10 §5.2: roles of a user. */
export const userRoles: Feature = (route, platform) => {
  const { edition } = platform.environment;
  const control = accessControl(platform);
  const unknownRole = () => errors.notFound('Role');

  const presentRoles = (row: UserRow) =>
    effectiveRoles(row.stored_roles, edition).map((role_id) => ({
      role_id,
      name: row.role_names[String(role_id)] ?? '',
    }));

  const change = async (
    { trx, caller, audit, emit }: Request,
    userId: number,
    next: (stored: ReadonlySet<number>) => ReadonlySet<number> | Promise<ReadonlySet<number>>,
  ) => {
    const before = await requireTarget(trx, platform, caller, userId);
    const holder = { userId, tenantId: before.tenant_id };
    await changeRoles(trx, platform, control, caller, holder, next);
    const after = await requireTarget(trx, platform, caller, userId);
    const [had, has] = [presentRoles(before), presentRoles(after)];
    audit({
      resource: 'users',
      resourceId: userId,
      action: 'update',
      tenantId: before.tenant_id,
      before: { username: before.username, roles: had },
      after: { username: after.username, roles: has },
      activity: `Change Roles ${after.username}`,
    });
    // The portal sends every role of its form, those that stay too.
    if (!isDeepStrictEqual(had, has)) emit(userChanged(caller, after, 'updated', ['roles']));
    return has;
  };

  route({
    method: 'GET',
    path: '/users/:user_id/roles',
    summary: 'Roles of a user, implied ones included',
    tag,
    access: { callers: ['A', 'T', 'U'], permission: 'user_read' },
    params: { user_id: 'id' },
    query: Type.Object(listQueryKeys),
    reply: Type.Array(roleName),
    handler: async ({ trx, caller, params, query, reply }) => {
      const held = presentRoles(await requireTarget(trx, platform, caller, params.user_id));
      const list = parseListQuery(query, ['role_id', 'name']);
      return answerList(reply, list, listRows(held, list, ['name']));
    },
  });

  route({
    method: 'GET',
    path: '/users/:user_id/roles/:role_id',
    summary: 'A role of a user; 404 when he does not have it',
    tag,
    access: { callers: ['A', 'T', 'U'], permission: 'user_read' },
    params: { user_id: 'id', role_id: 'id' },
    reply: roleName,
    handler: async ({ trx, caller, params }) => {
      const held = presentRoles(await requireTarget(trx, platform, caller, params.user_id));
      const role = held.find(({ role_id }) => role_id === params.role_id);
      if (!role) throw errors.notFound('Role');
      return role;
    },
  });

  route({
    method: 'PUT',
    path: '/users/:user_id/roles',
    summary: 'Replace the roles of a user',
    tag,
    access,
    params: { user_id: 'id' },
    body: Type.Array(Type.Integer(), { maxItems: 100 }),
    reply: Type.Array(roleName),
    handler: (request) =>
      change(request, request.params.user_id, async (stored) => {
        for (const roleId of request.body) {
          if (stored.has(roleId)) continue;
          await requireAssignable(
            request.trx,
            platform,
            request.caller,
            roleId,
            errors.badField('roles', 'names no role'),
          );
        }
        return rolesOf(request.body);
      }),
  });

  route({
    method: 'DELETE',
    path: '/users/:user_id/roles',
    summary: 'Take all roles from a user, who then is an end user',
    tag,
    access,
    params: { user_id: 'id' },
    reply: Type.Literal(true),
    handler: async (request) => {
      await change(request, request.params.user_id, () => new Set());
      return true;
    },
  });

  route({
    method: 'PUT',
    path: '/users/:user_id/roles/:role_id',
    summary: 'Give a role to a user',
    tag,
    access,
    params: { user_id: 'id', role_id: 'id' },
    reply: Type.Literal(true),
    handler: async (request) => {
      const { user_id: userId, role_id: roleId } = request.params;
      await requireAssignable(request.trx, platform, request.caller, roleId, unknownRole());
      await change(request, userId, (stored) => withRole(stored, roleId));
      return true;
    },
  });

  route({
    method: 'DELETE',
    path: '/users/:user_id/roles/:role_id',
    summary: 'Take a role from a user; one he does not have is taken already',
    tag,
    access,
    params: { user_id: 'id', role_id: 'id' },
    reply: Type.Literal(true),
    handler: async (request) => {
      const { user_id: userId, role_id: roleId } = request.params;
      if (roleId === ROLE.admin) throw errors.forbidden('This role cannot be taken away');
      await requireRole(request.trx, edition, roleId, unknownRole());
      await change(request, userId, (stored) => withoutRole(stored, roleId));
      return true;
    },
  });
};
