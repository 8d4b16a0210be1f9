import type { SipRequest } from '../message/message.ts';
import { parseAuthValue } from './auth-params.ts';
import { algorithmNamed, type DigestAlgorithm } from './digest-algorithm.ts';

export type CredentialsHeader = 'Authorization' | 'Proxy-Authorization';

/** Digest credentials of a request, complete. */
export interface DigestCredentials {
  readonly username: string;
  readonly realm: string;
  readonly nonce: string;
  readonly uri: string;
  readonly response: string;
  readonly algorithm: DigestAlgorithm;
  readonly qop: { readonly nc: string; readonly cnonce: string } | undefined;
}

function readQop(params: ReadonlyMap<string, string>): DigestCredentials['qop'] | 'malformed' {
  const qop = params.get('qop');
  if (qop === undefined) return undefined;
  const nc = params.get('nc') ?? '';
  const cnonce = params.get('cnonce');
  if (qop.toLowerCase() !== 'auth' || !/^[0-9a-f]{8}$/i.test(nc) || cnonce === undefined) return 'malformed';
  return { nc, cnonce };
}

function readCredentials(text: string): DigestCredentials | undefined {
  const value = parseAuthValue(text);
  if (value?.scheme !== 'digest') return undefined;
  const algorithm = algorithmNamed(value.params.get('algorithm'));
  const qop = readQop(value.params);
  const [username, realm, nonce, uri, response] = ['username', 'realm', 'nonce', 'uri', 'response'].map((name) =>
    value.params.get(name),
  );
  if (!username || realm === undefined || !nonce || !uri || !response || !algorithm || qop === 'malformed')
    return undefined;
  return { username, realm, nonce, uri, response, algorithm, qop };
}

/** The well-formed Digest credentials that a request has for `realm`; those for other realms are not ours to judge. */
export function digestCredentials(
  request: SipRequest,
  header: CredentialsHeader,
  realm: string,
): DigestCredentials | undefined {
  for (const text of request.headers.getAll(header)) {
    const credentials = readCredentials(text);
    if (credentials?.realm === realm) return credentials;
  }
  return undefined;
}
