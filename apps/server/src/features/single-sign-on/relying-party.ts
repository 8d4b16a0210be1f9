import { decodeProtectedHeader } from 'jose';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  type CustomFetch,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
} from 'openid-client';
import { requireTargetForm, TargetRefused } from '../../outbound/guard-target.ts';
import { guardedFetch } from '../../outbound/guarded-fetch.ts';
import type { Platform } from '../../platform.ts';
import type { PendingLogin } from './pending-logins.ts';
import { redirectUri } from './presenter.ts';
import { SECRET_CONTEXT } from './provider-values.ts';
import { LoginRefused } from './refusal.ts';
import type { StoredProvider } from './store.ts';
import { issuerRules } from './target-rules.ts';

/** Who somebody is, as the provider has signed it. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** Null unless the provider says that it has verified it. */
  readonly verifiedEmail: string | null;
  readonly givenName: string;
  readonly familyName: string;
}

const DISCOVERED_MS = 600_000;
const MOST_DISCOVERED = 500;
const TIMEOUT_SECONDS = 10;
/** Signatures with the provider's public keys; never `none`, never one under a secret that we hold, too. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

type Asked = Pick<PendingLogin, 'state' | 'nonce' | 'verifier'>;

/** This installation as a client of identity providers (OpenID Connect Core 1.0 §3.1). */
export class RelyingParty {
  readonly #platform: Pick<Platform, 'settings' | 'vault' | 'now'>;
  readonly #discovered = new Map<string, { readonly until: number; readonly configuration: Promise<Configuration> }>();

  constructor(platform: Pick<Platform, 'settings' | 'vault' | 'now'>) {
    this.#platform = platform;
  }

  /** Where the browser goes to log in. @throws LoginRefused when the provider cannot be asked how */
  async authorizationUrl(provider: StoredProvider, login: Asked): Promise<string> {
    const url = buildAuthorizationUrl(await this.#configuration(provider), {
      redirect_uri: redirectUri(this.#platform.settings, provider.sso_provider_id),
      scope: provider.scopes,
      state: login.state,
      nonce: login.nonce,
      code_challenge: await calculatePKCECodeChallenge(login.verifier),
      code_challenge_method: 'S256',
    });
    try {
      return requireTargetForm(url.href, issuerRules(this.#platform.settings)).href;
    } catch (error) {
      throw new LoginRefused('unavailable', 'the provider names a login page that may not be used', { cause: error });
    }
  }

  /**
   * Exchanges the code, and verifies the ID token: signature, issuer, audience, times, nonce.
   * @param search query of the callback
   * @throws LoginRefused
   */
  async identify(provider: StoredProvider, search: string, login: Asked): Promise<Identity> {
    const configuration = await this.#configuration(provider);
    const { settings } = this.#platform;
    const current = new URL(redirectUri(settings, provider.sso_provider_id));
    current.search = search;
    try {
      const tokens = await authorizationCodeGrant(configuration, current, {
        expectedState: login.state,
        expectedNonce: login.nonce,
        pkceCodeVerifier: login.verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims || !tokens.id_token) throw new Error('there is no ID token');
      const { alg } = decodeProtectedHeader(tokens.id_token);
      if (alg === undefined || !ALGORITHMS.includes(alg))
        throw new Error('the ID token is signed in a way we do not take');
      const told =
        claims['email'] === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined
          ? {
              ...(await fetchUserInfo(configuration, tokens.access_token, claims.sub)),
              iss: claims.iss,
              sub: claims.sub,
            }
          : claims;
      return identityOf(told);
    } catch (error) {
      if (error instanceof LoginRefused) throw error;
      throw new LoginRefused('failed', reasonOf(error), { cause: error });
    }
  }

  /** How the provider is spoken to; asked anew every ten minutes, and at once when its row has changed. */
  async #configuration(provider: StoredProvider): Promise<Configuration> {
    const key = JSON.stringify([provider.issuer, provider.client_id, provider.client_secret]);
    const now = this.#platform.now().getTime();
    const known = this.#discovered.get(key);
    if (known && known.until > now) return known.configuration;
    if (this.#discovered.size >= MOST_DISCOVERED) this.#discovered.clear();
    const configuration = this.#discover(provider);
    this.#discovered.set(key, { until: now + DISCOVERED_MS, configuration });
    try {
      return await configuration;
    } catch (error) {
      this.#discovered.delete(key);
      throw new LoginRefused('unavailable', reasonOf(error), { cause: error });
    }
  }

  async #discover(provider: StoredProvider): Promise<Configuration> {
    const { settings, vault } = this.#platform;
    const secret = provider.client_secret === null ? null : vault.open(provider.client_secret, SECRET_CONTEXT);
    return discovery(new URL(provider.issuer), provider.client_id, {}, authenticationWith(secret), {
      [customFetch]: fetchThrough(settings),
      timeout: TIMEOUT_SECONDS,
      execute: [
        enableNonRepudiationChecks,
        // Plain http is a matter of the guard, which lets it pass to loopback alone.
        ...(settings.get('sso_private_issuers') ? [allowInsecureRequests] : []),
      ],
    });
  }
}

function fetchThrough(settings: Platform['settings']): CustomFetch {
  return (url, { method, headers, body, signal }) =>
    guardedFetch(
      url,
      {
        method,
        headers,
        body: body instanceof URLSearchParams ? body.toString() : textOf(body),
        ...(signal ? { signal } : {}),
      },
      { rules: issuerRules(settings) },
    );
}

function textOf(body: unknown): string | null {
  if (body === undefined || body === null) return null;
  if (typeof body === 'string') return body;
  throw new Error('a request to a provider has a body of another kind');
}

/** RFC 6749 §2.3.1: Basic, unless the provider takes the secret in the body alone. */
function authenticationWith(secret: string | null): ClientAuth {
  if (secret === null) return None();
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, client, body, headers) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const authenticate = taken.includes('client_secret_basic') ? basic : post;
    authenticate(server, client, body, headers);
  };
}

function identityOf(
  claims: Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string },
): Identity {
  const email = text(claims['email']);
  return {
    issuer: claims.iss,
    subject: claims.sub,
    verifiedEmail: claims['email_verified'] === true && email !== '' ? email.toLowerCase() : null,
    givenName: text(claims['given_name']),
    familyName: text(claims['family_name']),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim().slice(0, 254) : '';
}

/** For the log alone. */
function reasonOf(error: unknown): string {
  if (error instanceof TargetRefused) return `the provider's address ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
