import { fenceOf } from '../../access/scope.ts';
import type { Feature } from '../../platform.ts';
import { loginAnswer } from '../authenticate/schema.ts';
import { impersonate } from './impersonate.ts';

/** Contract 10 §1.9. */
export const impersonation: Feature = (route, platform) => {
  route({
    method: 'GET',
    path: '/users/:user_id/token',
    summary: 'A token to act as that user for an hour',
    tag: 'Authentication',
    access: { callers: ['A', 'T'], permission: 'user_admin', inPerson: true },
    params: { user_id: 'id' },
    reply: loginAnswer,
    // A GET that writes opens a transaction of its own: the usual one only reads.
    transaction: 'none',
    handler: ({ db, scope, caller, params, request }) =>
      db.transaction(fenceOf(scope), (trx) => impersonate(trx, platform, caller, params.user_id, request)),
  });
};
