import { timingSafeEqual } from 'node:crypto';
import type { SipRequest } from '../message/message.ts';
import { SipParseError } from '../message/parse-error.ts';
import { parseUri } from '../message/parse-uri.ts';
import type { Uri } from '../message/uri.ts';
import { type DigestAlgorithm, digestHa1, digestResponse } from './digest-algorithm.ts';
import type { DigestCredentials } from './digest-credentials.ts';

/** What is known of a user: the password, or H(A1) for the realm by algorithm. */
export type DigestSecret =
  | { readonly password: string }
  | { readonly ha1: Readonly<Partial<Record<DigestAlgorithm, string>>> };

function ha1Of(secret: DigestSecret, { algorithm, username, realm }: DigestCredentials): string | undefined {
  return 'password' in secret
    ? digestHa1(algorithm, username, realm, secret.password)
    : secret.ha1[algorithm]?.toLowerCase();
}

function equal(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Whether the response proves that the sender knows the secret. Takes as long for an unknown user as for a known one. */
export function provesSecret(
  credentials: DigestCredentials,
  method: string,
  secret: DigestSecret | undefined,
): boolean {
  const ha1 = ha1Of(secret ?? { password: '' }, credentials);
  const expected = digestResponse({ ...credentials, method, ha1: ha1 ?? '' });
  return equal(expected, credentials.response.toLowerCase()) && secret !== undefined && ha1 !== undefined;
}

function place(uri: Uri): string {
  return uri.scheme === 'sip' || uri.scheme === 'sips' ? `${uri.user ?? ''}@${uri.host}` : JSON.stringify(uri);
}

/** Credentials are for one Request-URI; clients differ in port and parameters, which do not count. */
export function isForRequest(credentials: DigestCredentials, request: SipRequest): boolean {
  if (credentials.uri === request.uriText) return true;
  try {
    return place(parseUri(credentials.uri)) === place(request.uri);
  } catch (error) {
    if (error instanceof SipParseError) return false;
    throw error;
  }
}
