import { randomInt } from 'node:crypto';
import type { Trx } from '@strowger/db';
import type { Caller } from '../../access/caller.ts';
import { factorProvenAt } from '../../access/session-factor.ts';
import { errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import { brandOf } from '../branding/brand-of.ts';
import { enrolmentUri } from './enrolment-uri.ts';
import { isEnrolled, mayBeReplaced, type SecondFactor, takesMail } from './factor.ts';
import { qrDataUri } from './qr-code.ts';
import type { EnrolmentObject } from './schema.ts';
import { digestOf } from './sent-code.ts';
import {
  changeFactor,
  keepMailedCode,
  lockSecondFactor,
  MAILED_CODE_MINUTES,
  mailedSince,
  sealSecret,
} from './store.ts';
import { newSecret } from './totp.ts';

const MAILS = 3;
const MAILS_WITHIN_MS = 10 * 60_000;
const MAILED_CODES = 1_000_000;

/**
 * Shows the caller a new secret for his authenticator app; it counts once a code of it is verified.
 * @throws ApiError 409 while one is enrolled that has not been proven anew in this session within ten minutes
 */
export async function beginEnrolment(trx: Trx, platform: Platform, caller: Caller): Promise<EnrolmentObject> {
  const now = platform.now();
  const factor = await lockSecondFactor(trx, platform.vault, caller.userId, now);
  if (isEnrolled(factor)) await requireReplaceable(trx, caller, factor, now);
  return showSecret(trx, platform, factor, caller.username);
}

/** Makes a secret and keeps it until it is proven. */
export async function showSecret(
  trx: Trx,
  platform: Platform,
  owner: Pick<SecondFactor, 'userId' | 'tenantId'>,
  username: string,
): Promise<EnrolmentObject> {
  const secret = newSecret();
  await changeFactor(trx, owner, { pending_secret: sealSecret(platform.vault, secret) });
  const { title } = await brandOf(trx, platform, owner.tenantId);
  return { secret, qrCodeUrl: qrDataUri(enrolmentUri(username, secret, title)) };
}

/**
 * Sends the caller a code by mail: to log in where mail is his second factor, else to enrol.
 * @throws ApiError 409 as `beginEnrolment`, 429 after three mails within ten minutes
 */
export async function sendMailedCode(trx: Trx, platform: Platform, caller: Caller): Promise<EnrolmentObject> {
  const now = platform.now();
  const factor = await lockSecondFactor(trx, platform.vault, caller.userId, now);
  if (isEnrolled(factor) && !takesMail(factor)) await requireReplaceable(trx, caller, factor, now);
  await requireFewMails(trx, caller.userId, now);
  const code = String(randomInt(MAILED_CODES)).padStart(6, '0');
  const id = await keepMailedCode(trx, platform.vault, factor, digestOf(caller.userId, code), now);
  const user = await trx
    .selectFrom('users')
    .select(['email', 'first_name', 'username'])
    .where('user_id', '=', caller.userId)
    .executeTakeFirstOrThrow();
  const data = { name: user.first_name || user.username, code, minutes: MAILED_CODE_MINUTES };
  await platform.mail.send(trx, 'mfa-code', { address: user.email }, data, {
    key: `mfa-code:${id}`,
    tenantId: factor.tenantId,
    deliverBefore: new Date(now.getTime() + MAILED_CODE_MINUTES * 60_000),
  });
  return { secret: null, qrCodeUrl: null };
}

async function requireReplaceable(trx: Trx, caller: Caller, factor: SecondFactor, now: Date): Promise<void> {
  if (mayBeReplaced(factor, await factorProvenAt(trx, caller.jti), now)) return;
  throw errors.conflict('A second factor is enrolled already; verify it first, or ask an administrator for a reset');
}

async function requireFewMails(trx: Trx, userId: number, now: Date): Promise<void> {
  const sent = await mailedSince(trx, userId, new Date(now.getTime() - MAILS_WITHIN_MS));
  const decisive = sent.at(-MAILS);
  if (decisive === undefined) return;
  const wait = decisive.getTime() + MAILS_WITHIN_MS - now.getTime();
  throw errors.tooMany('Too many verification codes were sent, use the last one or try again later', wait / 1000);
}
