import { causeOfStatus, type HangupCause } from '@strowger/callplan';
import {
  type ClientInvite,
  type Dialog,
  type Flow,
  formatNameAddr,
  type HeaderEntry,
  type InviteFailure,
  type NameAddr,
  newCallId,
  type SipResponse,
  sipUri,
} from '@strowger/sip';
import type { HangupDisposition } from '@strowger/switch';
import { type AudioFormats, formatsToOffer } from '../media/codec-agreement.ts';
import { LegMedia } from '../media/leg-media.ts';
import { isCalledOnItsFlow, targetOf } from '../registration/contact-route.ts';
import type { Contact } from '../registration/locations.ts';
import { DialLines, type Line, type LineKind } from './dial-lines.ts';
import { ALLOWED_METHODS, serveDialog } from './dialog-requests.ts';
import { reasonHeaders, reasonOfCause } from './hangup-reason.ts';
import { Leg, type LegParts } from './leg.ts';
import type { Ending, LegState } from './leg-state.ts';
import { ownAbilities } from './phone-abilities.ts';
import { redirectedTo } from './redirect.ts';
import { minSeIn, sessionHeaders } from './session-terms.ts';

const SDP = 'application/sdp';
const COMPLETED_ELSEWHERE = 'SIP;cause=200;text="Call completed elsewhere"';

/** What a leg that rings tells whoever had it ring. */
export interface DialEvents {
  rings(leg: OutboundLeg): void;
  /** The phone sends audio before it answers. */
  progresses(leg: OutboundLeg, formats: AudioFormats): void;
  answers(leg: OutboundLeg): void;
  /** No phone of the leg took the call; the leg has ended with this cause. `redirect`: where a phone wants it to go. */
  fails(leg: OutboundLeg, cause: HangupCause, redirect: string | null): void;
}

export interface DialRequest {
  /** All ring; the first to answer is the leg's phone. */
  readonly contacts: readonly Contact[];
  readonly caller: AudioFormats | null;
  readonly codecs: readonly string[];
  /** Whom the phone shows as calling. */
  readonly from: NameAddr;
  readonly headers: readonly HeaderEntry[];
  /** Whether audio before the answer is of use to anybody now. */
  earlyMedia(): boolean;
  readonly near: LegMedia | null;
}

interface Branch {
  readonly contact: Contact;
  readonly line: Line;
  readonly invite: ClientInvite;
  /** Said already that our session interval is too small for it (RFC 4028 §7.3). */
  readonly adjusted: boolean;
  /** Flows of the same device that have failed. */
  readonly tried: readonly Contact[];
}

/** Goes on with an INVITE that was answered 422: the same call, a longer session. */
interface Adjustment {
  readonly invite: ClientInvite;
  readonly leastS: number;
}

/** An early dialog's description, kept until it can be of use. */
interface EarlyAudio {
  readonly dialog: Dialog;
  readonly media: LegMedia;
  readonly description: string;
}

