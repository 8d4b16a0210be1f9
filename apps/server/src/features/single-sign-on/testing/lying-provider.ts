import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

/** What is made of an ID token that would be good. */
export interface Lie {
  /** Instead of the usual ones; undefined leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Makes the token instead of a signature with the published key. */
  readonly forge?: (claims: JWTPayload) => Promise<string> | string;
}

export interface LyingProvider {
  readonly issuer: string;
  /** The next ID token. */
  lie: Lie;
  /** Body of the last request for tokens. */
  readonly asked: URLSearchParams[];
  /** Requests that reached it, by path. */
  readonly paths: string[];
  close(): Promise<void>;
}

/** An OpenID provider that answers every code with whatever ID token a test wants. */
export async function startLyingProvider(clientId: string): Promise<LyingProvider> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'published', alg: 'RS256', use: 'sig' };
  const state: { lie: Lie } = { lie: {} };
  const asked: URLSearchParams[] = [];
  const paths: string[] = [];
  let issuer = '';
  const answers: Record<string, (request: IncomingMessage) => Promise<object>> = {
    '/.well-known/openid-configuration': async () => ({
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
    }),
    '/jwks': async () => ({ keys: [jwk] }),
    '/token': async (request) => {
      asked.push(new URLSearchParams(await textOf(request)));
      const id_token = await idToken(state.lie, privateKey, { iss: issuer, aud: clientId });
      return { access_token: 'unused', token_type: 'Bearer', expires_in: 60, id_token };
    },
  };
  const server = createServer(async (request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    paths.push(path);
    const body = await answers[path]?.(request);
    response
      .writeHead(body ? 200 : 404, { 'content-type': 'application/json' })
      .end(body ? JSON.stringify(body) : undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  return Object.assign(state, {
    issuer,
    asked,
    paths,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

function idToken(lie: Lie, key: CryptoKey, usual: JWTPayload): Promise<string> | string {
  const now = Math.floor(Date.now() / 1000);
  const claims: JWTPayload = JSON.parse(JSON.stringify({ ...usual, iat: now, exp: now + 300, ...lie.claims }));
  if (lie.forge) return lie.forge(claims);
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'published' }).sign(key);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

/** RFC 7636 §4.2. */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
