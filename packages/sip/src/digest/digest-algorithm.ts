import { hash } from 'node:crypto';

/** RFC 7616 §6.1, RFC 8760 §2.1. */
export type DigestAlgorithm = 'MD5' | 'SHA-256' | 'SHA-512-256';

const hashNames = { MD5: 'md5', 'SHA-256': 'sha256', 'SHA-512-256': 'sha512-256' } as const;

/** The algorithm a challenge or credentials name; MD5 when they name none (RFC 7616 §3.3). */
export function algorithmNamed(name: string | undefined): DigestAlgorithm | undefined {
  const upper = (name ?? 'MD5').toUpperCase();
  return upper === 'MD5' || upper === 'SHA-256' || upper === 'SHA-512-256' ? upper : undefined;
}

/** Lower-case hexadecimal hash of UTF-8 text. */
function digestHash(algorithm: DigestAlgorithm, text: string): string {
  return hash(hashNames[algorithm], text, 'hex');
}

/** H(A1): what a server can keep in place of the password (RFC 7616 §3.4.2). */
export function digestHa1(algorithm: DigestAlgorithm, username: string, realm: string, password: string): string {
  return digestHash(algorithm, `${username}:${realm}:${password}`);
}

export interface DigestInput {
  readonly algorithm: DigestAlgorithm;
  readonly ha1: string;
  readonly method: string;
  /** The `uri` parameter of the credentials as written. */
  readonly uri: string;
  readonly nonce: string;
  /** Absent for clients of RFC 2069. */
  readonly qop?: { readonly nc: string; readonly cnonce: string } | undefined;
}

/** The `response` parameter for qop=auth or no qop (RFC 7616 §3.4.1). */
export function digestResponse(input: DigestInput): string {
  const ha2 = digestHash(input.algorithm, `${input.method}:${input.uri}`);
  const middle = input.qop === undefined ? input.nonce : `${input.nonce}:${input.qop.nc}:${input.qop.cnonce}:auth`;
  return digestHash(input.algorithm, `${input.ha1}:${middle}:${ha2}`);
}