/** A leg that we call: one INVITE to each contact, the client side of them. */
export class OutboundLeg extends Leg {
  readonly #events: DialEvents;
  readonly #branches = new Set<Branch>();
  #lines: DialLines | null = null;
  readonly #early = new Set<Dialog>();
  #earlyAudio: EarlyAudio | null = null;
  #redirect: string | null = null;
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
    this.#lines = new DialLines((kind) => this.#openLine(kind, request));
    const { contacts } = request;
    const opened = await Promise.allSettled(contacts.map((contact) => this.#lines?.lineFor(contact)));
    for (const [index, contact] of contacts.entries()) {
      const line = opened[index]?.status === 'fulfilled' ? opened[index].value : undefined;
      if (line === undefined || !this.isLive) continue;
      if (this.media === null) this.takeMedia(line.media);
      this.#branches.add(this.#call(contact, line, request));
    }
    const [first] = opened;
    if (this.isLive && this.#branches.size === 0 && first?.status === 'rejected') throw first.reason;
  }

  async #openLine(kind: LineKind, request: DialRequest): Promise<Line> {
    const { media: plane, settings, transcoding } = this.services;
    const media = await LegMedia.open(plane, settings.mediaPlaces, { ...kind, near: request.near });
    return { media, offer: media.offer(formatsToOffer(request.caller, request.codecs, transcoding.now)) };
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
    return this.isAnswered && this.adapt(peer);
  }

  override has(dialog: Dialog): boolean {
    return super.has(dialog) || this.#early.has(dialog);
  }

  /** Takes up the audio that the phone sends before its answer, if there is any, now that it is of use. */
  async takeEarlyAudio(): Promise<void> {
    const early = this.#earlyAudio;
    if (early === null || !this.isLive || this.isAnswered) return;
    const { media } = early;
    const settled = await media.takeAnswer(early.description);
    if (!settled || !this.isLive || this.isAnswered || media.settled === null) return;
    this.takeMedia(media);
    if (this.move({ type: 'progresses' })) this.#events.progresses(this, media.settled);
  }

  protected get goodbye(): HangupDisposition {
    return this.isAnswered ? 'send_bye' : 'send_cancel';
  }

  protected async release(ending: Ending, before: LegState): Promise<void> {
    void this.#lines?.keep(this.media);
    if (ending.disposition === 'recv_bye' || ending.disposition === 'recv_refuse') return;
    if (before.at === 'answered') {
      await this.dialog?.bye({ headers: reasonHeaders(ending, true) });
      return;
    }
    const elsewhere = ending.cause === 'LOSE_RACE' || ending.cause === 'PICKED_OFF';
    const reason = elsewhere ? COMPLETED_ELSEWHERE : reasonOfCause(ending.cause, ending.text);
    for (const branch of this.#branches) branch.invite.cancel({ reason });
  }

  #call(
    contact: Contact,
    line: Line,
    request: DialRequest,
    { adjustment, tried = [] }: { adjustment?: Adjustment; tried?: readonly Contact[] } = {},
  ): Branch {
    const { sip } = this.services;
    const { binding, owner } = contact;
    const flow = this.#flowOf(contact);
    const user = 'user' in request.from.uri ? request.from.uri.user : undefined;
    const { leastS } = this.session.limits;
    const limits = { ...this.session.limits, leastS: Math.max(leastS, adjustment?.leastS ?? 0) };
    const invite = sip.invite(
      {
        uri: binding.contact,
        from: request.from,
        to: formatNameAddr({ uri: sipUri({ user: owner.extension, host: owner.domainName }), params: new Map() }),
        contactUser: user,
        ...this.#numbering(adjustment),
        routes: binding.path,
        target: flow ?? targetOf(binding, contact.behindNat),
        headers: [...ownAbilities(ALLOWED_METHODS), ...sessionHeaders(limits), ...request.headers],
        body: line.offer,
        contentType: SDP,
      },
      {
        onProvisional: (response, dialog) =>
          void this.#guard(() => this.#provisional(branch, response, dialog, request)),
        onAnswer: (response, dialog) => void this.#guard(() => this.#answered(branch, response, dialog)),
        onFailure: (failure) => this.#refused(branch, failure, request),
      },
    );
    this.services.traces.join(this.uuid, invite.request.callId);
    const branch: Branch = { contact, line, invite, adjusted: adjustment !== undefined, tried };
    this.#remoteIp ||= binding.source.address;
    return branch;
  }

  /** Each fork is a call of its own; the first carries the identifier that the leg is recorded under. */
  #numbering(adjustment: Adjustment | undefined): { callId?: string; cseq?: number; fromTag?: string } {
    if (adjustment === undefined) return this.#branches.size === 0 ? { callId: this.#sipCallId } : {};
    const { callId, cseq, fromTag } = adjustment.invite.request;
    return { callId, cseq: cseq.sequence + 1, ...(fromTag === undefined ? {} : { fromTag }) };
  }

