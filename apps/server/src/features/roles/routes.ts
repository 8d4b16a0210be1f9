import { Type } from 'typebox';
import { accessControl } from '../../access/access-control.ts';
import { type Caller, holds } from '../../access/caller.ts';
import { errors } from '../../http/errors.ts';
import { idFilter } from '../../http/list-filters.ts';
import { answerList, listQueryKeys, parseListQuery } from '../../http/list-query.ts';
import type { Feature } from '../../platform.ts';
import {
  attachPermission,
  createRole,
  deleteRole,
  detachPermission,
  requireChangeable,
  updateRole,
} from './change-role.ts';
import { findPermission } from './find-permission.ts';
import { permissionCreate, permissionObject, roleCreate, roleObject, roleRow, roleUpdate } from './schema.ts';
import { findRole, grantsOfRole, listPermissions, listRoles, type NameFilter, nameTakenAs409 } from './store.ts';

const tag = 'Roles and permissions';
const bareId = Type.Integer();
const done = Type.Literal(true);

/** Contract 10 §3.5. */
export const roles: Feature = (route, platform) => {
  const { edition } = platform.environment;
  const forget = accessControl(platform).forgetAccounts;
  const viewOf = (caller: Caller) => ({ edition, admin: caller.permissions.has('super_admin') });

  const requireRole = async (trx: Parameters<typeof findRole>[0], caller: Caller, roleId: number) => {
    const role = await findRole(trx, viewOf(caller), roleId);
    if (!role) throw errors.notFound('Role');
    return role;
  };

  const requirePermission = async (trx: Parameters<typeof findRole>[0], idOrName: string) => {
    const permission = await findPermission(trx, idOrName);
    if (!permission) throw errors.notFound('Permission');
    return permission;
  };

  const changed = (
    caller: Caller,
    resource: 'roles' | 'permissions',
    id: number,
    action: string,
    fields: string[],
  ) => ({
    type: 'config.changed' as const,
    tenantId: null,
    data: { resource, id, action, changed: fields, user_id: caller.userId },
  });

  route({
    method: 'GET',
    path: '/roles',
    summary: 'List roles',
    tag,
    access: { callers: ['A', 'T'], permission: 'role_list' },
    query: Type.Object({
      ...listQueryKeys,
      name: Type.Optional(Type.String()),
      role_id: Type.Optional(Type.Integer()),
    }),
    reply: Type.Array(roleRow),
    handler: async ({ trx, caller, query, reply }) => {
      const list = parseListQuery(query, ['role_id', 'name']);
      return answerList(
        reply,
        list,
        await listRoles(trx, viewOf(caller), filterOf(query, list.search, 'role_id'), list),
      );
    },
  });

  route({
    method: 'GET',
    path: '/roles/:role_id',
    summary: 'A role with its permissions',
    tag,
    access: { callers: ['A', 'T'], permission: 'role_read' },
    params: { role_id: 'id' },
    reply: roleObject,
    handler: async ({ trx, caller, params }) => {
      const role = await requireRole(trx, caller, params.role_id);
      return { ...role, permissions: await grantsOfRole(trx, role.role_id) };
    },
  });

  route({
    method: 'POST',
    path: '/roles',
    summary: 'Make a custom role',
    tag,
    access: { callers: ['A'], permission: 'role_create' },
    body: roleCreate,
    reply: bareId,
    handler: async ({ trx, body, caller, audit, emit }) => {
      const id = await createRole(trx, body.name, body.description ?? '');
      await audit({ resource: 'roles', resourceId: id, action: 'create', after: body });
      await emit(changed(caller, 'roles', id, 'created', Object.keys(body)));
      return id;
    },
  });

  route({
    method: 'PUT',
    path: '/roles/:role_id',
    summary: 'Change a role',
    tag,
    access: { callers: ['A'], permission: 'role_update' },
    params: { role_id: 'id' },
    body: roleUpdate,
    reply: roleObject,
    handler: async ({ trx, params, body, caller, audit, emit }) => {
      const before = await requireRole(trx, caller, params.role_id);
      await updateRole(trx, before, body);
      const after = await requireRole(trx, caller, params.role_id);
      await audit({ resource: 'roles', resourceId: after.role_id, action: 'update', before, after });
      await emit(changed(caller, 'roles', after.role_id, 'updated', Object.keys(body)));
      platform.db.afterCommit(trx, forget);
      return { ...after, permissions: await grantsOfRole(trx, after.role_id) };
    },
  });

  route({
    method: 'DELETE',
    path: '/roles/:role_id',
    summary: 'Delete a custom role',
    tag,
    access: { callers: ['A'], permission: 'role_delete' },
    params: { role_id: 'id' },
    reply: done,
    handler: async ({ trx, params, caller, audit, emit }) => {
      const before = await requireRole(trx, caller, params.role_id);
      await deleteRole(trx, before.role_id);
      await audit({ resource: 'roles', resourceId: before.role_id, action: 'delete', before });
      await emit(changed(caller, 'roles', before.role_id, 'deleted', []));
      platform.db.afterCommit(trx, forget);
      return true;
    },
  });

  for (const method of ['PUT', 'DELETE'] as const) {
    route({
      method,
      path: '/roles/:role_id/permissions/:permission_id',
      summary: method === 'PUT' ? 'Grant a permission to a role' : 'Take a permission from a role',
      tag,
      access: { callers: ['A'], permission: 'role_update' },
      params: { role_id: 'id', permission_id: 'name' },
      reply: done,
      handler: async ({ trx, params, caller, audit, emit }) => {
        const needed = method === 'PUT' ? 'permission_create' : 'permission_delete';
        if (!holds(caller, needed)) throw errors.notPermitted(needed);
        const role = await requireRole(trx, caller, params.role_id);
        const permission = await requirePermission(trx, params.permission_id);
        requireChangeable(role.role_id, permission);
        const change = method === 'PUT' ? attachPermission : detachPermission;
        await change(trx, role.role_id, permission.permission_id);
        await audit({
          resource: 'roles',
          resourceId: role.role_id,
          action: method === 'PUT' ? 'grant' : 'revoke',
          after: { name: role.name, permission: permission.name },
        });
        await emit(changed(caller, 'roles', role.role_id, 'updated', ['permissions']));
        platform.db.afterCommit(trx, forget);
        return true;
      },
    });
  }

  route({
    method: 'GET',
    path: '/permissions',
    summary: 'The permission catalogue',
    tag,
    access: { callers: ['A', 'T'], permission: 'permission_list' },
    query: Type.Object({
      ...listQueryKeys,
      name: Type.Optional(Type.String()),
      permission_id: Type.Optional(Type.Integer()),
    }),
    reply: Type.Array(permissionObject),
    handler: async ({ trx, query, reply }) => {
      const list = parseListQuery(query, ['permission_id', 'name']);
      return answerList(reply, list, await listPermissions(trx, filterOf(query, list.search, 'permission_id'), list));
    },
  });

  route({
    method: 'POST',
    path: '/permissions',
    summary: 'Add a permission to the catalogue',
    tag,
    access: { callers: ['A'], permission: 'permission_create' },
    body: permissionCreate,
    reply: bareId,
    handler: async ({ trx, body, caller, audit, emit }) => {
      const { permission_id } = await nameTakenAs409('permission', () =>
        trx
          .insertInto('permissions')
          .values({ name: body.name, description: body.description ?? '' })
          .returning('permission_id')
          .executeTakeFirstOrThrow(),
      );
      await audit({ resource: 'permissions', resourceId: permission_id, action: 'create', after: body });
      await emit(changed(caller, 'permissions', permission_id, 'created', Object.keys(body)));
      platform.db.afterCommit(trx, forget);
      return permission_id;
    },
  });
};

/** `name` is a prefix. */
function filterOf(query: Readonly<Record<string, string>>, search: string, idKey: string): NameFilter {
  const id = idFilter(query[idKey]);
  return { namePrefix: query['name']?.trim() ?? '', search, ...(id === undefined ? {} : { id }) };
}
