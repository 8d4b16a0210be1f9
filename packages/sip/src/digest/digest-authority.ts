import { type Clock, systemClock } from '../clock.ts';
import type { SipRequest } from '../message/message.ts';
import type { DigestAlgorithm } from './digest-algorithm.ts';
import { digestChallenges } from './digest-challenge.ts';
import { type CredentialsHeader, digestCredentials } from './digest-credentials.ts';
import { NonceSigner } from './digest-nonce.ts';
import { type DigestSecret, isForRequest, provesSecret } from './digest-verify.ts';
import { NonceCounts } from './nonce-counts.ts';

export interface DigestAuthorityOptions {
  /** Signs nonces; 32 random octets or more. Shared by processes that accept each other's nonces. */
  readonly secret: Uint8Array;
  /** How long a nonce may be used; five minutes unless given. */
  readonly nonceLifetimeMs?: number | undefined;
  /** In order of preference; SHA-256 then MD5 unless given. */
  readonly algorithms?: readonly DigestAlgorithm[] | undefined;
  /** False to challenge as RFC 2069 did, without protection against replay. */
  readonly qop?: boolean | undefined;
  /**
   * False to take credentials made for another URI than the request's: many clients put the server's address there.
   * Replay is then held off by nonce and nonce count alone. True unless given.
   */
  readonly checkUri?: boolean | undefined;
  readonly clock?: Clock | undefined;
}

export type DigestVerdict =
  | { readonly kind: 'accepted'; readonly username: string }
  /** No credentials for the realm: challenge. */
  | { readonly kind: 'missing' }
  /** The secret is right, the nonce is spent: challenge with `stale`, no failed attempt. */
  | { readonly kind: 'stale'; readonly username: string }
  | {
      readonly kind: 'rejected';
      readonly username: string;
      readonly why: 'wrong-response' | 'unknown-user' | 'forged-nonce' | 'wrong-uri' | 'algorithm-not-offered';
    };

const rememberedNonces = 100_000;

/** Server side of Digest (RFC 7616, RFC 8760; RFC 2617 clients included). */
export class DigestAuthority {
  readonly #nonces: NonceSigner;
  readonly #counts: NonceCounts;
  readonly #algorithms: readonly DigestAlgorithm[];
  readonly #qop: boolean;
  readonly #checkUri: boolean;
  readonly #clock: Clock;

  constructor(options: DigestAuthorityOptions) {
    const lifetime = options.nonceLifetimeMs ?? 5 * 60_000;
    this.#nonces = new NonceSigner(options.secret, lifetime);
    this.#counts = new NonceCounts(lifetime, rememberedNonces);
    this.#algorithms = options.algorithms ?? ['SHA-256', 'MD5'];
    this.#qop = options.qop ?? true;
    this.#checkUri = options.checkUri ?? true;
    this.#clock = options.clock ?? systemClock;
  }

  /** Values of WWW-Authenticate or Proxy-Authenticate, strongest first: one header field each. */
  challenge(realm: string, options: { readonly stale?: boolean } = {}): string[] {
    return digestChallenges({
      realm,
      nonce: this.#nonces.make(realm, this.#clock.now()),
      algorithms: this.#algorithms,
      qop: this.#qop,
      stale: options.stale ?? false,
    });
  }

  /** Judges the credentials of a request; `lookup` gives what is known of a user of the realm. */
  verify(
    request: SipRequest,
    expected: { readonly realm: string; readonly header?: CredentialsHeader },
    lookup: (username: string) => DigestSecret | undefined,
  ): DigestVerdict {
    const credentials = digestCredentials(request, expected.header ?? 'Authorization', expected.realm);
    if (credentials === undefined) return { kind: 'missing' };
    const { username, nonce, qop } = credentials;
    const now = this.#clock.now();
    const age = this.#nonces.check(nonce, expected.realm, now);
    const secret = lookup(username);
    const proven = provesSecret(credentials, request.method, secret);
    if (!this.#algorithms.includes(credentials.algorithm))
      return { kind: 'rejected', username, why: 'algorithm-not-offered' };
    if (age === 'forged') return { kind: 'rejected', username, why: 'forged-nonce' };
    if (secret === undefined) return { kind: 'rejected', username, why: 'unknown-user' };
    if (!proven) return { kind: 'rejected', username, why: 'wrong-response' };
    if (this.#checkUri && !isForRequest(credentials, request)) return { kind: 'rejected', username, why: 'wrong-uri' };
    if (age === 'stale') return { kind: 'stale', username };
    if (qop !== undefined && !this.#counts.use(nonce, Number.parseInt(qop.nc, 16), now))
      return { kind: 'stale', username };
    return { kind: 'accepted', username };
  }
}