  async #provisional(
    branch: Branch,
    response: SipResponse,
    dialog: Dialog | undefined,
    request: DialRequest,
  ): Promise<void> {
    if (!this.isLive || this.isAnswered || response.status === 100) return;
    if (dialog !== undefined) this.#meetEarly(branch, dialog);
    if (dialog !== undefined && response.contentType === SDP && response.body.length > 0) {
      // Forks behind one contact may each send audio: the first is kept until one of them answers.
      this.#earlyAudio ??= { dialog, media: branch.line.media, description: response.text };
      if (this.#earlyAudio.dialog === dialog && request.earlyMedia()) {
        await this.takeEarlyAudio();
        if (this.state.at === 'early') return;
      }
    }
    if (response.status >= 180 && response.status !== 181 && this.move({ type: 'rings' })) this.#events.rings(this);
  }

  #meetEarly({ contact }: Branch, dialog: Dialog): void {
    if (this.#early.has(dialog)) return;
    this.#early.add(dialog);
    const flow = this.#flowOf(contact);
    if (flow !== undefined) dialog.flow = flow;
    serveDialog(this, dialog, this.services.log);
  }

  async #answered(branch: Branch, response: SipResponse, dialog: Dialog): Promise<void> {
    const flow = this.#flowOf(branch.contact);
    if (flow !== undefined) dialog.flow = flow;
    dialog.ack({});
    if (!this.isLive || this.isAnswered) {
      await dialog.bye({ headers: [['Reason', COMPLETED_ELSEWHERE]] });
      return;
    }
    this.#branches.delete(branch);
    for (const other of this.#branches) other.invite.cancel({ reason: COMPLETED_ELSEWHERE });
    this.#branches.clear();
    this.#early.clear();
    this.session.meet(response.headers);
    this.#sipCallId = dialog.callId;
    this.#remoteIp = branch.contact.binding.source.address;
    this.takeDialog(dialog);
    serveDialog(this, dialog, this.services.log);
    this.move({ type: 'answers' });
    this.session.agreed(response.headers);
    const { media } = branch.line;
    this.takeMedia(media);
    const settled = await media.takeAnswer(response.text);
    await this.#lines?.keep(media);
    if (!this.isLive) return;
    if (settled === true) this.#events.answers(this);
    else await this.#refuseAnswer();
  }

  async #refuseAnswer(): Promise<void> {
    await this.end({ cause: 'INCOMPATIBLE_DESTINATION', disposition: 'send_bye' });
    this.#events.fails(this, 'INCOMPATIBLE_DESTINATION', null);
  }

  #flowOf(contact: Contact): Flow | undefined {
    const { flowId } = contact.binding;
    if (flowId === undefined || !isCalledOnItsFlow(contact.binding, contact.behindNat)) return undefined;
    return this.services.sip.flow(flowId);
  }

  #refused(branch: Branch, failure: InviteFailure, request: DialRequest): void {
    const leastS = failure.response === undefined ? 0 : minSeIn(failure.response.headers);
    if (failure.status === 422 && leastS > 0 && !branch.adjusted && this.isLive && !this.isAnswered) {
      this.#branches.add(
        this.#call(branch.contact, branch.line, request, { adjustment: { invite: branch.invite, leastS } }),
      );
      this.#branches.delete(branch);
      return;
    }
    if (failure.status === 488 && branch.line.media.profile === 'sdes' && this.isLive && !this.isAnswered) {
      void this.#guard(() => this.#callPlain(branch, request));
      return;
    }
    const next = isFlowFailure(failure) ? this.#nextFlow(branch) : null;
    if (next !== null) {
      void this.#guard(() => this.#callOver(next, branch, request, failureCause(failure)));
      return;
    }
    if (failure.status === 488) this.services.transcoding.missed(branch.contact.binding.source.address);
    if (failure.response !== undefined) this.#redirect ??= redirectedTo(failure.response);
    this.#failed(branch, failureCause(failure));
  }

  /** A phone that registered over TLS and takes no SRTP is called once more with plain RTP. */
  async #callPlain(branch: Branch, request: DialRequest): Promise<void> {
    try {
      const line = await this.#lines?.plainLineFor(branch.contact);
      if (line !== undefined && this.isLive && !this.isAnswered) {
        this.#branches.add(this.#call(branch.contact, line, request));
      }
    } finally {
      this.#failed(branch, 'INCOMPATIBLE_DESTINATION');
    }
  }

  #nextFlow({ contact, tried }: Branch): Contact | null {
    if (!this.isLive || this.isAnswered) return null;
    const { locations, clock } = this.services;
    return locations.nextFlow(contact, [...tried, contact], clock.now());
  }

  /** The same device, over another of its flows (RFC 5626 §5.3). */
  async #callOver(next: Contact, failed: Branch, request: DialRequest, cause: HangupCause): Promise<void> {
    try {
      const line = await this.#lines?.lineFor(next);
      if (line !== undefined && this.isLive && !this.isAnswered) {
        this.#branches.add(this.#call(next, line, request, { tried: [...failed.tried, failed.contact] }));
      }
    } finally {
      this.#failed(failed, cause);
    }
  }

  #failed(branch: Branch, cause: HangupCause): void {
    this.#branches.delete(branch);
    if (!this.isLive || this.isAnswered || this.#branches.size > 0) return;
    void this.end({ cause, disposition: 'recv_refuse' }).then(() => this.#events.fails(this, cause, this.#redirect));
  }

  #guard(run: () => Promise<void>): Promise<void> {
    return run().catch((error: unknown) => {
      this.services.log('error', 'an answer of a phone could not be taken', { leg: this.uuid, error: String(error) });
    });
  }
}

/** The phone has not had the call: its flow is gone (RFC 5626 §5.3). */
function isFlowFailure({ status, cause }: InviteFailure): boolean {
  return status === 430 || cause === 'transport' || cause === 'timeout';
}

function failureCause(failure: { readonly status: number; readonly cause: string }): HangupCause {
  if (failure.cause === 'transport') return 'DESTINATION_OUT_OF_ORDER';
  return causeOfStatus(failure.status);
}
