import { Type } from 'typebox';
import { answerList, parseListQuery } from '../../http/list-query.ts';
import type { Feature } from '../../platform.ts';
import { createUser } from './create-user.ts';
import { deleteUser } from './delete-user.ts';
import { findUsers, userListQuery } from './list-users.ts';
import { presentUser } from './presenter.ts';
import { readUser } from './read-user.ts';
import { userCreate, userObject, userUpdate } from './schema.ts';
import { SORT_FIELDS } from './store.ts';
import { updateUser } from './update-user.ts';
import { requireTarget, userChanged } from './user-target.ts';
import { EVERYBODY } from './viewer.ts';

const tag = 'Users';

/** Contract 10 §5.2: users themselves. */
export const users: Feature = (route, platform) => {
  const { edition } = platform.environment;

  for (const { path, callers } of [
    { path: '/users', callers: ['A', 'T', 'U'] as const },
    { path: '/user/get_user', callers: ['A', 'T'] as const },
  ]) {
    route({
      method: 'GET',
      path,
      summary: 'List users; a tenant admin sees those of his tenant, an end user himself',
      tag,
      access: { callers, permission: 'user_read' },
      query: userListQuery,
      reply: Type.Array(userObject),
      handler: async ({ trx, caller, query, reply }) => {
        const list = parseListQuery(query, SORT_FIELDS);
        return answerList(reply, list, await findUsers(trx, platform, caller, query, list));
      },
    });
  }

  route({
    method: 'GET',
    path: '/users/:user_id',
    summary: 'A user',
    tag,
    access: { callers: ['A', 'T', 'U'], permission: 'user_read', beforeSecondFactor: true },
    params: { user_id: 'id' },
    reply: userObject,
    handler: async ({ trx, caller, params }) =>
      presentUser(await requireTarget(trx, platform, caller, params.user_id), edition, platform.now()),
  });

  route({
    method: 'POST',
    path: '/users',
    summary: 'Make a user',
    tag,
    access: { callers: ['A', 'T'], permission: 'user_create' },
    body: userCreate,
    reply: Type.Integer(),
    handler: async ({ trx, body, caller, audit, emit }) => {
      const userId = await createUser(trx, platform, caller, body);
      const after = await readUser(trx, platform, EVERYBODY, userId);
      await audit({
        resource: 'users',
        resourceId: userId,
        action: 'create',
        tenantId: after.tenant_id,
        after,
        activity: `Create New User ${after.username}`,
      });
      await emit(userChanged(caller, after, 'created', Object.keys(body)));
      return userId;
    },
  });

  route({
    method: 'PUT',
    path: '/users/:user_id',
    summary: 'Change a user; an end user changes his profile',
    tag,
    access: { callers: ['A', 'T', 'U'], beforeSecondFactor: true },
    params: { user_id: 'id' },
    body: userUpdate,
    reply: userObject,
    handler: async ({ trx, params, body, caller, audit, emit }) => {
      const row = await requireTarget(trx, platform, caller, params.user_id);
      const before = presentUser(row, edition, platform.now());
      const changed = await updateUser(trx, platform, caller, before, body);
      const after = await readUser(trx, platform, EVERYBODY, before.user_id);
      await audit({
        resource: 'users',
        resourceId: after.user_id,
        action: 'update',
        tenantId: after.tenant_id,
        before,
        after,
        activity: after.user_id === caller.userId ? 'Update Own Account' : `Update User ${after.username}`,
      });
      if (changed.length > 0) await emit(userChanged(caller, after, 'updated', changed));
      return after;
    },
  });

  route({
    method: 'DELETE',
    path: '/users/:user_id',
    summary: 'Delete a user',
    tag,
    access: { callers: ['A', 'T'], permission: 'user_delete' },
    params: { user_id: 'id' },
    reply: Type.Literal(true),
    handler: async ({ trx, params, caller, audit, emit }) => {
      const row = await requireTarget(trx, platform, caller, params.user_id);
      const extensions = await deleteUser(trx, platform, caller, row);
      await audit({
        resource: 'users',
        resourceId: row.user_id,
        action: 'delete',
        tenantId: row.tenant_id,
        before: presentUser(row, edition, platform.now()),
        activity: `Delete User ${row.username}`,
      });
      await emit(userChanged(caller, row, 'deleted', []));
      for (const id of extensions) {
        await emit({
          type: 'config.changed',
          tenantId: row.tenant_id,
          extensionUuids: [id],
          data: { resource: 'fpbx_extensions', id, action: 'updated', changed: ['user_id'], user_id: caller.userId },
        });
      }
      return true;
    },
  });
};
