import type { ServerTransaction, SipRequest, Uri } from '@strowger/sip';
import type { Peer, Subscriber, SwitchHost } from '@strowger/switch';
import type { Locations } from '../registration/locations.ts';
import { addressAllowed } from './address-list.ts';
import {
  type Account,
  type Authentication,
  type Authenticator,
  accountName,
  type ChallengeHeader,
  goesBy,
} from './authentication.ts';
import type { BanList } from './ban-list.ts';
import { callsForHelp } from './calls-for-help.ts';
import { type AnsweredRefusal, refuse } from './refuse.ts';

const STATUS_OF = { 'WWW-Authenticate': 401, 'Proxy-Authenticate': 407 } as const;

export interface GatekeeperParts {
  readonly host: SwitchHost;
  readonly authenticator: Authenticator;
  /** Failed logins by source address. */
  readonly bans: BanList;
  /** Failed logins by account, from wherever. */
  readonly accounts: BanList;
  readonly locations: Locations;
  /** The provider that a request comes from. */
  readonly peerOf: (request: SipRequest, source: ServerTransaction['flow']['remote']) => Peer | null;
  readonly now: () => number;
}

/** Lets a request pass once its sender has proven who he is; answers it otherwise. */
export class Gatekeeper {
  readonly #parts: GatekeeperParts;

  constructor(parts: GatekeeperParts) {
    this.#parts = parts;
  }

  /** False when the request was refused with 403 because its source is banned (contract 20 §1.8). */
  admits(request: SipRequest, transaction: ServerTransaction): boolean {
    const { address } = transaction.flow.remote;
    if (!this.#parts.bans.isBanned(address) || this.#isKnownDevice(request, transaction)) return true;
    if (this.#parts.host.trunks.peersAt(address).length > 0) return true;
    refuse(transaction, this.#parts.host, 'banned');
    return false;
  }

  /** True for an emergency call that no overload may keep from being served. */
  hearsHelpCalled(request: SipRequest, transaction: ServerTransaction): Promise<boolean> {
    return callsForHelp(this.#parts, request, transaction.flow.remote.address);
  }

  /**
   * The provider that an INVITE comes from, which is not challenged (contract 30 §2.2); null: it has to
   * log in. So has a phone beside it that is registered, or shows credentials.
   */
  peerOf(request: SipRequest, transaction: ServerTransaction): Peer | null {
    const peer = this.#parts.peerOf(request, transaction.flow.remote);
    if (peer === null) return null;
    return this.#isKnownDevice(request, transaction) ? null : peer;
  }

  /** The authenticated subscriber, or null when the request was answered with a challenge or a refusal. */
  async identify(
    request: SipRequest,
    transaction: ServerTransaction,
    identity: Uri,
    header: ChallengeHeader,
  ): Promise<Subscriber | null> {
    const outcome = await this.#parts.authenticator.authenticate(
      request,
      identity,
      header,
      transaction.flow.remote.address,
    );
    if (outcome.kind === 'authenticated') return this.#checked(outcome.subscriber, transaction, identity);
    if (outcome.kind === 'unsupported_identity') {
      refuse(transaction, this.#parts.host, 'unsupported_identity');
      return null;
    }
    if (outcome.kind === 'guarded') {
      refuse(transaction, this.#parts.host, 'account_guarded', { detail: accountName(outcome.account) });
      return null;
    }
    this.#challenge(outcome, transaction, identity, header);
    return null;
  }

  #checked(subscriber: Subscriber, transaction: ServerTransaction, identity: Uri): Subscriber | null {
    const source = transaction.flow.remote.address;
    const claimed = identity.scheme === 'sip' || identity.scheme === 'sips' ? identity.user : undefined;
    if (!goesBy(subscriber, claimed)) {
      return this.#refuse(transaction, 'identity', `authenticated as ${subscriber.extension.number}`);
    }
    if (!addressAllowed(source, subscriber.extension.authAcl)) {
      return this.#refuse(transaction, 'address', `extension ${subscriber.extension.number}`);
    }
    return subscriber;
  }

  #refuse(transaction: ServerTransaction, reason: AnsweredRefusal, detail: string): null {
    refuse(transaction, this.#parts.host, reason, { detail });
    return null;
  }

  #challenge(
    outcome: Extract<Authentication, { kind: 'challenge' }>,
    transaction: ServerTransaction,
    identity: Uri,
    header: ChallengeHeader,
  ): void {
    if (outcome.failed && this.#noteFailure(outcome, transaction, identity)) {
      refuse(transaction, this.#parts.host, 'banned');
      return;
    }
    const headers = outcome.challenges.map((value) => [header, value] as const);
    // A failed login is kept, so that its repetitions do not count as further ones; a mere challenge costs no memory.
    if (outcome.failed) transaction.respond(STATUS_OF[header], { headers });
    else transaction.respondStateless(STATUS_OF[header], { headers });
  }

  /** True when this failure banned its source. */
  #noteFailure(
    { account }: Extract<Authentication, { kind: 'challenge' }>,
    transaction: ServerTransaction,
    identity: Uri,
  ): boolean {
    const { address, port } = transaction.flow.remote;
    const { host, bans, locations, now } = this.#parts;
    const domain = identity.scheme === 'sip' || identity.scheme === 'sips' ? identity.host : '';
    host.security({ kind: 'digest_failed', user: account.user, host: domain, source: `${address}:${port}` });
    this.#noteAccount(account, address);
    const untilMs = host.isSpared(address) ? null : bans.failed(address);
    if (untilMs === null) return false;
    host.security({ kind: 'banned', source: address, untilMs });
    return !locations.isKnownDevice(account.user, { address, port }, now());
  }

  #noteAccount(account: Account, source: string): void {
    const { accounts, host } = this.#parts;
    const name = accountName(account);
    if (accounts.isBanned(name)) return;
    const untilMs = accounts.failed(name);
    if (untilMs !== null) host.security({ kind: 'account_guarded', account: name, source, untilMs });
  }

  #isKnownDevice(request: SipRequest, transaction: ServerTransaction): boolean {
    const identity = request.method === 'REGISTER' ? request.to.uri : request.from.uri;
    if (identity.scheme !== 'sip' && identity.scheme !== 'sips') return false;
    return this.#parts.locations.isKnownDevice(identity.user ?? '', transaction.flow.remote, this.#parts.now());
  }
}
