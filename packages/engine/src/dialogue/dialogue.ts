import type { PlaySource } from '@strowger/rtp';
import type { Utterance } from '@strowger/voice';
import type { Leg } from '../legs/leg.ts';
import type { LegMedia } from '../media/leg-media.ts';
import type { Services } from '../services.ts';
import type { StepContext } from '../steps/step-run.ts';
import { DialogueOver, partyGone } from './dialogue-over.ts';
import { Keys } from './keys.ts';

const SETTLING_MS = 300;

export interface DigitsWanted {
  /** Said first; the first key stops it. */
  readonly prompt?: PlaySource;
  readonly max: number;
  /** Wait for the first key once the prompt is over, ms. */
  readonly firstMs: number;
  /** Wait for each other key, ms. */
  readonly betweenMs: number;
  /** Ends the input and is no part of it; empty: none does. Default `#`. */
  readonly terminators?: string;
  /** No other key is waited for once it says so of what was pressed so far. */
  readonly isComplete?: (digits: string) => boolean;
}

/** What was pressed, and why no more was waited for. */
export interface Digits {
  readonly digits: string;
  readonly endedBy: 'length' | 'terminator' | 'silence';
}

/** Whom to talk with, and in which language. */
export type DialogueContext = Pick<StepContext, 'services' | 'party'> & {
  readonly taken?: StepContext['taken'];
  readonly plan: Pick<StepContext['plan'], 'language'>;
};

/**
 * An application's talk with the party of a call: it says sounds and reads keys, one after the other. Each of its
 * functions throws `DialogueOver` once the party has gone, so that an application need not look for it.
 */
export class Dialogue {
  readonly services: Services;
  readonly keys: Keys;
  readonly #context: DialogueContext;
  readonly #leaving = new AbortController();

  constructor(context: DialogueContext) {
    this.#context = context;
    this.services = context.services;
    this.keys = new Keys(context.services.clock);
  }

  /** The leg that is talked with now. */
  get party(): Leg {
    return this.#context.party;
  }

  /** Of prompts. */
  get language(): string {
    return this.#context.plan.language;
  }

  /** Says prompts, numbers and times in the party's language; keys stop it as they stop `say`. */
  speak(parts: readonly Utterance[], stoppedBy?: string): Promise<boolean> {
    return this.say(this.services.sounds.say(parts, this.language), stoppedBy);
  }

  /** Aborted when the party has gone or the call is ended. */
  get left(): AbortSignal {
    return this.#leaving.signal;
  }

  /** The party has gone, or the call is ended: what is under way ends with `DialogueOver`. */
  leave(): void {
    this.#leaving.abort();
  }

  /** Answers the party where it is not answered yet. */
  async answer(): Promise<void> {
    const answered = await this.party.answer(this.party.formats);
    this.#stay();
    this.#context.taken?.();
    if (!answered) {
      throw new DialogueOver({ kind: 'hangup', hangup: { step: 'hangup', cause: 'INCOMPATIBLE_DESTINATION' } });
    }
  }

  /** The same, and gives the phone's media a moment: without it the first word is missed. */
  async receive(): Promise<void> {
    await this.answer();
    await this.pause(SETTLING_MS);
  }

  /**
   * Plays to the party until the end, or until it presses a key that stops it.
   * @param stoppedBy keys that stop it, all of them unless said otherwise; empty: none. They stay unread.
   * @returns whether it was heard to its end
   */
  async say(source: PlaySource, stoppedBy = '0123456789*#'): Promise<boolean> {
    this.#stay();
    if (stoppedBy !== '' && this.keys.hasUnread) return false;
    const { media } = this.party;
    if (media === null) return true;
    const done = new AbortController();
    const stop = AbortSignal.any([done.signal, this.left]);
    const ended = this.#play(media, source).then(() => 'end' as const);
    const key = stoppedBy === '' ? new Promise<never>(() => {}) : this.#keyOf(stoppedBy, stop);
    const first = await Promise.race([ended, key, this.#gone()]);
    done.abort();
    if (first !== 'end') await media.stopPlay().catch(() => undefined);
    this.#stay();
    return first === 'end';
  }

  /** Reads a number or PIN. What was pressed ahead counts. */
  async digits(wanted: DigitsWanted): Promise<Digits> {
    const { prompt, max, firstMs, betweenMs, terminators = '#', isComplete = () => false } = wanted;
    if (prompt !== undefined) await this.say(prompt);
    let digits = '';
    while (digits.length < max) {
      if (!(await this.keys.arrive(digits === '' ? firstMs : betweenMs, this.left))) break;
      const key = this.keys.take() ?? '';
      if (terminators.includes(key)) return { digits, endedBy: 'terminator' };
      digits += key;
      if (isComplete(digits)) return { digits, endedBy: 'length' };
    }
    this.#stay();
    return { digits, endedBy: digits.length < max ? 'silence' : 'length' };
  }

  /** The next key, or null when none comes in time. */
  async key(withinMs: number): Promise<string | null> {
    await this.keys.arrive(withinMs, this.left);
    this.#stay();
    return this.keys.take();
  }

  /** Waits without listening. */
  async pause(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = this.services.clock.after(ms, resolve);
    await Promise.race([promise, this.#gone()]);
    timer.cancel();
    this.#stay();
  }

  /** Resolves as this promise does, or ends the dialogue when the party goes before. */
  async until<Result>(promise: Promise<Result>): Promise<Result> {
    await Promise.race([promise, this.#gone()]);
    this.#stay();
    return promise;
  }

  async #play(media: LegMedia, source: PlaySource): Promise<void> {
    try {
      const { ended } = await media.play(source);
      await ended;
    } catch (error) {
      this.services.log('warn', 'a sound could not be played', { leg: this.party.uuid, error: String(error) });
    }
  }

  /** Resolves when one of these keys is unread; others that come before it are dropped. */
  async #keyOf(wanted: string, stop: AbortSignal): Promise<'key'> {
    while (await this.keys.arrive(Number.POSITIVE_INFINITY, stop)) {
      const key = this.keys.peek();
      if (key !== null && wanted.includes(key)) return 'key';
      this.keys.take();
    }
    return new Promise(() => {});
  }

  #gone(): Promise<'gone'> {
    if (this.left.aborted) return Promise.resolve('gone');
    return new Promise((resolve) => this.left.addEventListener('abort', () => resolve('gone'), { once: true }));
  }

  #stay(): void {
    if (this.left.aborted || !this.party.isLive) throw partyGone();
  }
}
