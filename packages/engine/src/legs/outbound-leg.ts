import { causeOfStatus, type HangupCause } from '@strowger/callplan';
import {
  type ClientInvite,
  type Dialog,
  formatNameAddr,
  type HeaderEntry,
  newCallId,
  type SipResponse,
  sipUri,
} from '@strowger/sip';
import type { HangupDisposition } from '@strowger/switch';
import { type AudioFormats, formatsToOffer } from '../media/codec-agreement.ts';
import { LegMedia } from '../media/leg-media.ts';
import { destinationOf } from '../registration/contact-route.ts';
import type { Contact } from '../registration/locations.ts';
import { serveDialog } from './dialog-requests.ts';
import { reasonOfCause } from './hangup-reason.ts';
import { Leg, type LegParts } from './leg.ts';
import type { Ending, LegState } from './leg-state.ts';

const SDP = 'application/sdp';
const COMPLETED_ELSEWHERE = 'SIP;cause=200;text="Call completed elsewhere"';

/** What a leg that rings tells whoever had it ring. */
export interface DialEvents {
  rings(leg: OutboundLeg): void;
  /** The phone sends audio before it answers. */
  progresses(leg: OutboundLeg, formats: AudioFormats): void;
  answers(leg: OutboundLeg): void;
  /** No phone of the leg took the call; the leg has ended with this cause. */
  fails(leg: OutboundLeg, cause: HangupCause): void;
}

export interface DialRequest {
  /** All ring; the first to answer is the leg's phone. */
  readonly contacts: readonly Contact[];
  readonly caller: AudioFormats | null;
  readonly codecs: readonly string[];
  /** Whom the phone shows as calling. */
  readonly from: { readonly name: string; readonly number: string };
  readonly headers: readonly HeaderEntry[];
  /** Whether audio before the answer is of use to anybody. */
  readonly earlyMedia: boolean;
  readonly near: LegMedia | null;
}

interface Branch {
  readonly contact: Contact;
  readonly invite: ClientInvite;
}

/** A leg that we call: one INVITE to each contact, the client side of them. */
export class OutboundLeg extends Leg {
  readonly #events: DialEvents;
  readonly #branches = new Set<Branch>();
  #sipCallId = newCallId();
  #remoteIp = '';

  constructor(parts: LegParts, events: DialEvents) {
    super(parts);
    this.#events = events;
  }

  get sipCallId(): string {
    return this.#sipCallId;
  }

  get remoteIp(): string {
    return this.#remoteIp;
  }

  get formats(): AudioFormats | null {
    return this.media?.settled ?? null;
  }

  /** Takes a media port and calls the contacts. Rejects with MediaError when there is none. */
  async dial(request: DialRequest): Promise<void> {
    const { services } = this;
    const media = await LegMedia.open(services.media, services.settings.publicAddress, request.near);
    this.takeMedia(media);
    if (!this.isLive) {
      await media.close();
      return;
    }
    const offer = media.offer(formatsToOffer(request.caller, request.codecs));
    for (const contact of request.contacts) this.#branches.add(this.#call(contact, offer, request));
  }

  async alert(ringback: string): Promise<void> {
    if (this.isAnswered) await this.playRingback(ringback);
  }

  /** A phone that we called keeps showing what its INVITE said. */
  present(): void {}

  /** A phone that we called hears nothing of where its call goes next. */
  forwarded(): void {}

  async progress(peer: AudioFormats | null): Promise<boolean> {
    return this.isAnswered && this.fits(peer);
  }

  async answer(peer: AudioFormats | null): Promise<boolean> {
    return this.isAnswered && this.fits(peer);
  }

  protected get goodbye(): HangupDisposition {
    return this.isAnswered ? 'send_bye' : 'send_cancel';
  }

