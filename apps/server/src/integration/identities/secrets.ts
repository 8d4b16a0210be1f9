import { sql, type Trx } from '@strowger/db';
import type { PasswordHasher } from '../../access/password-hash.ts';
import { digestOf, hintOf, makeAccessHash, makePassword } from './secret-text.ts';

export type SecretType = 'password' | 'access_hash';

/** Valid at once of a type: another one ends the oldest (contract 40 B4). */
const MOST_VALID = 2;
const HOUR_MS = 3_600_000;

export interface SecretOwner {
  readonly identityId: number;
  readonly tenantId: number | null;
}

/** Gives an identity a secret that is valid from now on. @returns it in clear: for the last time */
export async function addSecret(
  trx: Trx,
  hasher: PasswordHasher,
  owner: SecretOwner,
  { type, password, now }: { readonly type: SecretType; readonly password?: string | undefined; readonly now: Date },
): Promise<{ secretId: number; secret: string }> {
  const secret = type === 'access_hash' ? makeAccessHash() : (password ?? makePassword());
  const { secret_id: secretId } = await trx
    .insertInto('integration_secret')
    .values({
      identity_id: owner.identityId,
      tenant_id: owner.tenantId,
      type,
      hash: type === 'access_hash' ? digestOf(secret) : await hasher.hash(secret),
      hint: hintOf(secret),
      valid_from: now,
    })
    .returning('secret_id')
    .executeTakeFirstOrThrow();
  return { secretId, secret };
}

/**
 * Adds a secret beside those that are valid and lets them end after the overlap; of more than two the oldest ends at once
 * (contract 40 B4).
 */
export async function rotateSecret(
  trx: Trx,
  hasher: PasswordHasher,
  owner: SecretOwner,
  order: {
    readonly type: SecretType;
    readonly password?: string | undefined;
    readonly overlapHours: number;
    readonly now: Date;
  },
): Promise<{ secretId: number; secret: string }> {
  const { type, overlapHours, now } = order;
  const valid = await validSecrets(trx, owner.identityId, type, now);
  const until = new Date(now.getTime() + overlapHours * HOUR_MS);
  for (const [age, { secret_id, valid_until }] of valid.entries()) {
    const end = age < MOST_VALID - 1 ? until : now;
    if (valid_until !== null && valid_until <= end) continue;
    await trx.updateTable('integration_secret').set({ valid_until: end }).where('secret_id', '=', secret_id).execute();
  }
  return addSecret(trx, hasher, owner, order);
}

/** Youngest first; their rows are held, so that rotations wait for each other. */
function validSecrets(trx: Trx, identityId: number, type: SecretType, now: Date) {
  return trx
    .selectFrom('integration_secret')
    .select(['secret_id', 'valid_until'])
    .where('identity_id', '=', identityId)
    .where('type', '=', type)
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', now)]))
    .orderBy('secret_id', 'desc')
    .forUpdate()
    .execute();
}

/** Ends a secret at once. @returns whether the identity has it */
export async function revokeSecret(trx: Trx, identityId: number, secretId: number, now: Date): Promise<boolean> {
  const revoked = await trx
    .updateTable('integration_secret')
    .set({ revoked_at: sql<Date>`coalesce(revoked_at, ${now})` })
    .where('identity_id', '=', identityId)
    .where('secret_id', '=', secretId)
    .returning('secret_id')
    .executeTakeFirst();
  return revoked !== undefined;
}

/** Ends all secrets of an identity. */
export async function revokeAll(trx: Trx, identityId: number, now: Date): Promise<void> {
  await trx
    .updateTable('integration_secret')
    .set({ revoked_at: now })
    .where('identity_id', '=', identityId)
    .where('revoked_at', 'is', null)
    .execute();
}
