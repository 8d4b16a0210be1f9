import { type Trx, violationOf } from '@strowger/db';
import type { PasswordHasher } from '../../access/password-hash.ts';
import { errors } from '../../http/errors.ts';
import type { LimitClass } from '../application.ts';
import type { Grant } from './calling-identity.ts';
import { defaultGrants } from './default-grants.ts';
import type { StoredIdentity } from './find-identity.ts';
import { addSecret, type SecretType } from './secrets.ts';

export interface NewIdentity {
  readonly username: string;
  readonly description?: string;
  /** Null: global. */
  readonly tenantId: number | null;
  readonly authMode?: StoredIdentity['authMode'];
  /** Default: `defaultGrants`. */
  readonly applications?: readonly Grant[];
  readonly allowedCidrs?: readonly string[];
  readonly rateOverrides?: Readonly<Partial<Record<LimitClass, number>>>;
  readonly enabled?: boolean;
  readonly expiresAt?: Date | null;
  /** The portal user who makes it. */
  readonly createdBy: number | null;
  /** The portal user whose key it is: it goes with him, and works while he may log in. */
  readonly ownerUserId?: number;
  /** Absent: one is made where the mode asks for one. */
  readonly password?: string;
}

/** Secrets in clear: what is shown once. */
export interface MadeIdentity {
  readonly identityId: number;
  readonly password?: string;
  readonly access_hash?: string;
}

/** Makes an identity with its secrets (contract 40 B4, B13). @throws ApiError 409 when the name is taken */
export async function createIdentity(
  trx: Trx,
  hasher: PasswordHasher,
  made: NewIdentity,
  now: Date,
): Promise<MadeIdentity> {
  const mode = made.authMode ?? 'any';
  const { identity_id: identityId } = await nameTakenAs409(() =>
    trx
      .insertInto('integration_identity')
      .values({
        tenant_id: made.tenantId,
        username: made.username,
        description: made.description ?? '',
        auth_mode: mode,
        applications: JSON.stringify(made.applications ?? defaultGrants(made.tenantId)),
        allowed_cidrs: [...(made.allowedCidrs ?? [])],
        rate_overrides: JSON.stringify(made.rateOverrides ?? {}),
        enabled: made.enabled ?? true,
        expires_at: made.expiresAt ?? null,
        created_by: made.createdBy,
        owner_user_id: made.ownerUserId ?? null,
        created_at: now,
        updated_at: now,
      })
      .returning('identity_id')
      .executeTakeFirstOrThrow(),
  );
  const give = async (type: SecretType) => {
    const owner = { identityId, tenantId: made.tenantId };
    const { secret } = await addSecret(trx, hasher, owner, { type, password: made.password, now });
    return secret;
  };
  return {
    identityId,
    ...(mode === 'access_hash' && made.password === undefined ? {} : { password: await give('password') }),
    ...(mode === 'password' ? {} : { access_hash: await give('access_hash') }),
  };
}

export async function nameTakenAs409<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violationOf(error)?.constraint === 'integration_identity_username') {
      throw errors.conflict('An identity with this username already exists');
    }
    throw error;
  }
}
