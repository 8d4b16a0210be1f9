import { Type } from 'typebox';
import { answerList, parseListQuery } from '../../http/list-query.ts';
import type { Feature } from '../../platform.ts';
import { counts, dryRunQuery, isDryRun } from '../tenants/dry-run.ts';
import { requireDeletable } from './delete-user.ts';
import { findUsers, userListQuery } from './list-users.ts';
import { presentUser } from './presenter.ts';
import { reachOfUser } from './reach-of-user.ts';
import { userCreate, userObject, userUpdate } from './schema.ts';
import { shownTo } from './shown-to.ts';
import { USER_TABLE } from './store.ts';
import { requireTarget } from './user-target.ts';
import { changeUser, dropUser, makeUser } from './write-user.ts';

const tag = 'Users';

const whatWouldGo = Type.Object({
  user_id: Type.Integer(),
  username: Type.String(),
  deletes: counts('Objects that would go, by kind.'),
  unlinks: counts('Objects that would stay without him, by kind.'),
});

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
        const list = parseListQuery(query, USER_TABLE.sortable);
        return answerList(reply, list, await findUsers(trx, platform, caller, query, list));
      },
    });
  }

  route({
    method: 'GET',
    path: '/users/:user_id',
    summary: 'A user',
    tag,
    access: { callers: ['A', 'T', 'U'], permission: 'user_read' },
    params: { user_id: 'id' },
    reply: userObject,
    handler: async ({ trx, caller, params }) => {
      const row = await requireTarget(trx, platform, caller, params.user_id);
      return shownTo(caller, presentUser(row, edition, platform.now()));
    },
  });

  route({
    method: 'POST',
    path: '/users',
    summary: 'Make a user',
    tag,
    access: { callers: ['A', 'T'], permission: 'user_create', inPerson: true },
    body: userCreate,
    reply: Type.Integer(),
    handler: (context) => makeUser(context, platform, context.body),
  });

  route({
    method: 'PUT',
    path: '/users/:user_id',
    summary: 'Change a user; an end user changes his profile',
    tag,
    access: { callers: ['A', 'T', 'U'] },
    params: { user_id: 'id' },
    body: userUpdate,
    reply: userObject,
    handler: async (context) => {
      const { trx, caller, params, body } = context;
      const row = await requireTarget(trx, platform, caller, params.user_id);
      return shownTo(caller, await changeUser(context, platform, row, body));
    },
  });

  route({
    method: 'DELETE',
    path: '/users/:user_id',
    summary: 'Delete a user; `dry_run=1` tells what would go',
    tag,
    access: { callers: ['A', 'T'], permission: 'user_delete' },
    params: { user_id: 'id' },
    query: dryRunQuery,
    reply: Type.Union([Type.Literal(true), whatWouldGo]),
    handler: async (context) => {
      const { trx, params, query, caller, audit } = context;
      const row = await requireTarget(trx, platform, caller, params.user_id);
      if (isDryRun(query)) {
        requireDeletable(caller, row);
        const { user_id, tenant_id: tenantId, username } = row;
        audit({ resource: 'users', resourceId: user_id, action: 'dry_run', tenantId, activity: null });
        return { user_id, username, ...(await reachOfUser(trx, user_id)) };
      }
      await dropUser(context, platform, row);
      return true;
    },
  });
};
