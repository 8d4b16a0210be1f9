import type { SipResponse } from '../message/message.ts';
import { randomText } from '../message/random-text.ts';
import { formatCredentials, parseAuthValue } from './auth-params.ts';
import { algorithmNamed, type DigestAlgorithm, digestHa1, digestResponse } from './digest-algorithm.ts';
import type { CredentialsHeader } from './digest-credentials.ts';

/** A challenge we can answer. */
export interface DigestChallenge {
  readonly realm: string;
  readonly nonce: string;
  readonly algorithm: DigestAlgorithm;
  /** As written, to be echoed; undefined when none was named. */
  readonly algorithmText: string | undefined;
  readonly opaque: string | undefined;
  readonly qop: boolean;
  readonly stale: boolean;
}

/** Finds the account for a challenge; undefined when there is none for its realm. */
export type CredentialsLookup = (
  challenge: DigestChallenge,
) => { readonly username: string; readonly password: string } | undefined;

const strength: Readonly<Record<DigestAlgorithm, number>> = { MD5: 1, 'SHA-256': 2, 'SHA-512-256': 3 };

function readChallenge(text: string): DigestChallenge | undefined {
  const value = parseAuthValue(text);
  if (value?.scheme !== 'digest') return undefined;
  const { params } = value;
  const algorithmText = params.get('algorithm');
  const algorithm = algorithmNamed(algorithmText);
  const realm = params.get('realm');
  const nonce = params.get('nonce');
  const qops = params
    .get('qop')
    ?.toLowerCase()
    .split(/[\s,]+/);
  if (algorithm === undefined || realm === undefined || nonce === undefined) return undefined;
  if (qops !== undefined && !qops.includes('auth')) return undefined;
  const stale = params.get('stale')?.toLowerCase() === 'true';
  return { realm, nonce, algorithm, algorithmText, opaque: params.get('opaque'), qop: qops !== undefined, stale };
}

/** The Digest challenges of a 401 or 407 that we can answer, strongest first, otherwise in the order given. */
function digestChallengesOf(response: SipResponse): DigestChallenge[] {
  const header = response.status === 407 ? 'Proxy-Authenticate' : 'WWW-Authenticate';
  return response.headers
    .getAll(header)
    .flatMap((text) => readChallenge(text) ?? [])
    .sort((left, right) => strength[right.algorithm] - strength[left.algorithm]);
}

/** Credentials that answer one challenge (RFC 7616 §3.4). */
function digestAnswer(
  challenge: DigestChallenge,
  account: { readonly username: string; readonly password: string },
  request: { readonly method: string; readonly uri: string },
): string {
  const { algorithm, realm, nonce } = challenge;
  const ha1 = digestHa1(algorithm, account.username, realm, account.password);
  const qop = challenge.qop ? { nc: '00000001', cnonce: randomText(12, 'hex') } : undefined;
  const response = digestResponse({ algorithm, ha1, nonce, qop, ...request });
  return formatCredentials({
    username: account.username,
    realm,
    nonce,
    uri: request.uri,
    response,
    algorithm: challenge.algorithmText,
    opaque: challenge.opaque,
    qop: qop && 'auth',
    nc: qop?.nc,
    cnonce: qop?.cnonce,
  });
}

/** Answers a 401 or 407 with the strongest challenge there is an account for; undefined when there is none. */
export function answerChallenge(
  response: SipResponse,
  request: { readonly method: string; readonly uri: string },
  lookup: CredentialsLookup,
): { readonly header: CredentialsHeader; readonly value: string; readonly challenge: DigestChallenge } | undefined {
  const header = response.status === 407 ? 'Proxy-Authorization' : 'Authorization';
  for (const challenge of digestChallengesOf(response)) {
    const account = lookup(challenge);
    if (account !== undefined) return { header, value: digestAnswer(challenge, account, request), challenge };
  }
  return undefined;
}
