import { accessControl } from '../../access/access-control.ts';
import { configChanged } from '../../events/config-changed.ts';
import type { Feature } from '../../platform.ts';
import { declareExpiryReminders } from './expiry-reminders.ts';
import { policyObject, policyUpdate } from './schema.ts';
import { readPolicy, updatePolicy } from './store.ts';

const tag = 'Password policy';

/** Contract 10 §6. */
export const passwordPolicy: Feature = (route, platform) => {
  declareExpiryReminders(platform);

  route({
    method: 'GET',
    path: '/password_policy',
    summary: 'The password policy; the reset page has no token',
    tag,
    access: 'public',
    reply: policyObject,
    handler: ({ trx }) => readPolicy(trx),
  });

  route({
    method: 'POST',
    path: '/password_policy',
    summary: 'Change the password policy',
    tag,
    access: { callers: ['A'], permission: 'password_policy' },
    body: policyUpdate,
    reply: policyObject,
    handler: async ({ trx, body, caller, audit, emit }) => {
      const before = await readPolicy(trx);
      await updatePolicy(trx, body);
      const after = await readPolicy(trx);
      audit({
        resource: 'password_policy',
        resourceId: after.password_policy_id,
        action: 'update',
        before,
        after,
        activity: 'Update Password Policy',
      });
      emit(
        configChanged({
          resource: 'password_policy',
          id: after.password_policy_id,
          action: 'updated',
          changed: Object.keys(body),
          tenantId: null,
          by: caller.userId,
        }),
      );
      platform.db.afterCommit(trx, accessControl(platform).forgetAccounts);
      return after;
    },
  });
};
