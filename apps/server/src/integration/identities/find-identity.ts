import { sql, type Trx } from '@strowger/db';
import type { LimitClass } from '../application.ts';
import { isApplicationName } from '../application-names.ts';
import type { CallingIdentity, Grant } from './calling-identity.ts';
import type { Credentials } from './credentials.ts';
import { digestOf } from './secret-text.ts';

export interface StoredSecret {
  readonly secretId: number;
  readonly type: 'password' | 'access_hash';
  readonly hash: string;
  readonly validUntil: Date | null;
}

/** An identity as it is stored, whether or not it may call. */
export interface StoredIdentity extends Omit<CallingIdentity, 'credentialExpires'> {
  readonly authMode: 'any' | 'password' | 'access_hash' | 'both';
  readonly allowedCidrs: readonly string[];
  /** Enabled and not expired. */
  readonly isUsable: boolean;
  /** Those that are valid now. */
  readonly secrets: readonly StoredSecret[];
  /** What is left of secrets that have ended: their use is told. */
  readonly ended: readonly StoredSecret[];
}

/** Nobody has that id. */
export const NO_IDENTITY = 0;

/**
 * The identity that credentials name: by its user name, or by the access hash alone. The database is asked the same where
 * nobody has the name: how long the answer takes tells nothing (contract 40 B4).
 */
export async function findIdentity(trx: Trx, credentials: Credentials, now: Date): Promise<StoredIdentity | null> {
  const { username, accessHash } = credentials;
  if (username === null && accessHash === null) return null;
  const found = await trx
    .selectFrom('integration_identity as identity')
    .select([
      'identity_id',
      'tenant_id',
      'username',
      'auth_mode',
      'applications',
      'allowed_cidrs',
      'rate_overrides',
      'enabled',
      'expires_at',
      sql<number>`coalesce(created_by, (
        select user_id from users where tenant_id = coalesce(identity.tenant_id, 1) order by user_id limit 1), 0)`.as(
        'acting_user_id',
      ),
      // Null: it is nobody's.
      sql<boolean | null>`(select active from users where user_id = identity.owner_user_id)`.as('owner_active'),
    ])
    .where('deleted_at', 'is', null)
    .where(({ eb, selectFrom }) =>
      username === null
        ? eb(
            'identity_id',
            '=',
            selectFrom('integration_secret')
              .select('integration_secret.identity_id')
              .where('type', '=', 'access_hash')
              .where('hash', '=', digestOf(accessHash ?? '')),
          )
        : eb(eb.fn<string>('lower', ['username']), '=', username.toLowerCase()),
    )
    .executeTakeFirst();
  const secrets = await trx
    .selectFrom('integration_secret')
    .select(['secret_id', 'type', 'hash', 'valid_from', 'valid_until', 'revoked_at'])
    .where('identity_id', '=', found?.identity_id ?? NO_IDENTITY)
    .orderBy('secret_id', 'desc')
    .execute();
  if (!found) return null;
  const isValid = (one: (typeof secrets)[number]) =>
    one.revoked_at === null && one.valid_from <= now && (one.valid_until === null || one.valid_until > now);
  const plain = (one: (typeof secrets)[number]): StoredSecret => ({
    secretId: one.secret_id,
    type: one.type === 'password' ? 'password' : 'access_hash',
    hash: one.hash,
    validUntil: one.valid_until,
  });
  return {
    identityId: found.identity_id,
    username: found.username,
    tenantId: found.tenant_id,
    applications: grantsOf(found.applications),
    rateOverrides: overridesOf(found.rate_overrides),
    actingUserId: found.acting_user_id,
    authMode: authModeOf(found.auth_mode),
    allowedCidrs: found.allowed_cidrs,
    isUsable: found.enabled && found.owner_active !== false && (found.expires_at === null || found.expires_at > now),
    secrets: secrets.filter(isValid).map(plain),
    ended: secrets.filter((one) => !isValid(one)).map(plain),
  };
}

function authModeOf(mode: string): StoredIdentity['authMode'] {
  return mode === 'password' || mode === 'access_hash' || mode === 'both' ? mode : 'any';
}

/** Grants as they are stored; what is none is left out. */
export function grantsOf(stored: unknown): Grant[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((one: unknown): Grant[] => {
    if (typeof one !== 'object' || one === null || !('application' in one) || !('access' in one)) return [];
    const { application, access } = one;
    if (!isApplicationName(application) || (access !== 'read' && access !== 'write')) return [];
    return [{ application, access }];
  });
}

/** Limits of the identity's own, in requests a minute. */
export function overridesOf(stored: unknown): Partial<Record<LimitClass, number>> {
  const overrides: Partial<Record<LimitClass, number>> = {};
  if (typeof stored !== 'object' || stored === null) return overrides;
  for (const name of ['standard', 'cdr_export', 'gateway'] as const) {
    const value: unknown = Reflect.get(stored, name);
    if (typeof value === 'number') overrides[name] = value;
  }
  return overrides;
}
