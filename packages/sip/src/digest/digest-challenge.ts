import { formatDigest } from './auth-params.ts';
import type { DigestAlgorithm } from './digest-algorithm.ts';

export interface ChallengeParts {
  readonly realm: string;
  readonly nonce: string;
  /** Strongest first: a client takes the first it knows (RFC 8760 §2.3). */
  readonly algorithms: readonly DigestAlgorithm[];
  readonly qop: boolean;
  readonly stale: boolean;
}

/** Values of WWW-Authenticate or Proxy-Authenticate, one for each algorithm. */
export function digestChallenges(parts: ChallengeParts): string[] {
  return parts.algorithms.map((algorithm) =>
    formatDigest(
      {
        realm: parts.realm,
        nonce: parts.nonce,
        algorithm,
        qop: parts.qop ? 'auth' : undefined,
        stale: parts.stale ? 'true' : undefined,
      },
      'challenge',
    ),
  );
}
