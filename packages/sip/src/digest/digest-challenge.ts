import { quote } from '../message/quoted-string.ts';
import type { DigestAlgorithm } from './digest-algorithm.ts';

export interface ChallengeParts {
  readonly realm: string;
  readonly nonce: string;
  /** Strongest first: a client takes the first it knows (RFC 8760 §2.3). */
  readonly algorithms: readonly DigestAlgorithm[];
  readonly qop: boolean;
  readonly stale: boolean;
}

/** Values of WWW-Authenticate or Proxy-Authenticate, one for each algorithm. Here `qop` is quoted (RFC 7616 §3.3). */
export function digestChallenges({ realm, nonce, algorithms, qop, stale }: ChallengeParts): string[] {
  const before = `Digest realm=${quote(realm)}, nonce=${quote(nonce)}, algorithm=`;
  const after = `${qop ? ', qop="auth"' : ''}${stale ? ', stale=true' : ''}`;
  return algorithms.map((algorithm) => `${before}${algorithm}${after}`);
}
