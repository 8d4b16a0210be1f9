import {
  type Dialog,
  formatNameAddr,
  noParams,
  type ServerTransaction,
  type SipRequest,
  sameUri,
  type Timer,
} from '@strowger/sip';
import type { Subscriber } from '@strowger/switch';
import { sipUriIn } from '../registration/contact-route.ts';
import type { Services } from '../services.ts';
import type { EventPackage } from './event-package.ts';
import { GATHER_MS, Gathering } from './gathering.ts';
import type { LampCall, LampState } from './lamp.ts';
import { subscribeTerms } from './subscribe-terms.ts';

/** Why a subscription ends (RFC 6665 §4.1.3). */
export type EndReason = 'timeout' | 'noresource' | 'deactivated';

export interface SubscriptionParts {
  readonly services: Pick<Services, 'clock' | 'log' | 'sip' | 'locations'>;
  readonly dialog: Dialog;
  readonly package: EventPackage;
  /** Value of the Event header field. */
  readonly event: string;
  readonly entity: string;
  readonly watcher: Subscriber;
  readonly state: LampState;
  /** It has ended, whoever ended it. */
  over(subscription: Subscription): void;
}

/** `ending`: the last NOTIFY is on its way. */
type Life =
  | { readonly at: 'active'; readonly expiresAt: number; readonly expiry: Timer }
  | { readonly at: 'ending' }
  | { readonly at: 'over' };

/**
 * A phone that watches a lamp: the notifier's side of a subscription (RFC 6665 §4.2). Every NOTIFY carries the full state;
 * one is on its way at a time.
 */
export class Subscription {
  readonly #parts: SubscriptionParts;
  readonly #telling: Gathering;
  #state: LampState;
  #life: Life = { at: 'over' };
  #version = 0;
  #told: { readonly calls: readonly LampCall[]; readonly essence: string } = { calls: [], essence: '' };
  /** The next NOTIFY is sent although it says what the last one said. */
  #isOwed = true;
  #sending: Promise<void> = Promise.resolve();

  /** Tells the present state at once. `expires` in seconds; 0: that is all. */
  constructor(parts: SubscriptionParts, expires: number) {
    this.#parts = parts;
    this.#state = parts.state;
    this.#telling = new Gathering(parts.services.clock, GATHER_MS, () => this.#tell());
    parts.dialog.onRequest = (request, transaction) => this.#serve(request, transaction);
    parts.dialog.onTerminated = () => this.#finish();
    this.#prolong(expires);
    if (expires === 0) this.end('timeout');
    else this.#telling.ask();
  }

  get watcher(): Subscriber {
    return this.#parts.watcher;
  }

  get isActive(): boolean {
    return this.#life.at === 'active';
  }

  /** True of another subscription of the same phone to the same, made before it lost its memory. */
  resembles({ dialog, event }: { readonly dialog: Dialog; readonly event: string }): boolean {
    const { dialog: own, event: ownEvent } = this.#parts;
    return event === ownEvent && own !== dialog && sameUri(own.remoteTarget, dialog.remoteTarget);
  }

  /** True when the phone at this contact is who subscribed to messages. */
  tellsMessagesTo(contact: string): boolean {
    const uri = sipUriIn(contact);
    const { dialog } = this.#parts;
    return this.#parts.package.name === 'message-summary' && uri !== null && sameUri(uri, dialog.remoteTarget);
  }

  show(state: LampState): void {
    this.#state = state;
    this.#telling.ask();
  }

  /** Asks the phone by a NOTIFY whether it still knows the subscription. */
  probe(): void {
    this.#isOwed = true;
    this.#telling.ask();
  }

  /** Tells the phone that this was all. */
  end(reason: EndReason): void {
    if (this.#life.at !== 'active') return;
    this.#life.expiry.cancel();
    this.#life = { at: 'ending' };
    this.#telling.stop();
    this.#sending = this.#sending.then(() => this.#sayEnd(reason));
  }

  #prolong(expires: number): void {
    const { clock } = this.#parts.services;
    if (this.#life.at === 'active') this.#life.expiry.cancel();
    const expiry = clock.after(expires * 1000, () => this.end('timeout'));
    this.#life = { at: 'active', expiresAt: clock.now() + expires * 1000, expiry };
  }

  #serve(request: SipRequest, transaction: ServerTransaction): void {
    if (request.method === 'BYE') transaction.respond(200);
    else if (request.method !== 'SUBSCRIBE') transaction.respond(405, { headers: [['Allow', 'SUBSCRIBE, BYE']] });
    else this.#refresh(request, transaction);
  }

