import { createServer } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';

export interface Person {
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly given_name?: string;
  readonly family_name?: string;
}

export interface IdentityProvider {
  readonly issuer: string;
  /** Subject → what the provider knows of him. */
  readonly people: Map<string, Person>;
  /** Who logs in next. */
  subject: string;
  /** Makes its one client known: before the first login. */
  register(client: { readonly id: string; readonly secret: string; readonly redirectUri: string }): void;
  close(): Promise<void>;
}

/** An OpenID provider of somebody else's making, on loopback; it demands PKCE and asks nobody for a password. */
export async function startIdentityProvider(): Promise<IdentityProvider> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'test' };
  const people = new Map<string, Person>();
  const state = { subject: '' };
  let provider: Provider | null = null;
  const server = createServer((request, response) => {
    if (provider === null) response.writeHead(503).end();
    else if (!request.url?.startsWith('/login/')) void provider.callback()(request, response);
    else
      provider
        .interactionFinished(request, response, { login: { accountId: state.subject, remember: false } })
        .catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  return Object.assign(state, {
    issuer,
    people,
    register(client: { readonly id: string; readonly secret: string; readonly redirectUri: string }) {
      provider = new Provider(issuer, {
        clients: [
          {
            client_id: client.id,
            client_secret: client.secret,
            redirect_uris: [client.redirectUri],
            grant_types: ['authorization_code'],
            response_types: ['code'],
          },
        ],
        jwks: { keys: [jwk] },
        claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['given_name', 'family_name'] },
        // The mail address is told at the userinfo endpoint alone.
        conformIdTokenClaims: true,
        pkce: { required: () => true },
        features: { devInteractions: { enabled: false } },
        cookies: { keys: ['only for tests'] },
        findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...people.get(id) }) }),
        interactions: { url: (_context, { uid }) => `/login/${uid}` },
        async loadExistingGrant(context) {
          const { client: asking, account } = context.oidc;
          const grant = new context.oidc.provider.Grant({
            ...(asking ? { clientId: asking.clientId } : {}),
            ...(account ? { accountId: account.accountId } : {}),
          });
          grant.addOIDCScope('openid email profile');
          await grant.save();
          return grant;
        },
      });
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
