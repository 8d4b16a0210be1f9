import { randomUUID } from 'node:crypto';
import type { CallerId, HangupCause } from '@strowger/callplan';
import type { EndpointStats } from '@strowger/rtp';
import type { Dialog } from '@strowger/sip';
import type { Channel, HangupDisposition, SwitchEvent } from '@strowger/switch';
import type { AudioFormats } from '../media/codec-agreement.ts';
import type { LegMedia } from '../media/leg-media.ts';
import { localMediaPlaces, type MediaPlaces } from '../media/media-places.ts';
import type { Services } from '../services.ts';
import { withinMs } from '../within.ts';
import { channelOf } from './channel-view.ts';
import { relayBody } from './dtmf-info.ts';
import { endOfTalk, type Instant } from './end-of-talk.ts';
import type { FaxPath } from './fax-path.ts';
import { HoldClock } from './hold-clock.ts';
import { journalEnd, journalOpen } from './leg-journal.ts';
import type { LegOwner } from './leg-owner.ts';
import type { LegProfile } from './leg-profile.ts';
import { type Ending, type LegEvent, type LegState, nextLegState } from './leg-state.ts';
import { PhoneSession } from './phone-session.ts';

const LONGEST_WAIT_FOR_COUNTERS_MS = 250;

export interface LegParts {
  readonly services: Services;
  readonly owner: LegOwner;
  readonly kind: 'a' | 'b';
  readonly uuid?: string;
  readonly originatingUuid: string | null;
  readonly profile: LegProfile;
  /** The far side is another tenant's call of this engine. */
  readonly crosses?: boolean;
}

/** One party of a call: its signalling, its media, and what its record will say. */
export abstract class Leg {
  readonly uuid: string;
  readonly kind: 'a' | 'b';
  readonly originatingUuid: string | null;
  readonly startedAt: number;
  readonly holdClock = new HoldClock();
  readonly session: PhoneSession;
  readonly services: Services;
  readonly crosses: boolean;
  readonly mediaPlaces: MediaPlaces;
  #owner: LegOwner;
  #profile: LegProfile;
  #state: LegState = { at: 'trying' };
  #taken: Instant | null = null;
  #progressAt: number | null = null;
  #media: LegMedia | null = null;
  #counters: EndpointStats | null = null;
  #dialog: Dialog | null = null;
  #finished: Promise<void> | null = null;
  readonly #answer = Promise.withResolvers<void>();
  readonly #ended = Promise.withResolvers<void>();
  #parting: HangupCause | null = null;
  /** Who carries a fax over it; null: nobody does. */
  fax: FaxPath | null = null;
  /** Its partner has left it: it is to be told whom it talks to next. */
  awaitsIntroduction = false;

  constructor(parts: LegParts) {
    this.services = parts.services;
    this.#owner = parts.owner;
    this.kind = parts.kind;
    this.uuid = parts.uuid ?? randomUUID();
    this.originatingUuid = parts.originatingUuid;
    this.crosses = parts.crosses === true;
    const { mediaPlaces } = parts.services.settings;
    this.mediaPlaces = this.crosses ? localMediaPlaces(mediaPlaces) : mediaPlaces;
    this.startedAt = parts.services.clock.now();
    this.#profile = parts.profile;
    this.session = new PhoneSession(parts.services, {
      dialog: () => this.#dialog,
      media: () => this.#media,
      isLive: () => this.isLive,
      lost: (text) => void this.end({ cause: 'RECOVERY_ON_TIMER_EXPIRE', disposition: 'send_bye', text }),
    });
  }

  /** SIP Call-ID, and the address the signalling comes from. */
  abstract readonly sipCallId: string;
  abstract readonly remoteIp: string;
  /** What the other side of this leg may be offered; null: nothing is known yet. */
  abstract readonly formats: AudioFormats | null;
  /** Whom the party will be told it is ringing or talking to. */
  abstract present(callee: CallerId): void;
  /** Tells the party that a phone rings for it. */
  abstract alert(ringback: string): Promise<void>;
  /** Tells an unanswered caller that its call goes elsewhere. */
  abstract forwarded(): void;
  /** Lets the party hear what comes before the answer. False when that cannot be done. */
  abstract progress(peer: AudioFormats | null): Promise<boolean>;
  /** Makes the party answered, with media that fits `peer`. False when nothing fits or the party is gone. */
  abstract answer(peer: AudioFormats | null): Promise<boolean>;
  /** The disposition if we end the leg now. */
  protected abstract readonly goodbye: HangupDisposition;
  /** Says the end to the phone, as fits what it was told before. */
  protected abstract release(ending: Ending, before: LegState): Promise<void>;

  get owner(): LegOwner {
    return this.#owner;
  }

  get state(): LegState {
    return this.#state;
  }

  get profile(): LegProfile {
    return this.#profile;
  }

  get media(): LegMedia | null {
    return this.#media;
  }

  get dialog(): Dialog | null {
    return this.#dialog;
  }

  get answeredAt(): number | null {
    return this.#taken?.at ?? null;
  }

  get progressAt(): number | null {
    return this.#progressAt;
  }

  get counters(): EndpointStats | null {
    return this.#counters;
  }