  #refresh(request: SipRequest, transaction: ServerTransaction): void {
    const terms = subscribeTerms(request);
    if (terms.kind === 'refused') {
      transaction.respond(terms.status, { headers: terms.headers });
      return;
    }
    if (terms.event !== this.#parts.event || this.#life.at !== 'active') {
      transaction.respond(481);
      return;
    }
    const { sip } = this.#parts.services;
    const uri = sip.contact(this.#parts.dialog.contactUser, transaction.flow);
    const contact = formatNameAddr({ uri, params: noParams });
    transaction.respond(200, {
      headers: [
        ['Contact', contact],
        ['Expires', String(terms.expires)],
      ],
    });
    this.#isOwed = true;
    if (terms.expires === 0) this.end('timeout');
    else {
      this.#prolong(terms.expires);
      this.#telling.ask();
    }
  }

  #tell(): Promise<void> {
    this.#sending = this.#sending.then(() => this.#tellState());
    return this.#sending;
  }

  async #tellState(): Promise<void> {
    if (this.#life.at !== 'active') return;
    const state = this.#state;
    const essence = this.#parts.package.essence(state);
    if (!this.#isOwed && essence === this.#told.essence) return;
    this.#isOwed = false;
    const left = Math.max(0, Math.ceil((this.#life.expiresAt - this.#parts.services.clock.now()) / 1000));
    await this.#notify(`active;expires=${left}`, state);
    this.#told = { calls: callsIn(state), essence };
  }

  async #sayEnd(reason: EndReason): Promise<void> {
    await this.#notify(`terminated;reason=${reason}`, reason === 'noresource' ? null : this.#state);
    this.#parts.dialog.terminate();
  }

  /** One that is not taken ends the subscription (RFC 6665 §4.2.2). */
  async #notify(subscriptionState: string, state: LampState | null): Promise<void> {
    const { dialog, package: eventPackage, event, services } = this.#parts;
    this.#followPhone();
    const body = state === null ? undefined : this.#document(state);
    try {
      const { status } = await dialog.request({
        method: 'NOTIFY',
        headers: [
          ['Event', event],
          ['Subscription-State', subscriptionState],
        ],
        ...(body === undefined ? {} : { body, contentType: eventPackage.contentType }),
      });
      if (status >= 300) dialog.terminate();
    } catch (error) {
      services.log('debug', 'a watcher did not take a NOTIFY', { entity: this.#parts.entity, error: String(error) });
      dialog.terminate();
    }
  }

  #document(state: LampState): string {
    const { package: eventPackage, entity, watcher } = this.#parts;
    const live = new Set(callsIn(state).map(({ id }) => id));
    const ended = this.#told.calls.filter(({ id }) => !live.has(id));
    const version = this.#version;
    this.#version += 1;
    return eventPackage.document(state, { entity, domainName: watcher.tenant.domainName, version, ended });
  }

  /** A phone that registered anew is reached the way it came then, where it can only be reached so. */
  #followPhone(): void {
    const { dialog, watcher, services } = this.#parts;
    if (dialog.flow === undefined) return;
    for (const { binding } of services.locations.of(watcher.extension.uuid)) {
      const uri = sipUriIn(binding.contact);
      const flow = binding.flowId === undefined ? undefined : services.sip.flow(binding.flowId);
      if (flow !== undefined && uri !== null && sameUri(uri, dialog.remoteTarget)) dialog.flow = flow;
    }
  }

  #finish(): void {
    if (this.#life.at === 'over') return;
    if (this.#life.at === 'active') this.#life.expiry.cancel();
    this.#life = { at: 'over' };
    this.#telling.stop();
    this.#parts.over(this);
  }
}

function callsIn(state: LampState): readonly LampCall[] {
  return state.shows === 'calls' ? state.calls : [];
}
