import { randomBytes } from 'node:crypto';
import type { Trx } from '@strowger/db';
import type { Caller } from '../../access/caller.ts';
import { ROLE } from '../../access/effective-roles.ts';
import { writeAudit } from '../../audit/write-audit.ts';
import { configChanged } from '../../events/config-changed.ts';
import { keepEvent } from '../../events/keep-event.ts';
import { ApiError } from '../../http/errors.ts';
import type { RequestFacts } from '../../http/request-facts.ts';
import type { Platform } from '../../platform.ts';
import { createUser } from '../users/create-user.ts';
import { LoginRefused } from './refusal.ts';
import type { Identity } from './relying-party.ts';
import type { StoredProvider } from './store.ts';

/**
 * Whom of our users the provider means: the one linked with the subject, else the one with the mail address that it has
 * verified, who is linked now; or a new one, where the provider may make users.
 * @throws LoginRefused when there is nobody, or he is not for this provider to vouch for
 */
export async function findUser(
  trx: Trx,
  platform: Platform,
  provider: StoredProvider,
  identity: Identity,
  facts: RequestFacts,
): Promise<number> {
  requireDomain(provider, identity);
  const linked = await findLinked(trx, provider, identity);
  if (linked !== null) {
    await requireWithin(trx, provider, linked);
    return linked;
  }
  if (identity.verifiedEmail === null) throw new LoginRefused('not_allowed', 'the mail address is not verified');
  const userId =
    (await findByEmail(trx, identity.verifiedEmail)) ?? (await makeUser(trx, platform, provider, identity, facts));
  const tenantId = await requireWithin(trx, provider, userId);
  await link(trx, provider, identity, { userId, tenantId });
  return userId;
}

/** @throws LoginRefused where domains are listed and the verified address has none of them */
function requireDomain({ email_domains: domains }: StoredProvider, { verifiedEmail }: Identity): void {
  if (domains.length === 0) return;
  const domain = verifiedEmail?.split('@').at(-1) ?? '';
  if (!domains.includes(domain))
    throw new LoginRefused('not_allowed', 'the mail address has no domain that may log in');
}

async function findLinked(trx: Trx, provider: StoredProvider, identity: Identity): Promise<number | null> {
  const row = await trx
    .selectFrom('sso_identities')
    .select('user_id')
    .where('sso_provider_id', '=', provider.sso_provider_id)
    .where('issuer', '=', identity.issuer)
    .where('subject', '=', identity.subject)
    .executeTakeFirst();
  return row?.user_id ?? null;
}

async function findByEmail(trx: Trx, email: string): Promise<number | null> {
  const row = await trx
    .selectFrom('users')
    .select('user_id')
    .where((where) => where(where.fn('lower', ['email']), '=', email))
    .executeTakeFirst();
  return row?.user_id ?? null;
}

/**
 * A tenant's provider vouches for his own users, and never for a super admin: whoever sets it up would be one.
 * @returns the user's tenant
 */
async function requireWithin(trx: Trx, provider: StoredProvider, userId: number): Promise<number> {
  const user = await trx.selectFrom('users').select('tenant_id').where('user_id', '=', userId).executeTakeFirst();
  if (!user) throw new LoginRefused('not_allowed', 'the user is gone');
  if (provider.tenant_id === null) return user.tenant_id;
  const admin = await trx
    .selectFrom('user_roles')
    .select('role_id')
    .where('user_id', '=', userId)
    .where('role_id', '=', ROLE.admin)
    .executeTakeFirst();
  if (user.tenant_id !== provider.tenant_id || admin) {
    throw new LoginRefused('not_allowed', 'the user is not one of the provider’s tenant');
  }
  return user.tenant_id;
}

/** @throws LoginRefused when the user is linked with another subject: addresses are given to new people */
async function link(
  trx: Trx,
  provider: StoredProvider,
  identity: Identity,
  user: { readonly userId: number; readonly tenantId: number },
): Promise<void> {
  await trx
    .insertInto('sso_identities')
    .values({
      sso_provider_id: provider.sso_provider_id,
      issuer: identity.issuer,
      subject: identity.subject,
      user_id: user.userId,
      tenant_id: user.tenantId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const owner = await findLinked(trx, provider, identity);
  if (owner !== user.userId) throw new LoginRefused('not_allowed', 'the user is linked with another person there');
}

async function makeUser(
  trx: Trx,
  platform: Platform,
  provider: StoredProvider,
  identity: Identity,
  facts: RequestFacts,
): Promise<number> {
  const email = identity.verifiedEmail ?? '';
  if (!provider.auto_create || provider.tenant_id === null) throw new LoginRefused('not_allowed', 'no such user');
  try {
    const userId = await createUser(trx, platform, inTheNameOf(provider.tenant_id), {
      email,
      password: unknownPassword(),
      first_name: identity.givenName,
      last_name: identity.familyName,
      role_id: provider.default_role,
    });
    await tellCreated(trx, provider, { userId, email }, facts);
    return userId;
  } catch (error) {
    if (error instanceof ApiError) throw new LoginRefused('not_allowed', `no user can be made: ${error.message}`);
    throw error;
  }
}

async function tellCreated(
  trx: Trx,
  { sso_provider_id: providerId, tenant_id: tenantId }: StoredProvider,
  made: { readonly userId: number; readonly email: string },
  facts: RequestFacts,
): Promise<void> {
  const { userId: id } = made;
  const change = { resource: 'users', id, action: 'created', tenantId, by: null, userIds: [id] } as const;
  await keepEvent(trx, configChanged(change));
  await writeAudit(trx, null, facts, {
    resource: 'users',
    resourceId: made.userId,
    action: 'create',
    tenantId,
    after: { email: made.email, sso_provider_id: providerId },
    activity: `Create New User ${made.email}`,
  });
}

/** Nobody knows it; whoever wants to log in by password asks for a new one. */
function unknownPassword(): string {
  return `${randomBytes(32).toString('base64url')}${'aA1!'.repeat(8)}`;
}

/** Users are made as the tenant's admin would make them, but by nobody. */
function inTheNameOf(tenantId: number): Caller {
  return {
    kind: 'T',
    userId: 0,
    tenantId,
    username: '',
    email: '',
    permissions: new Set(),
    featureKeys: new Set(),
    credential: 'bearer',
    jti: null,
    impersonatorId: null,
    mfaPending: false,
    timeZone: { zone: 'UTC' },
  };
}
