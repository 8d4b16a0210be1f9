import { ROLE } from '../../access/effective-roles.ts';
import { MASKED } from '../../audit/mask-secrets.ts';
import { errors } from '../../http/errors.ts';
import { requireTargetForm, TargetRefused } from '../../outbound/guard-target.ts';
import type { Platform } from '../../platform.ts';
import type { ProviderUpdate } from './schema.ts';
import type { StoredProvider } from './store.ts';
import { issuerRules } from './target-rules.ts';

/** Columns a body sets; what it does not name stays away. */
export interface ProviderValues {
  name?: string;
  issuer?: string;
  client_id?: string;
  /** Sealed. */
  client_secret?: string | null;
  scopes?: string;
  email_domains?: string[];
  auto_create?: boolean;
  default_role?: number;
  active?: boolean;
}

export const SECRET_CONTEXT = 'sso_providers.client_secret';

/**
 * Reads what was sent of a provider.
 * @param before null: it is being made
 * @throws ApiError 400
 */
export function readProviderValues(
  platform: Pick<Platform, 'vault' | 'settings' | 'environment'>,
  sent: ProviderUpdate,
  before: StoredProvider | null,
): ProviderValues {
  const values: ProviderValues = {
    ...(sent.name === undefined ? {} : { name: sent.name.trim() }),
    ...(sent.issuer === undefined ? {} : { issuer: issuerOf(platform, sent.issuer) }),
    ...(sent.client_id === undefined ? {} : { client_id: sent.client_id.trim() }),
    ...(sent.scopes === undefined ? {} : { scopes: scopesOf(sent.scopes) }),
    ...(sent.email_domains === undefined ? {} : { email_domains: domainsOf(sent.email_domains) }),
    ...(sent.auto_create === undefined ? {} : { auto_create: sent.auto_create === 1 }),
    ...(sent.default_role === undefined ? {} : { default_role: roleOf(platform, sent.default_role) }),
    ...(sent.active === undefined ? {} : { active: sent.active === 1 }),
    ...secretOf(platform, sent.client_secret),
  };
  const moves = before !== null && values.issuer !== undefined && values.issuer !== before.issuer;
  if (moves && before.client_secret !== null && values.client_secret === undefined) {
    throw errors.badField('client_secret', 'must be sent again with another issuer');
  }
  return values;
}

/** A provider for everybody has no tenant to make users in. @throws ApiError 400 */
export function requireFitsTogether(
  provider: Pick<StoredProvider, 'tenant_id' | 'auto_create' | 'email_domains'>,
): void {
  if (!provider.auto_create) return;
  if (provider.tenant_id === null) throw errors.badField('auto_create', 'needs a provider of one tenant');
  if (provider.email_domains.length === 0) throw errors.badField('auto_create', 'needs email_domains');
}

function issuerOf(platform: Pick<Platform, 'settings'>, sent: string): string {
  const text = sent.trim();
  try {
    const url = requireTargetForm(text, issuerRules(platform.settings));
    if (url.search !== '' || url.hash !== '' || text.includes('/.well-known/')) {
      throw new TargetRefused('must be an issuer without query, fragment and /.well-known/');
    }
  } catch (error) {
    if (error instanceof TargetRefused) throw errors.badField('issuer', error.message);
    throw error;
  }
  return text;
}

function scopesOf(sent: string): string {
  const scopes = new Set(['openid', ...sent.split(/[\s,]+/).filter((scope) => scope !== '')]);
  if (![...scopes].every((scope) => /^[!#-[\]-~]+$/.test(scope)))
    throw errors.badField('scopes', 'has a scope of no form');
  return [...scopes].join(' ');
}

function domainsOf(sent: readonly string[]): string[] {
  return [...new Set(sent.map((domain) => domain.toLowerCase()))];
}

function roleOf({ environment }: Pick<Platform, 'environment'>, sent: number): number {
  const roles: readonly number[] = environment.edition === 'community' ? [ROLE.endUser] : [ROLE.user, ROLE.endUser];
  if (!roles.includes(sent)) throw errors.badField('default_role', `must be ${roles.join(' or ')}`);
  return sent;
}

/** What is shown masked comes back masked, and an empty form field says nothing; null takes the secret away. */
function secretOf({ vault }: Pick<Platform, 'vault'>, sent: string | null | undefined): ProviderValues {
  if (sent === undefined || sent === '' || sent === MASKED) return {};
  return { client_secret: sent === null ? null : vault.seal(sent, SECRET_CONTEXT) };
}