  /** Set once the phone gave its call away: what its own goodbye then counts as. */
  get parting(): HangupCause | null {
    return this.#parting;
  }

  /** True when the leg's phone is at the other end of this dialog, early ones included. */
  has(dialog: Dialog): boolean {
    return this.#dialog === dialog;
  }

  /** Resolves when the leg is answered, if it ever is. */
  get answered(): Promise<void> {
    return this.#answer.promise;
  }

  /** Resolves when the leg has ended, whoever ended it. */
  get ended(): Promise<void> {
    return this.#ended.promise;
  }

  get isLive(): boolean {
    return this.#state.at !== 'ended';
  }

  get isAnswered(): boolean {
    return this.#state.at === 'answered';
  }

  /** A call takes over a leg that another call made (transfer of both legs). */
  moveTo(owner: LegOwner): void {
    this.#owner = owner;
  }

  /** The phone has given its call away and is about to go with this cause; null: it has got it back. */
  partFor(cause: HangupCause | null): void {
    this.#parting = cause;
  }

  describe(changes: Partial<LegProfile>): void {
    this.#profile = { ...this.#profile, ...changes };
  }

  channel(): Channel {
    return channelOf(this);
  }

  tell(type: Exclude<Extract<SwitchEvent, { readonly channel: unknown }>['type'], 'channel.hangup'>): void {
    this.services.emit({ type, channel: this.channel() });
  }

  /** Begins the leg's life for the outside: journalled and told. */
  begin(): void {
    journalOpen(this);
    this.tell('channel.created');
  }

  /** Ringback for a party that is past its own phone's ringing tone. */
  protected async playRingback(name: string): Promise<void> {
    await this.#media?.play(this.services.sounds.ringback(name, this.profile.tenantId));
  }

  protected now(): number {
    return this.services.clock.now();
  }

  protected takeMedia(media: LegMedia): void {
    this.#media = media;
  }

  protected takeDialog(dialog: Dialog): void {
    this.#dialog = dialog;
  }

  /** Moves the state and tells the world. False when the event changes nothing. */
  protected move(event: LegEvent): boolean {
    const before = this.#state;
    this.#state = nextLegState(before, event, this.now());
    if (this.#state === before) return false;
    if (event.type === 'rings' || event.type === 'progresses') this.#progressed();
    if (event.type === 'answers') this.#answered();
    if (event.type === 'holds') this.tell('channel.held');
    if (event.type === 'resumes') this.tell('channel.resumed');
    return true;
  }

  hold(): boolean {
    return this.move({ type: 'holds' });
  }

  resume(): boolean {
    return this.move({ type: 'resumes' });
  }

  /** Ends the leg from our side. */
  hangUp(cause: HangupCause, text?: string): Promise<void> {
    return this.end({ cause, disposition: this.goodbye, ...(text === undefined ? {} : { text }) });
  }

  /** Ends an unanswered leg; `status` tells the caller so in place of the cause's own. */
  refuse(cause: HangupCause, _status: number): Promise<void> {
    return this.hangUp(cause);
  }

  /** Presses a key for the phone, by INFO: for phones that negotiated no telephone-event. */
  async sendInfoDigit(digit: string, durationMs: number): Promise<void> {
    await this.dialog?.request({
      method: 'INFO',
      body: relayBody(digit, durationMs),
      contentType: 'application/dtmf-relay',
    });
  }

  /** Ends the leg: its record is journalled first, then the phone hears of it. Later calls wait for the first. */
  end(ending: Ending): Promise<void> {
    this.#finished ??= this.#finish(ending);
    return this.#finished;
  }

  async #finish(ending: Ending): Promise<void> {
    const before = this.#state;
    this.#state = nextLegState(before, { type: 'ends', ending }, this.now());
    const endedAt = endOfTalk(this.#taken, this.#instant());
    this.holdClock.stop(endedAt);
    this.session.stop();
    const closing = this.#closeMedia();
    if (closing !== null) this.#counters = await closing;
    journalEnd(this, ending, endedAt);
    const released = this.#goodbye(ending, before);
    this.#owner.legEnded(this, ending, released);
    this.#ended.resolve();
    await released;
  }

  async #goodbye(ending: Ending, before: LegState): Promise<void> {
    try {
      await this.release(ending, before);
    } catch (error) {
      this.services.log('debug', 'the far side did not take our goodbye', { leg: this.uuid, error: String(error) });
    }
  }

  /**
   * The final counters belong into the record, but a stuck media thread must not keep a hang-up waiting. Null: there was
   * no media, the record can be written at once.
   */
  #closeMedia(): Promise<EndpointStats | null> | null {
    const media = this.#media;
    if (media === null) return null;
    const closing = media.close().catch(() => null);
    return media.settled === null ? null : withinMs(closing, LONGEST_WAIT_FOR_COUNTERS_MS, null);
  }

  #progressed(): void {
    this.#progressAt ??= this.now();
    this.tell('channel.ringing');
  }

  #answered(): void {
    this.#taken = this.#instant();
    journalOpen(this);
    this.tell('channel.answered');
    this.#answer.resolve();
  }

  #instant(): Instant {
    return { at: this.now(), steady: performance.now() };
  }
}
