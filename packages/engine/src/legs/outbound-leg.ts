import type { HangupCause } from '@strowger/callplan';
import { type Dialog, newCallId, type SipResponse } from '@strowger/sip';
import type { HangupDisposition } from '@strowger/switch';
import { type AudioFormats, formatsToOffer } from '../media/codec-agreement.ts';
import { LegMedia } from '../media/leg-media.ts';
import { adapt, fits } from './adapt.ts';
import { Branch, type BranchEvents } from './branch.ts';
import { DialLines, type Line, type LineKind } from './dial-lines.ts';
import type { DialEvents, DialRequest } from './dialling.ts';
import { serveDialog } from './dialog-requests.ts';
import { reasonHeaders, reasonOfCause } from './hangup-reason.ts';
import { Leg, type LegParts } from './leg.ts';
import type { Ending, LegState } from './leg-state.ts';

const COMPLETED_ELSEWHERE = 'SIP;cause=200;text="Call completed elsewhere"';

/** An early dialog's description, kept until it can be of use. */
interface EarlyAudio {
  readonly dialog: Dialog;
  readonly media: LegMedia;
  readonly description: string;
}

/** A leg that we call: a branch to each contact, of which one answers. */
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
    const lines = new DialLines((kind) => this.#openLine(kind, request));
    this.#lines = lines;
    const events: BranchEvents = {
      provisional: (branch, response, dialog) => this.#provisional(branch, response, dialog, request),
      answered: (branch, response, dialog) => this.#answered(branch, response, dialog),
      failed: (branch, cause, redirect) => this.#failed(branch, cause, redirect),
    };
    const opened = await Promise.allSettled(request.contacts.map((contact) => lines.lineFor(contact)));
    for (const [index, contact] of request.contacts.entries()) {
      const line = opened[index]?.status === 'fulfilled' ? opened[index].value : undefined;
      if (line === undefined || !this.isLive) continue;
      if (this.media === null) this.takeMedia(line.media);
      this.#remoteIp ||= contact.binding.source.address;
      // Each branch is a call of its own; the first carries the identifier that the leg is recorded under.
      const callId = this.#branches.size === 0 ? this.#sipCallId : newCallId();
      this.#branches.add(new Branch({ leg: this, request, contact, line, lines, callId, events }));
    }
    const [first] = opened;
    if (this.isLive && this.#branches.size === 0 && first?.status === 'rejected') throw first.reason;
  }

  async #openLine(kind: LineKind, request: DialRequest): Promise<Line> {
    const { media: plane, transcoding } = this.services;
    const media = await LegMedia.open(plane, this.mediaPlaces, { ...kind, near: request.near });
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
    return this.isAnswered && fits(this, peer);
  }

  async answer(peer: AudioFormats | null): Promise<boolean> {
    return this.isAnswered && adapt(this, peer);
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
    for (const branch of this.#branches) branch.cancel(reason);
  }

  async #provisional(
    branch: Branch,
    response: SipResponse,
    dialog: Dialog | undefined,
    request: DialRequest,
  ): Promise<void> {
    if (!this.isLive || this.isAnswered || response.status === 100) return;
    if (dialog !== undefined) this.#meetEarly(branch, dialog);
    if (dialog !== undefined && response.contentType === 'application/sdp' && response.body.length > 0) {
      // Forks behind one contact may each send audio: the first is kept until one of them answers.
      this.#earlyAudio ??= { dialog, media: branch.line.media, description: response.text };
      if (this.#earlyAudio.dialog === dialog && request.earlyMedia()) {
        await this.takeEarlyAudio();
        if (this.state.at === 'early') return;
      }
    }
    if (response.status >= 180 && response.status !== 181 && this.move({ type: 'rings' })) this.#events.rings(this);
  }

  #meetEarly(branch: Branch, dialog: Dialog): void {
    if (this.#early.has(dialog)) return;
    this.#early.add(dialog);
    branch.keepToFlow(dialog);
    serveDialog(this, dialog, this.services.log);
  }

  async #answered(branch: Branch, response: SipResponse, dialog: Dialog): Promise<void> {
    branch.keepToFlow(dialog);
    dialog.ack({});
    if (!this.isLive || this.isAnswered) {
      await dialog.bye({ headers: [['Reason', COMPLETED_ELSEWHERE]] });
      return;
    }
    this.#branches.delete(branch);
    for (const other of this.#branches) other.cancel(COMPLETED_ELSEWHERE);
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
    if (settled) this.#events.answers(this);
    else await this.#refuseAnswer();
  }

  async #refuseAnswer(): Promise<void> {
    await this.end({ cause: 'INCOMPATIBLE_DESTINATION', disposition: 'send_bye' });
    this.#events.fails(this, 'INCOMPATIBLE_DESTINATION', null);
  }

  #failed(branch: Branch, cause: HangupCause, redirect: string | null): void {
    this.#redirect ??= redirect;
    this.#branches.delete(branch);
    if (!this.isLive || this.isAnswered || this.#branches.size > 0) return;
    void this.end({ cause, disposition: 'recv_refuse' }).then(() => this.#events.fails(this, cause, this.#redirect));
  }
}
