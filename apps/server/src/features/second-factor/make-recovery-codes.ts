import type { Trx } from '@strowger/db';
import { Secret } from 'otpauth';
import type { Caller } from '../../access/caller.ts';
import { factorProvenAt } from '../../access/session-factor.ts';
import { errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import { isEnrolled, isFresh } from './factor.ts';
import { digestOf, readSentCode } from './sent-code.ts';
import { lockSecondFactor, replaceRecoveryCodes } from './store.ts';

const CODES = 10;
/** 80 bits: a digest of them cannot be searched for. */
const CODE_BYTES = 10;

/**
 * Makes ten codes that are good for one use each wherever a code is asked for; those made before are void. They are
 * shown here and never again.
 * @throws ApiError 403 unless the second factor has just been proven in this session, 409 when none is enrolled
 */
export async function makeRecoveryCodes(trx: Trx, platform: Platform, caller: Caller): Promise<string[]> {
  const now = platform.now();
  const factor = await lockSecondFactor(trx, platform.vault, caller.userId, now);
  if (!isEnrolled(factor)) throw errors.conflict('No second factor is enrolled');
  if (!isFresh(await factorProvenAt(trx, caller.jti), now)) throw errors.forbidden('Verify your second factor first');
  const codes = Array.from({ length: CODES }, newRecoveryCode);
  const digests = codes.map((code) => digestOf(caller.userId, readSentCode(code)));
  await replaceRecoveryCodes(trx, factor, digests);
  return codes;
}

/** `k3vd-9q2x`-like groups of four, in letters and digits that cannot be mistaken for each other (RFC 4648 §6). */
export function newRecoveryCode(): string {
  const letters = new Secret({ size: CODE_BYTES }).base32.toLowerCase();
  return letters.replaceAll(/(.{4})(?=.)/g, '$1-');
}
