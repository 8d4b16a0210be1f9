import type { HangupCause } from '@strowger/callplan';
import { type Dialog, type InviteFailure, newCallId, type SipResponse } from '@strowger/sip';
import type { HangupDisposition } from '@strowger/switch';
import { type AudioFormats, formatsToOffer } from '../media/codec-agreement.ts';
import { LegMedia } from '../media/leg-media.ts';
import { adapt, fits } from './adapt.ts';
import { Branch, type BranchEvents, type Callee } from './branch.ts';
import { DialLines, type Line, type LineKind } from './dial-lines.ts';
import type { DialEvents, DialRefusal, DialRequest, DialTerms, TrunkDialRequest } from './dialling.ts';
import { serveDialog } from './dialog-requests.ts';
import { q850In, reasonHeaders, reasonOfCause } from './hangup-reason.ts';
import { Leg, type LegParts } from './leg.ts';
import type { Ending, LegState } from './leg-state.ts';
import { formatsToTrunk, TrunkBranch, trunkLineKind } from './trunk-branch.ts';

const COMPLETED_ELSEWHERE = 'SIP;cause=200;text="Call completed elsewhere"';

/** An early dialog's description, kept until it can be of use. */
interface EarlyAudio {
  readonly dialog: Dialog;
  readonly media: LegMedia;
  readonly description: string;
}

/** A leg that we call: a branch to each contact, of which one answers, or one to a provider. */
export class OutboundLeg extends Leg {
  readonly #events: DialEvents;
  readonly #branches = new Set<Callee>();
  #lines: DialLines | null = null;
  readonly #early = new Set<Dialog>();
  #earlyAudio: EarlyAudio | null = null;
  #redirect: string | null = null;
  #refusal: DialRefusal | null = null;
  /** Whoever had it ring knows that it has answered. */
  #isTold = false;
  #sipCallId = newCallId();
  #remoteIp = '';

  constructor(parts: LegParts, events: DialEvents) {
    super(parts);
    this.#events = events;
    // However it ends, also by a BYE on the heels of its answer.
    void this.ended.then(() => this.#tellFailure());
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

  /** What the far side said last when it did not take the call; null: it was not refused. */
  get refusal(): DialRefusal | null {
    return this.#refusal;
  }

  /** Takes a media port and calls the contacts. Rejects with MediaError when there is none. */
  async dial(request: DialRequest): Promise<void> {
    const formats = () => formatsToOffer(request.caller, request.codecs, this.services.transcoding.now);
    const lines = new DialLines((kind) => this.#openLine(kind, request.near, formats()));
    this.#lines = lines;
    const events = this.#eventsFor(request);
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

  /** Takes a media port and calls a number over a provider. Rejects with MediaError when there is none. */
  async dialTrunk(request: TrunkDialRequest): Promise<void> {
    const { trunk, caller, near } = request;
    const formats = () => formatsToTrunk(caller, trunk.codecs, this.services.transcoding.now);
    const lines = new DialLines((kind) => this.#openLine(kind, near, formats()));
    this.#lines = lines;
    const line = await lines.line(trunkLineKind(trunk));
    if (!this.isLive) return;
    this.takeMedia(line.media);
    const events = this.#eventsFor(request);
    this.#branches.add(new TrunkBranch({ leg: this, request, line, lines, callId: this.#sipCallId, events }));
  }

  #eventsFor(request: DialTerms): BranchEvents {
    return {
      provisional: (callee, response, dialog) => this.#provisional(callee, response, dialog, request),
      answered: (callee, response, dialog) => this.#answered(callee, response, dialog),
      failed: (callee, cause, failure, redirect) => this.#failed(callee, cause, failure, redirect),
    };
  }

  async #openLine(kind: LineKind, near: LegMedia | null, formats: AudioFormats): Promise<Line> {
    const media = await LegMedia.open(this.services.media, this.mediaPlaces, { ...kind, near });
    return { media, offer: media.offer(formats) };
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
    branch: Callee,
    response: SipResponse,
    dialog: Dialog | undefined,
    request: DialTerms,
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

  #meetEarly(branch: Callee, dialog: Dialog): void {
    if (this.#early.has(dialog)) return;
    this.#early.add(dialog);
    branch.keepToFlow(dialog);
    serveDialog(this, dialog, this.services.log);
  }

  async #answered(branch: Callee, response: SipResponse, dialog: Dialog): Promise<void> {
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
    this.#remoteIp = branch.remoteIp;
    this.takeDialog(dialog);
    serveDialog(this, dialog, this.services.log);
    this.move({ type: 'answers' });
    this.session.agreed(response.headers);
    const { media } = branch.line;
    this.takeMedia(media);
    const settled = await media.takeAnswer(response.text);
    await this.#lines?.keep(media);
    if (!this.isLive) return;
    if (!settled) {
      await this.end({ cause: 'INCOMPATIBLE_DESTINATION', disposition: 'send_bye' });
      return;
    }
    this.#isTold = true;
    this.#events.answers(this);
  }

  #tellFailure(): void {
    const { state } = this;
    if (!this.#isTold && state.at === 'ended') this.#events.fails(this, state.ending.cause, this.#redirect);
  }

  #failed(branch: Callee, cause: HangupCause, failure: InviteFailure, redirect: string | null): void {
    this.#redirect ??= redirect;
    this.#remoteIp ||= branch.remoteIp;
    const q850 = q850In(failure.response?.headers.getAll('Reason') ?? []);
    this.#refusal = { status: failure.status, cause: failure.cause, rang: this.progressAt !== null, q850 };
    this.#branches.delete(branch);
    if (!this.isLive || this.isAnswered || this.#branches.size > 0) return;
    void this.end({ cause, disposition: 'recv_refuse' });
  }
}
