import { Type } from 'typebox';
import { accessControl } from '../../access/access-control.ts';
import { holds } from '../../access/caller.ts';
import { ROLE } from '../../access/effective-roles.ts';
import { NEVER_END_USER } from '../../access/role-grants.ts';
import { configChanged } from '../../events/config-changed.ts';
import { errors } from '../../http/errors.ts';
import { findObject } from '../../http/resource/read-object.ts';
import { reachConditions } from '../../http/resource/resource-filters.ts';
import { serveResource } from '../../http/resource/serve-resource.ts';
import type { Feature } from '../../platform.ts';
import { findPermission, type NamedPermission } from './find-permission.ts';
import { permissionResource } from './permission-resource.ts';
import { roleResource } from './role-resource.ts';
import { attachPermission, detachPermission } from './store.ts';

/** Contract 10 §3.5. */
export const roles: Feature = (route, platform) => {
  const resource = roleResource(platform);
  const forget = accessControl(platform).forgetAccounts;
  serveResource(route, platform, resource);
  serveResource(route, platform, permissionResource(platform));

  for (const method of ['PUT', 'DELETE'] as const) {
    route({
      method,
      path: '/roles/:role_id/permissions/:permission_id',
      summary: method === 'PUT' ? 'Grant a permission to a role' : 'Take a permission from a role',
      tag: resource.tag,
      access: { callers: ['A'], permission: 'role_update' },
      params: { role_id: 'id', permission_id: 'name' },
      reply: Type.Literal(true),
      handler: async (context) => {
        const { trx, params, caller, audit, emit } = context;
        const needed = method === 'PUT' ? 'permission_create' : 'permission_delete';
        if (!holds(caller, needed)) throw errors.notPermitted(needed);
        const role = await findObject(trx, resource, params.role_id, reachConditions(resource, context, 'see'));
        if (!role) throw errors.notFound('Role');
        const permission = await findPermission(trx, params.permission_id);
        if (!permission) throw errors.notFound('Permission');
        requireChangeable(params.role_id, permission);
        const change = method === 'PUT' ? attachPermission : detachPermission;
        await change(trx, params.role_id, permission.permission_id);
        audit({
          resource: 'roles',
          resourceId: params.role_id,
          action: method === 'PUT' ? 'grant' : 'revoke',
          after: { name: role.shown['name'], permission: permission.name },
        });
        const what = { resource: 'roles', id: params.role_id, changed: ['permissions'] } as const;
        emit(configChanged({ ...what, action: 'updated', tenantId: null, by: caller.userId }));
        platform.db.afterCommit(trx, forget);
        return true;
      },
    });
  }
};

/** @throws ApiError 403 for what is fixed: the grants of role 2, and what role 4 never holds */
function requireChangeable(roleId: number, permission: NamedPermission): void {
  if (roleId === ROLE.admin) throw errors.forbidden('The grants of this role are fixed');
  if (roleId === ROLE.endUser && NEVER_END_USER.has(permission.name)) {
    throw errors.forbidden('End users never hold this permission');
  }
}
