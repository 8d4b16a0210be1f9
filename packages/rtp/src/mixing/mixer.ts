import type { VoiceCodecs } from '../codec/voice-codecs.ts';
import type { EndpointId } from '../plane/api.ts';
import type { PacedTask, Pacer } from '../worker/pacer.ts';
import type { MemberOptions, MixerMember } from './api.ts';
import { nextFloor } from './floor.ts';
import { Member } from './member.ts';
import { changed, DEFAULT_SETTINGS } from './member-settings.ts';
import { saturated } from './mix.ts';
import type { Seat } from './seat.ts';
import { SharedSignals } from './shared-signals.ts';
import type { HearingFormat } from './signal.ts';

/** Something that speaks to all members: a tone, a prompt. */
export interface Announcement {
  /** Adds its next frame to the sum; tells whether it goes on. */
  speakInto(sum: Int32Array): boolean;
  /** Ends it before its time. */
  end(reason: 'stopped' | 'closed'): void;
}

/** Takes the sum of all, a frame of 20 ms at a time, until it is closed; tells whether it takes more. */
export interface SumTaker {
  take(sum: Int16Array): boolean;
  close(): void;
}

export interface MixerParts {
  readonly rateHz: number;
  readonly codecs: VoiceCodecs;
  readonly pacer: Pick<Pacer, 'add' | 'remove'>;
  readonly onTalking: (id: EndpointId, talking: boolean) => void;
  readonly onFloor: (id: EndpointId | null) => void;
  /** Something threw that never should: the conference goes on without this one frame. */
  readonly fault: (error: unknown) => void;
}

const INTERVAL_MS = 20;

/** A conference: each member hears the sum of all others. One step of 20 ms after the other while there is anything to do. */
export class Mixer implements PacedTask {
  readonly intervalMs = INTERVAL_MS;
  readonly #parts: MixerParts;
  readonly #members = new Map<EndpointId, Member>();
  readonly #announcements = new Set<Announcement>();
  readonly #takers = new Set<SumTaker>();
  readonly #sum: Int32Array;
  readonly #shared: SharedSignals;
  readonly #sharedBy = ({ settings }: Member) => this.#shared.of(this.#sum, settings);
  #floor: Member | null = null;
  #step = 0;
  #isRunning = false;

  constructor(parts: MixerParts) {
    const frameLength = (parts.rateHz / 1000) * INTERVAL_MS;
    this.#parts = parts;
    this.#sum = new Int32Array(frameLength);
    this.#shared = new SharedSignals(parts.codecs, parts.rateHz, frameLength);
  }

  get rateHz(): number {
    return this.#parts.rateHz;
  }

  /** @param left told once, when the member is closed */
  join(
    id: EndpointId,
    format: HearingFormat | null,
    options: MemberOptions,
    left: (seat: Seat) => void = () => undefined,
  ): Member {
    const { codecs, rateHz } = this.#parts;
    const settings = changed(DEFAULT_SETTINGS, options);
    const onClose = (): void => {
      this.#forget(member);
      left(member);
    };
    const member: Member = new Member({ id, codecs, rateHz, intervalMs: INTERVAL_MS, settings, format, onClose });
    this.#members.set(id, member);
    this.#run();
    return member;
  }

  announce(announcement: Announcement): void {
    this.#announcements.add(announcement);
    this.#run();
  }

  get announcements(): number {
    return this.#announcements.size;
  }

  stopAnnouncements(reason: 'stopped' | 'closed'): void {
    for (const announcement of this.#announcements) announcement.end(reason);
    this.#announcements.clear();
  }

  giveSum(taker: SumTaker): void {
    this.#takers.add(taker);
    this.#run();
  }

  members(): readonly MixerMember[] {
    return [...this.#members.values()].map((member) => ({
      endpointId: member.id,
      ...member.settings,
      talking: member.isTalking,
      floor: member === this.#floor,
    }));
  }

  step(skipped: number): boolean {
    if (this.#members.size + this.#announcements.size + this.#takers.size === 0) {
      this.#isRunning = false;
      return false;
    }
    this.#step++;
    if (skipped > 0) for (const member of this.#members.values()) member.skip(skipped);
    this.#listen();
    this.#giveFloor();
    this.#speak();
    return true;
  }

  close(): void {
    this.#parts.pacer.remove(this);
    for (const member of [...this.#members.values()]) member.close();
    this.stopAnnouncements('closed');
    for (const taker of this.#takers) taker.close();
    this.#takers.clear();
    this.#shared.close();
  }

  #run(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#parts.pacer.add(this);
  }

  #forget(member: Member): void {
    // The endpoint may have joined anew.
    if (this.#members.get(member.id) === member) this.#members.delete(member.id);
    if (this.#floor !== member) return;
    this.#floor = null;
    this.#parts.onFloor(null);
  }

  #listen(): void {
    const sum = this.#sum.fill(0);
    for (const member of this.#members.values()) this.#guard(() => member.speakInto(sum));
    for (const member of this.#members.values()) this.#tellTalking(member);
    for (const announcement of this.#announcements) {
      this.#guard(() => {
        if (!announcement.speakInto(sum)) this.#announcements.delete(announcement);
      });
    }
  }

  #tellTalking(member: Member): void {
    if (member.isTalking === member.toldTalking) return;
    member.toldTalking = member.isTalking;
    this.#parts.onTalking(member.id, member.isTalking);
  }

  #giveFloor(): void {
    const floor = nextFloor(this.#floor, this.#members.values());
    if (floor === this.#floor) return;
    this.#floor = floor;
    this.#parts.onFloor(floor?.id ?? null);
  }

  #speak(): void {
    const sum = this.#sum;
    this.#shared.begin(this.#step);
    for (const member of this.#members.values()) {
      this.#guard(() => member.hear(sum, this.#step, this.#sharedBy));
    }
    if (this.#takers.size === 0) return;
    const all = saturated(sum, 1, new Int16Array(sum.length));
    for (const taker of this.#takers) {
      this.#guard(() => {
        if (!taker.take(all)) this.#takers.delete(taker);
      });
    }
  }

  /** Who fails is left out of this step; the conference goes on. */
  #guard(serve: () => void): void {
    try {
      serve();
    } catch (error) {
      this.#parts.fault(error);
    }
  }
}
