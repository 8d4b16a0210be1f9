import { Type } from 'typebox';
import { answerList } from '../../http/list-query.ts';
import { rawBody } from '../../http/read-body.ts';
import { querySchema, rowSchema } from '../../http/resource/resource-schemas.ts';
import type { Feature } from '../../platform.ts';
import { ACCOUNTS } from '../accounts/resource.ts';
import { isCallSetting, readCallSetting, writeCallSetting } from '../extensions/call-settings.ts';
import { inheritedConfig } from './inherited-config.ts';
import { accountsOfUser } from './user-accounts.ts';
import { readConfig, readConfigBody, requireConfigName, writeConfig } from './user-config.ts';
import { requireTarget, userChanged } from './user-target.ts';

const tag = 'Users';
const access = { callers: ['A', 'T', 'U'], permission: 'user_read' } as const;

/** Contract 10 §5.6 and the accounts of §5.2. */
export const userConfig: Feature = (route, platform) => {
  route({
    method: 'GET',
    path: '/users/:user_id/config/:config_name',
    summary: "A value kept with the user, else the tenant's, else the system's; call settings come from his extensions",
    tag,
    access,
    params: { user_id: 'id', config_name: 'name' },
    reply: Type.Union([Type.String(), Type.Number(), Type.Boolean()]),
    handler: async ({ trx, caller, params }) => {
      const user = await requireTarget(trx, platform, caller, params.user_id);
      const name = requireConfigName(params.config_name);
      if (isCallSetting(name)) return readCallSetting(trx, user.user_id, name);
      const own = await readConfig(trx, user.user_id, name);
      return own ?? inheritedConfig(trx, platform, user.tenant_id, name);
    },
  });

  route({
    method: 'PUT',
    path: '/users/:user_id/config/:config_name',
    summary: 'Keep a value with the user; the body is the value. Call settings go to his extensions',
    tag,
    access,
    params: { user_id: 'id', config_name: 'name' },
    reply: Type.Literal(true),
    handler: async (request) => {
      const { trx, caller, params, audit, emit } = request;
      const user = await requireTarget(trx, platform, caller, params.user_id);
      const name = requireConfigName(params.config_name);
      const value = readConfigBody(rawBody(request.request.raw));
      if (isCallSetting(name)) {
        await writeCallSetting(request, platform, user.user_id, name, value);
        return true;
      }
      const before = await readConfig(trx, user.user_id, name);
      await writeConfig(trx, { userId: user.user_id, tenantId: user.tenant_id }, name, value);
      audit({
        resource: 'users',
        resourceId: user.user_id,
        action: 'update',
        tenantId: user.tenant_id,
        before: { username: user.username, [name]: before },
        after: { username: user.username, [name]: value },
      });
      emit(userChanged(caller, user, 'updated', [`config.${name}`]));
      return true;
    },
  });

  route({
    method: 'GET',
    path: '/users/:user_id/accounts',
    summary: 'Accounts that a user owns',
    tag,
    access,
    params: { user_id: 'id' },
    query: querySchema(ACCOUNTS),
    reply: Type.Array(rowSchema(ACCOUNTS)),
    handler: async ({ trx, caller, params, query, reply }) => {
      const user = await requireTarget(trx, platform, caller, params.user_id);
      const { list, found } = await accountsOfUser(trx, user.user_id, query);
      return answerList(reply, list, found);
    },
  });
};
