import { createHash } from 'node:crypto';
import type { Begun, Claim, IdempotencyKeys } from '../http/idempotency.ts';
import { conflict, type IntegrationError, malformed } from './errors.ts';
import { errorAnswer } from './reply.ts';
import type { ReadyAction } from './run-action.ts';

const LONGEST_KEY = 255;

/**
 * Takes the `Idempotency-Key` of a write (contract 40 B1): the same key, identity and parameters within a day get the
 * answer of the first request. Null: it has none.
 * @throws IntegrationError 400 for a key that is too long, 409 when it was used for something else or still is
 */
export async function claimKey(keys: IdempotencyKeys, ready: ReadyAction): Promise<Begun | null> {
  const { request, identity, params, upload, attempt } = ready;
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key === '' || !identity) return null;
  if (key.length > LONGEST_KEY) throw malformed(`Idempotency-Key must be at most ${LONGEST_KEY} characters long`);
  const body = JSON.stringify([params, upload && [upload.fileName, upload.size]]);
  try {
    return await keys.begin({
      caller: `integration/${identity.identityId}`,
      path: `${attempt.application ?? ''}/${attempt.action ?? ''}`,
      key,
      bodyHash: createHash('sha256').update(body).digest('hex'),
    });
  } catch (error) {
    throw error instanceof Error && Reflect.get(error, 'status') === 409 ? conflict(error.message) : error;
  }
}

/** A refusal is an answer like any other and is kept; after a failure of ours the caller may try again. */
export async function settleClaim(claim: Claim, error: IntegrationError, now: Date): Promise<void> {
  if (error.status < 500) await claim.storeApart(errorAnswer(error, now)).catch(() => undefined);
  else await claim.release().catch(() => undefined);
}
