import { Type } from 'typebox';
import { accessControl } from '../../access/access-control.ts';
import { callerOfToken } from '../../access/authenticator.ts';
import { tokenClaims } from '../../access/token.ts';
import { errors } from '../../http/errors.ts';
import { parseBody } from '../../http/validation.ts';
import type { Feature } from '../../platform.ts';
import { readUser } from '../users/read-user.ts';
import { userObject } from '../users/schema.ts';
import { shownTo } from '../users/shown-to.ts';
import { viewerOf } from '../users/viewer.ts';
import { logIn } from './log-in.ts';
import { logOut } from './log-out.ts';
import { readLogin } from './read-login.ts';
import { loginAnswer, loginRequest, tokenObject } from './schema.ts';

const tag = 'Authentication';

/** Contract 10 §1.2–1.6. */
export const authenticate: Feature = (route, platform) => {
  const control = accessControl(platform);

  route({
    method: 'POST',
    path: '/authenticate',
    summary: 'Log in; the answer carries the token',
    tag,
    access: 'public',
    body: loginRequest,
    reply: loginAnswer,
    transaction: 'none',
    audited: false,
    handler: ({ body, request }) => logIn(platform, control, readLogin(body), request),
  });

  route({
    method: 'POST',
    path: '/authenticate/cancel/:user_id',
    summary: 'Log out',
    tag,
    access: { callers: ['A', 'T', 'U'] },
    params: { user_id: 'id' },
    reply: Type.Literal(true),
    handler: async ({ trx, caller, params, audit }) => {
      const user = await logOut(trx, platform, control, caller, params.user_id);
      const whose = params.user_id === caller.userId ? '' : ` ${user.username}`;
      await audit({
        resource: 'sessions',
        resourceId: params.user_id,
        action: 'logout',
        tenantId: user.tenantId,
        activity: `Logged Out${whose}`,
      });
      return true;
    },
  });

  route({
    method: 'POST',
    path: '/token_payload',
    summary: 'The claims of a valid token; the body is {"token"} or the bare JSON string',
    tag,
    access: 'public',
    body: Type.Unknown(),
    reply: tokenClaims,
    transaction: 'none',
    audited: false,
    handler: async ({ body }) => (await callerOfToken(control, readToken(body))).claims,
  });

  route({
    method: 'GET',
    path: '/get_user',
    summary: 'The caller',
    tag,
    access: { callers: ['A', 'T', 'U'] },
    reply: userObject,
    handler: async ({ trx, caller }) => shownTo(caller, await readUser(trx, platform, viewerOf(caller), caller.userId)),
  });
};

/** @throws ApiError 400 when there is none */
function readToken(body: unknown): string {
  const token = typeof body === 'string' ? body : parseBody(tokenObject, body).token;
  if (token.trim() === '') throw errors.badField('token', 'is required');
  return token.trim().replace(/^bearer\s+/i, '');
}