  protected async release(ending: Ending, before: LegState): Promise<void> {
    if (ending.disposition === 'recv_bye' || ending.disposition === 'recv_refuse') return;
    const reason = ending.cause === 'LOSE_RACE' ? COMPLETED_ELSEWHERE : reasonOfCause(ending.cause, ending.text);
    if (before.at === 'answered') {
      await this.dialog?.bye({ headers: [['Reason', reason]] });
      return;
    }
    for (const branch of this.#branches) branch.invite.cancel({ reason });
  }

  #call(contact: Contact, offer: string, request: DialRequest): Branch {
    const { sip } = this.services;
    const { binding, owner } = contact;
    const flow = binding.flowId === undefined ? undefined : sip.flow(binding.flowId);
    const { name, number } = request.from;
    const user = number === '' ? 'anonymous' : number;
    const invite = sip.invite(
      {
        uri: binding.contact,
        from: { displayName: name, uri: sipUri({ user, host: owner.domainName }), params: new Map() },
        to: formatNameAddr({ uri: sipUri({ user: owner.extension, host: owner.domainName }), params: new Map() }),
        contactUser: user,
        // Each fork is a call of its own; the first carries the identifier that the leg is recorded under.
        ...(this.#branches.size === 0 ? { callId: this.#sipCallId } : {}),
        target: flow !== undefined && useFlow(contact) ? flow : destinationOf({ ...contact, ...binding }),
        headers: request.headers,
        body: offer,
        contentType: SDP,
      },
      {
        onProvisional: (response, dialog) =>
          void this.#guard(() => this.#provisional(response, dialog, request.earlyMedia)),
        onAnswer: (response, dialog) => void this.#guard(() => this.#answered(branch, response, dialog)),
        onFailure: (failure) => this.#failed(branch, failureCause(failure)),
      },
    );
    const branch: Branch = { contact, invite };
    this.#remoteIp ||= binding.source.address;
    return branch;
  }

  async #provisional(response: SipResponse, dialog: Dialog | undefined, earlyMedia: boolean): Promise<void> {
    if (!this.isLive || this.isAnswered || response.status === 100) return;
    if (dialog !== undefined) serveDialog(this, dialog, this.services.log);
    if (earlyMedia && response.contentType === SDP && this.media !== null) {
      const settled = await this.media.takeAnswer(response.text);
      if (settled && this.isLive && !this.isAnswered && this.media.settled !== null) {
        if (this.move({ type: 'progresses' })) this.#events.progresses(this, this.media.settled);
        return;
      }
    }
    if (response.status === 180 && this.move({ type: 'rings' })) this.#events.rings(this);
  }

  async #answered(branch: Branch, response: SipResponse, dialog: Dialog): Promise<void> {
    dialog.ack({});
    if (useFlow(branch.contact)) this.#stayOnFlow(branch.contact, dialog);
    if (!this.isLive || this.isAnswered) {
      await dialog.bye({ headers: [['Reason', COMPLETED_ELSEWHERE]] });
      return;
    }
    this.#branches.delete(branch);
    for (const other of this.#branches) other.invite.cancel({ reason: COMPLETED_ELSEWHERE });
    this.#branches.clear();
    this.#sipCallId = dialog.callId;
    this.#remoteIp = branch.contact.binding.source.address;
    this.takeDialog(dialog);
    serveDialog(this, dialog, this.services.log);
    this.move({ type: 'answers' });
    const settled = await this.media?.takeAnswer(response.text);
    if (!this.isLive) return;
    if (settled === true) this.#events.answers(this);
    else await this.#refuseAnswer();
  }

  async #refuseAnswer(): Promise<void> {
    await this.end({ cause: 'INCOMPATIBLE_DESTINATION', disposition: 'send_bye' });
    this.#events.fails(this, 'INCOMPATIBLE_DESTINATION');
  }

  #stayOnFlow(contact: Contact, dialog: Dialog): void {
    const { flowId } = contact.binding;
    const flow = flowId === undefined ? undefined : this.services.sip.flow(flowId);
    if (flow !== undefined) dialog.flow = flow;
  }

  #failed(branch: Branch, cause: HangupCause): void {
    this.#branches.delete(branch);
    if (!this.isLive || this.isAnswered || this.#branches.size > 0) return;
    void this.end({ cause, disposition: 'recv_refuse' }).then(() => this.#events.fails(this, cause));
  }

  #guard(run: () => Promise<void>): Promise<void> {
    return run().catch((error: unknown) => {
      this.services.log('error', 'an answer of a phone could not be taken', { leg: this.uuid, error: String(error) });
    });
  }
}

/** Connections and what lies behind NAT are reached only the way they came. */
function useFlow(contact: Contact): boolean {
  return contact.behindNat || contact.binding.source.transport !== 'udp';
}

function failureCause(failure: { readonly status: number; readonly cause: string }): HangupCause {
  if (failure.cause === 'transport') return 'DESTINATION_OUT_OF_ORDER';
  return causeOfStatus(failure.status);
}
