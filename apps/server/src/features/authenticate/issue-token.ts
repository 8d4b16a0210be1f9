import type { Trx } from '@strowger/db';
import type { AccessControl } from '../../access/access-control.ts';
import type { Account } from '../../access/account.ts';
import type { NewSession } from '../../access/sessions.ts';
import type { TokenClaims } from '../../access/token.ts';
import type { Platform } from '../../platform.ts';
import type { UserObject } from '../users/schema.ts';

/** What an answer that hands out a token carries beside the user (contract 10 §1.2). */
export interface IssuedToken {
  readonly token: string;
  readonly access_token: string;
  readonly expires_in: number;
  readonly token_type: 'Bearer';
  readonly scope: 'All' | 'mfa';
  readonly tenant_permissions?: Readonly<Record<string, string>>;
}

/** Opens a session and signs its token (contract 10 §1.3). */
export async function issueToken(
  trx: Trx,
  platform: Platform,
  control: AccessControl,
  account: Account,
  user: UserObject,
  session: Omit<NewSession, 'userId' | 'tenantId'>,
): Promise<IssuedToken> {
  const { edition } = platform.environment;
  const opened = await control.sessions.open(trx, { ...session, userId: account.userId, tenantId: account.tenantId });
  const claims: TokenClaims = {
    iss: platform.settings.get('public_url'),
    iat: opened.issuedAt,
    nbf: opened.issuedAt,
    exp: opened.expiresAt,
    ...identityClaims(account, user),
    auth_verify: session.mfaOk ? user.verify : '0',
    ...tenantClaims(account, user, edition),
    'api-version': '1.0',
    jti: opened.jti,
    ...(session.impersonatorId === null ? {} : { act: { user_id: session.impersonatorId } }),
  };
  const token = await control.tokens.sign(claims);
  return {
    token,
    access_token: token,
    expires_in: opened.expiresAt - opened.issuedAt,
    token_type: 'Bearer',
    scope: session.mfaOk ? 'All' : 'mfa',
    ...(edition === 'community' ? {} : { tenant_permissions: await flagNames(trx, account.tenantFlags) }),
  };
}

function identityClaims(account: Account, user: UserObject) {
  return {
    user_id: account.userId,
    tenant_id: account.tenantId,
    username: account.username,
    user_permission: user.user_permission,
    is_admin: flag(account.kind === 'A'),
    is_tenant: flag(account.kind === 'T'),
  };
}

function tenantClaims(account: Account, user: UserObject, edition: 'enterprise' | 'community') {
  if (edition === 'community') return { mfa_enabled: flag(false), retention_permission: flag(false) };
  return {
    mfa_enabled: flag(account.tenantFlags.includes('mfa_enabled')),
    retention_permission: flag(account.kind === 'T' && account.tenantFlags.includes('retention_enabled')),
    credit: user.credit,
  };
}

async function flagNames(trx: Trx, flags: readonly string[]): Promise<Record<string, string>> {
  if (flags.length === 0) return {};
  const rows = await trx
    .selectFrom('permissions')
    .select(['permission_id', 'name'])
    .where('name', 'in', flags)
    .execute();
  return Object.fromEntries(rows.map((row) => [String(row.permission_id), row.name]));
}

function flag(on: boolean): '1' | '0' {
  return on ? '1' : '0';
}
