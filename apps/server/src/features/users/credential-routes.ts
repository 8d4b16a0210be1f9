import { Type } from 'typebox';
import { configChanged } from '../../events/config-changed.ts';
import { errors } from '../../http/errors.ts';
import { fromMicros, toMicros } from '../../http/money.ts';
import type { Feature } from '../../platform.ts';
import { postToLedger } from '../tenants/ledger.ts';
import { presentUser } from './presenter.ts';
import { readUser } from './read-user.ts';
import { userObject } from './schema.ts';
import { changePassword } from './update-user.ts';
import { requireTarget, userChanged } from './user-target.ts';
import { EVERYBODY } from './viewer.ts';

const tag = 'Users';

const passwordBody = Type.Object(
  { password: Type.String({ minLength: 1 }) },
  { additionalProperties: false, 'x-ignored': ['confirmPassword', 'confirm_password', 'user_id'] },
);

const creditBody = Type.Object({ credit: Type.Number() }, { additionalProperties: false });

/** Contract 10 §5.2, §5.5: password, status and the tenant's credit, by way of a user. */
export const userCredentials: Feature = (route, platform) => {
  const { edition } = platform.environment;

  route({
    method: 'PUT',
    path: '/users/:user_id/password',
    summary: "Set a user's password",
    tag,
    access: { callers: ['A', 'T', 'U'], permission: 'user_password', inPerson: true },
    params: { user_id: 'id' },
    body: passwordBody,
    reply: userObject,
    handler: async ({ trx, params, body, caller, audit, emit }) => {
      const row = await requireTarget(trx, platform, caller, params.user_id);
      await changePassword(trx, platform, caller, row.user_id, row.tenant_id, body.password);
      audit({
        resource: 'users',
        resourceId: row.user_id,
        action: 'update',
        tenantId: row.tenant_id,
        after: { username: row.username, password: body.password },
        activity: `Change Password ${row.username}`,
      });
      emit(userChanged(caller, row, 'updated', ['password']));
      return readUser(trx, platform, EVERYBODY, row.user_id);
    },
  });

  route({
    method: 'PUT',
    path: '/users/:user_id/credit',
    summary: "Add to the balance of the user's tenant (legacy)",
    tag,
    access: { callers: ['A'], permission: 'tenant_update' },
    params: { user_id: 'id' },
    body: creditBody,
    reply: userObject,
    handler: async ({ trx, params, body, caller, audit, emit }) => {
      const row = await requireTarget(trx, platform, caller, params.user_id);
      const amount = toMicros('credit', body.credit);
      if (amount === 0) throw errors.badField('credit', 'must not be 0');
      const entry = {
        tenantId: row.tenant_id,
        amount,
        kind: 'adjustment',
        ref: `user:${row.user_id}`,
        actorUserId: caller.userId,
      } as const;
      const credit = await postToLedger(trx, platform, entry, platform.now());
      audit({
        resource: 'users',
        resourceId: row.user_id,
        action: 'update',
        tenantId: row.tenant_id,
        before: { username: row.username, credit: fromMicros(row.tenant_credit) },
        after: { username: row.username, credit: fromMicros(credit) },
        activity: `Adjust Credit ${row.username}`,
      });
      const { tenant_id: id } = row;
      const by = caller.userId;
      emit(configChanged({ resource: 'tenants', id, action: 'updated', changed: ['credit'], tenantId: id, by }));
      return readUser(trx, platform, EVERYBODY, row.user_id);
    },
  });

  route({
    method: 'GET',
    path: '/users/:user_id/status',
    summary: 'Whether a user is logged in',
    tag,
    access: { callers: ['A', 'T', 'U'], permission: 'user_read' },
    params: { user_id: 'id' },
    reply: Type.Enum(['login', 'logout']),
    handler: async ({ trx, params, caller }) => {
      const row = await requireTarget(trx, platform, caller, params.user_id);
      return presentUser(row, edition, platform.now()).status;
    },
  });
};
