import { timingSafeEqual } from 'node:crypto';
import { DigestAuthority, SipParseError, SipRequest } from '@strowger/sip';
import { readCredential } from '../../access/read-credential.ts';
import type { KnownDevice } from './load-device.ts';

/** What a request proves of who it comes from. */
export type Proof = 'right' | 'wrong' | 'none';

/** The part of a request that credentials are judged by. */
export interface Presented {
  readonly method: string;
  readonly authorization: string | undefined;
}

/** Asks phones for their credentials, by Digest and by Basic (contract 20 §3.2). */
export class DeviceCredentials {
  readonly #digest: DigestAuthority;

  /** @param secret signs what Digest challenges with */
  constructor(secret: Uint8Array) {
    // Phones put the whole URL, the path or the path without its query there: replay is held off by nonce and count.
    this.#digest = new DigestAuthority({ secret, checkUri: false });
  }

  /** Values of WWW-Authenticate, the strongest first. */
  challenge(realm: string): string[] {
    return [...this.#digest.challenge(realm), `Basic realm="${realm}", charset="UTF-8"`];
  }

  judge({ method, authorization }: Presented, { realm, credentials }: KnownDevice): Proof {
    if (credentials === null) return 'right';
    if (authorization === undefined) return 'none';
    if (/^\s*digest\s/i.test(authorization)) return this.#judgeDigest(method, authorization, realm, credentials);
    const basic = readCredential(authorization);
    if (basic.kind !== 'basic') return 'none';
    const isRight = same(basic.username, credentials.username) && same(basic.password, credentials.password);
    return isRight ? 'right' : 'wrong';
  }

  #judgeDigest(
    method: string,
    authorization: string,
    realm: string,
    credentials: NonNullable<KnownDevice['credentials']>,
  ): Proof {
    try {
      const request = new SipRequest({ method, uri: 'sip:provision', headers: [['Authorization', authorization]] });
      const verdict = this.#digest.verify(request, { realm }, (username) =>
        same(username, credentials.username) ? { password: credentials.password } : undefined,
      );
      if (verdict.kind === 'accepted') return 'right';
      // A nonce that is not ours, or is spent, says nothing about the secret: it is asked for again.
      return verdict.kind === 'rejected' && verdict.why !== 'forged-nonce' ? 'wrong' : 'none';
    } catch (error) {
      if (error instanceof SipParseError) return 'none';
      throw error;
    }
  }
}

function same(sent: string, expected: string): boolean {
  const [a, b] = [Buffer.from(sent), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
