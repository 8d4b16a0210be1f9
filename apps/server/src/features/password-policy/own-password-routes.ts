import { Type } from 'typebox';
import { nullable } from '../../http/fields.ts';
import type { Feature } from '../../platform.ts';
import { readUser } from '../users/read-user.ts';
import { userObject, userUpdate } from '../users/schema.ts';
import { userChanged } from '../users/user-target.ts';
import { EVERYBODY } from '../users/viewer.ts';
import { changeOwnPassword } from './own-password.ts';

/** The portal's page sends its whole form: every field of the user beside the two. */
const ownPasswordBody = Type.Object(
  {
    password: Type.String({ minLength: 1 }),
    current_password: Type.Optional(nullable(Type.String())),
  },
  {
    additionalProperties: false,
    'x-ignored': [
      ...Object.keys(userObject.properties),
      ...Object.keys(userUpdate.properties),
      'confirmPassword',
      'confirm_password',
    ],
  },
);

/** Contract 10 §1.10. */
export const ownPassword: Feature = (route, platform) => {
  route({
    method: 'PUT',
    path: '/password/users',
    summary: "Change the caller's own password",
    tag: 'Users',
    access: { callers: ['A', 'T', 'U'], permission: 'user_password', inPerson: true },
    body: ownPasswordBody,
    reply: userObject,
    handler: async ({ trx, body, caller, request, audit, emit }) => {
      const current = body.current_password || null;
      await changeOwnPassword(trx, platform, caller, { password: body.password, current, ip: request.ip });
      await audit({
        resource: 'users',
        resourceId: caller.userId,
        action: 'update',
        after: { username: caller.username, password: body.password },
        activity: 'Change Own Password',
      });
      const { userId: user_id, tenantId: tenant_id } = caller;
      await emit(userChanged(caller, { user_id, tenant_id }, 'updated', ['password']));
      return readUser(trx, platform, EVERYBODY, user_id);
    },
  });
};
