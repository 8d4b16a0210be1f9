import { randomBytes } from 'node:crypto';
import { type Clock, DigestAuthority, type SipRequest, type SipUri, type Uri, unquote } from '@strowger/sip';
import type { Subscriber, SwitchHost } from '@strowger/switch';
import { ChallengeMemory, type ChallengeStrength } from './challenge-memory.ts';
import { memoryKey } from './memory-key.ts';

/** A user within his realm: what logins are for, and failed ones are counted under. */
export interface Account {
  readonly user: string;
  readonly realm: string;
}

export function accountName({ user, realm }: Account): string {
  return memoryKey(`${user}@${realm}`);
}

const LONGEST_USER = 128;
/** Of a domain name (RFC 1035 §2.3.4). */
const LONGEST_HOST = 253;

/** Who sent a request, or how it is to be answered instead. */
export type Authentication =
  | { readonly kind: 'authenticated'; readonly subscriber: Subscriber; readonly username: string }
  | {
      readonly kind: 'challenge';
      readonly challenges: readonly string[];
      readonly failed: boolean;
      readonly account: Account;
    }
  /** Too many logins of the account have failed: this one was not looked at. */
  | { readonly kind: 'guarded'; readonly account: Account }
  | { readonly kind: 'unsupported_identity' };

export type ChallengeHeader = 'WWW-Authenticate' | 'Proxy-Authenticate';

const CREDENTIALS_OF = {
  'WWW-Authenticate': 'Authorization',
  'Proxy-Authenticate': 'Proxy-Authorization',
} as const;

/**
 * Digest authentication of a subscriber (RFC 3261 §22, RFC 8760). Unknown, disabled and fax users are computed against a
 * password nobody has, so that they take the same time and get the same answer as a wrong password.
 */
export class Authenticator {
  readonly #host: SwitchHost;
  readonly #authorities: Readonly<Record<ChallengeStrength, DigestAuthority>>;
  readonly #memory = new ChallengeMemory();
  readonly #isGuarded: (account: Account, source: string) => boolean;
  readonly #nobodysPassword = randomBytes(18).toString('base64');

  /** `isGuarded`: whether credentials for this account are to be refused unseen. */
  constructor(host: SwitchHost, clock: Clock, isGuarded: (account: Account, source: string) => boolean = () => false) {
    const secret = randomBytes(32);
    this.#host = host;
    this.#isGuarded = isGuarded;
    this.#authorities = {
      md5: new DigestAuthority({ secret, clock, algorithms: ['MD5'] }),
      'md5-first': new DigestAuthority({
        secret,
        clock,
        algorithms: ['MD5', 'SHA-256', 'SHA-512-256'],
        checkUri: false,
      }),
      'sha256-first': new DigestAuthority({ secret, clock, algorithms: ['SHA-256', 'SHA-512-256', 'MD5'] }),
    };
  }

  /** `identity`: the address-of-record the sender claims, From or (REGISTER) To; `source`: the address it comes from. */
  async authenticate(
    request: SipRequest,
    identity: Uri,
    header: ChallengeHeader,
    source: string,
  ): Promise<Authentication> {
    if (!isAddressOfRecord(identity)) return { kind: 'unsupported_identity' };
    const credentials = CREDENTIALS_OF[header];
    const realm = await this.#host.realm(identity.host);
    const phone = memoryKey(`${source} ${identity.user}@${identity.host}`);
    const username = usernameIn(request.headers.getAll(credentials), realm);
    if (username === null) {
      const authority = this.#authorities[this.#memory.challenge(phone, request)];
      return challengeBy(authority, realm, { stale: false, failed: false, account: { user: identity.user, realm } });
    }
    const user = username.split('@', 1)[0] ?? username;
    const account = { user, realm };
    if (this.#isGuarded(account, source)) return { kind: 'guarded', account };
    const subscriber = await this.#subscriber(user, identity.host, username);
    const password = subscriber?.password ?? this.#nobodysPassword;
    const verdict = this.#authorities['md5-first'].verify(request, { realm, header: credentials }, () => ({
      password,
    }));
    if (verdict.kind === 'accepted' && subscriber !== null) {
      this.#memory.loggedIn(phone, request.headers.getAll(credentials).join());
      return { kind: 'authenticated', subscriber, username };
    }
    // Phones come back after a restart with nonces that are none of ours: that is no wrong password.
    const spent = verdict.kind === 'stale' || (verdict.kind === 'rejected' && verdict.why === 'forged-nonce');
    const authority = this.#authorities[this.#memory.challengeAgain(phone, request)];
    return challengeBy(authority, realm, { stale: spent, failed: !spent, account });
  }

  async #subscriber(user: string, host: string, username: string): Promise<Subscriber | null> {
    const subscriber = user.length > LONGEST_USER ? null : await this.#host.subscriber(user, host, username);
    if (subscriber === null || !subscriber.extension.enabled || subscriber.extension.type !== 'voice') return null;
    return subscriber;
  }
}

interface ChallengeFacts {
  readonly stale: boolean;
  readonly failed: boolean;
  readonly account: Account;
}

function challengeBy(
  authority: DigestAuthority,
  realm: string,
  { stale, failed, account }: ChallengeFacts,
): Authentication {
  return { kind: 'challenge', challenges: authority.challenge(realm, { stale }), failed, account };
}

/** Longer ones than there can be are not looked up: what is asked for is remembered for a while. */
function isAddressOfRecord(uri: Uri): uri is SipUri & { user: string } {
  if (uri.scheme !== 'sip' && uri.scheme !== 'sips') return false;
  const { user = '', host } = uri;
  return user !== '' && user.length <= LONGEST_USER && host.length <= LONGEST_HOST;
}

const USERNAME = /[\s,]username\s*=\s*("(?:[^"\\]|\\.)*")/i;
const REALM = /[\s,]realm\s*=\s*("(?:[^"\\]|\\.)*")/i;

/** The user name of the credentials for `realm`; null without such credentials. */
function usernameIn(values: readonly string[], realm: string): string | null {
  for (const value of values) {
    const quoted = USERNAME.exec(value)?.[1];
    const forRealm = REALM.exec(value)?.[1];
    if (quoted !== undefined && forRealm !== undefined && unquote(forRealm) === realm) return unquote(quoted);
  }
  return null;
}

/** True when `user` is one of the names the subscriber goes by. */
export function goesBy(subscriber: Subscriber, user: string | undefined): boolean {
  const { number, alias } = subscriber.extension;
  return user === number || (alias !== null && user === alias);
}
