import type { Trx } from '@strowger/db';
import { Type } from 'typebox';
import { accessControl } from '../../access/access-control.ts';
import type { Caller } from '../../access/caller.ts';
import type { AuditEntry } from '../../audit/write-audit.ts';
import { errors } from '../../http/errors.ts';
import type { Feature } from '../../platform.ts';
import { requireTarget, userChanged } from '../users/user-target.ts';
import { beginEnrolment, sendMailedCode, showSecret } from './begin-enrolment.ts';
import type { SentCode } from './judge-code.ts';
import { makeRecoveryCodes } from './make-recovery-codes.ts';
import { resetFactor } from './reset-factor.ts';
import {
  enrolmentObject,
  enrolmentRequest,
  recoveryCodes,
  recoveryCodesLeft,
  type VerifyRequest,
  verifyRequest,
} from './schema.ts';
import { readSentCode, readSentSecret } from './sent-code.ts';
import { countRecoveryCodes } from './store.ts';
import { verifySession } from './verify-session.ts';

const tag = 'Second factor';
const access = { callers: ['A', 'T', 'U'], inPerson: true } as const;
const RESOURCE = 'second_factors';

/** Contract 10 §1.8. */
export const secondFactor: Feature = (route, platform) => {
  const control = accessControl(platform);

  route({
    method: 'POST',
    path: '/user/totpqrcode',
    summary: 'Begin to enrol a second factor, or send a code by mail; for another user: take his back',
    tag,
    access,
    body: enrolmentRequest,
    reply: enrolmentObject,
    handler: async ({ trx, caller, body, audit, emit }) => {
      const byMail = body.auth_type === 'email';
      const userId = await userNamed(trx, caller, body.username?.trim() ?? '');
      if (userId === caller.userId) {
        audit(own(caller, byMail ? mailSent : begun));
        return byMail ? sendMailedCode(trx, platform, caller) : beginEnrolment(trx, platform, caller);
      }
      const target = await requireTarget(trx, platform, caller, userId);
      await resetFactor(trx, platform, caller, target);
      audit({
        resource: RESOURCE,
        resourceId: target.user_id,
        action: 'reset',
        tenantId: target.tenant_id,
        activity: `Reset Second Factor ${target.username}`,
      });
      emit(userChanged(caller, target, 'updated', ['verify']));
      if (byMail) return { secret: null, qrCodeUrl: null };
      return showSecret(trx, platform, { userId: target.user_id, tenantId: target.tenant_id }, target.username);
    },
  });

  route({
    method: 'POST',
    path: '/user/totp/verify',
    summary: 'Prove the second factor with a code of the app, of a mail or for recovery',
    tag,
    access,
    body: verifyRequest,
    reply: Type.Boolean(),
    audited: false,
    handler: async ({ trx, caller, body, request, emit }) => {
      const right = await verifySession(trx, platform, control, caller, readSent(body), request);
      if (right)
        emit(userChanged(caller, { user_id: caller.userId, tenant_id: caller.tenantId }, 'updated', ['verify']));
      return right;
    },
  });

  route({
    method: 'POST',
    path: '/user/totp/recovery_codes',
    summary: 'Make ten recovery codes; they are shown once, and those made before are void',
    tag,
    access,
    reply: recoveryCodes,
    handler: async ({ trx, caller, audit }) => {
      const codes = await makeRecoveryCodes(trx, platform, caller);
      audit(
        own(caller, {
          action: 'create',
          activity: 'Recovery Codes Made',
          after: { recovery_codes_left: codes.length },
        }),
      );
      return { recovery_codes: codes, remaining: codes.length };
    },
  });

  route({
    method: 'GET',
    path: '/user/totp/recovery_codes',
    summary: 'How many recovery codes are left',
    tag,
    access,
    reply: recoveryCodesLeft,
    handler: async ({ trx, caller }) => {
      return { remaining: await countRecoveryCodes(trx, caller.userId) };
    },
  });
};

const begun = { action: 'begin', activity: 'Second Factor Enrolment Begun' };
const mailSent = { action: 'send', activity: 'Verification Code Sent' };

function own(caller: Caller, what: Pick<AuditEntry, 'action' | 'activity' | 'after'>): AuditEntry {
  return { resource: RESOURCE, resourceId: caller.userId, ...what };
}

/** Whom a log-in name means; none means the caller. @throws ApiError 403 while his own factor is due, 404 */
async function userNamed(trx: Trx, caller: Caller, sent: string): Promise<number> {
  const name = sent.toLowerCase();
  if (name === '' || name === caller.username.toLowerCase()) return caller.userId;
  const row = await trx.selectFrom('login_names').select('user_id').where('name', '=', name).executeTakeFirst();
  if (row) return row.user_id;
  if (caller.mfaPending) throw errors.forbidden('Second factor required');
  throw errors.notFound('User');
}

/** @throws ApiError 400 when there is no code */
function readSent({ code, secret, appsecret }: VerifyRequest): SentCode {
  const read = readSentCode(code);
  if (read === '') throw errors.badField('code', 'is required');
  return { code: read, secret: readSentSecret(secret || appsecret || '') || null };
}
