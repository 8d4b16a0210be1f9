import { createHash, randomBytes } from 'node:crypto';
import type { Trx } from '@strowger/db';
import { Type } from 'typebox';
import { check } from '../../http/validation.ts';
import type { Vault } from '../../secrets/vault.ts';
import { LoginRefused } from './refusal.ts';
import type { StoredProvider } from './store.ts';

/** What a login that goes round through the provider is held together by. */
export interface PendingLogin {
  readonly state: string;
  readonly nonce: string;
  /** PKCE (RFC 7636 §4.1). */
  readonly verifier: string;
  /** Lies in a cookie of the browser that began. */
  readonly browserKey: string;
}

export const LOGIN_SECONDS = 600;
/** Logins that one address may have under way. */
const MOST_PER_ADDRESS = 30;
const CLEARED_AT_ONCE = 200;
const SEALED_AS = 'sso_logins.secrets';

const secretsOf = Type.Object({ nonce: Type.String(), verifier: Type.String() });

const random = (): string => randomBytes(32).toString('base64url');
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** @throws LoginRefused for an address with too many of them */
export async function beginLogin(
  trx: Trx,
  vault: Vault,
  provider: Pick<StoredProvider, 'sso_provider_id' | 'tenant_id'>,
  ip: string,
  now: Date,
): Promise<PendingLogin> {
  const old = trx.selectFrom('sso_logins').select('state_hash').where('expires_at', '<', now).limit(CLEARED_AT_ONCE);
  await trx.deleteFrom('sso_logins').where('state_hash', 'in', old).execute();
  const { underWay } = await trx
    .selectFrom('sso_logins')
    .select((select) => select.fn.countAll<number>().as('underWay'))
    .where('ip_address', '=', ip)
    .where('expires_at', '>=', now)
    .executeTakeFirstOrThrow();
  if (underWay >= MOST_PER_ADDRESS) throw new LoginRefused('too_many', 'too many logins under way');

  const login = { state: random(), nonce: random(), verifier: random(), browserKey: random() };
  await trx
    .insertInto('sso_logins')
    .values({
      state_hash: digest(login.state),
      sso_provider_id: provider.sso_provider_id,
      tenant_id: provider.tenant_id,
      browser_hash: digest(login.browserKey),
      secrets: vault.seal(JSON.stringify({ nonce: login.nonce, verifier: login.verifier }), SEALED_AS),
      ip_address: ip,
      expires_at: new Date(now.getTime() + LOGIN_SECONDS * 1000),
    })
    .execute();
  return login;
}

/**
 * Takes a login that has come back: once, with this provider, from the browser that began it.
 * @throws LoginRefused
 */
export async function takeLogin(
  trx: Trx,
  vault: Vault,
  providerId: number,
  sent: { readonly state: string; readonly browserKey: string },
  now: Date,
): Promise<{ readonly nonce: string; readonly verifier: string }> {
  const row = await trx
    .deleteFrom('sso_logins')
    .where('state_hash', '=', digest(sent.state))
    .where('browser_hash', '=', digest(sent.browserKey))
    .where('sso_provider_id', '=', providerId)
    .returning(['secrets', 'expires_at'])
    .executeTakeFirst();
  if (!row || row.expires_at < now) throw new LoginRefused('expired', 'unknown, used or expired state');
  const secrets: unknown = JSON.parse(vault.open(row.secrets, SEALED_AS));
  if (!isSecrets(secrets)) throw new Error('a login under way cannot be read');
  return secrets;
}

function isSecrets(value: unknown): value is { nonce: string; verifier: string } {
  return check(secretsOf, value).length === 0;
}

/** Name of the cookie of a login: several may be under way in one browser. */
export function cookieName(state: string): string {
  return `strowger_sso_${digest(state).slice(0, 16)}`;
}
