import type { Utterance } from '@strowger/voice';
import type { Dialogue } from '../dialogue/dialogue.ts';
import type { WaitingCaller } from './waiting-caller.ts';

/** Settings may change while somebody waits: they are looked at so often at least. */
const LOOK_EVERY_MS = 5000;

/** What a waiting caller hears: music, which announcements alone interrupt (contract 20 §5.1). */
export class WaitingAudio {
  readonly #dialogue: Dialogue;
  readonly #caller: WaitingCaller;
  #stopped = false;
  #wake: () => void = () => {};
  #isMusicOn = false;
  /** When each was said last, epoch ms. */
  #positionAt: number;
  #soundAt: number;

  constructor(dialogue: Dialogue, caller: WaitingCaller) {
    this.#dialogue = dialogue;
    this.#caller = caller;
    this.#positionAt = caller.joinedAt;
    this.#soundAt = caller.joinedAt;
  }

  /** Resolves once it is stopped. Throws DialogueOver when the caller goes. */
  async run(): Promise<void> {
    if (this.#settings.announcesPosition) await this.#sayPosition();
    while (!this.#stopped) {
      await this.#playMusic();
      await this.#wait(Math.min(this.#nextDue() - this.#now(), LOOK_EVERY_MS));
      if (!this.#stopped) await this.#announce();
    }
  }

  /** Another leg has taken the caller's place. */
  restart(): void {
    this.#isMusicOn = false;
    this.#wake();
  }

  /** Silence: the caller goes on to somebody or something else. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wake();
    await this.#dialogue.party.media?.stopPlay().catch(() => undefined);
  }

  get #settings() {
    return this.#caller.queue.configuration;
  }

  async #announce(): Promise<void> {
    const { announcePositionEverySeconds, announceEverySeconds } = this.#settings;
    if (isDue(this.#positionAt, announcePositionEverySeconds, this.#now())) await this.#sayPosition();
    if (!this.#stopped && isDue(this.#soundAt, announceEverySeconds, this.#now())) await this.#playSound();
  }

  async #sayPosition(): Promise<void> {
    const { queue } = this.#caller;
    const now = this.#now();
    const expected = this.#settings.announcesHoldTime ? queue.expectedWait(this.#caller.waitedMs(now)) : null;
    const parts: Utterance[] = [{ say: 'queue_position', position: queue.positionOf(this.#caller, now) }];
    if (expected !== null) parts.push({ say: 'queue_hold_time', seconds: expected });
    this.#isMusicOn = false;
    await this.#dialogue.speak(parts, '');
    this.#positionAt = this.#now();
  }

  async #playSound(): Promise<void> {
    const { services, language } = this.#dialogue;
    const { tenantId } = this.#caller.queue;
    const { announceSound } = this.#settings;
    const source = await services.sounds.sound(announceSound, { tenantId, language });
    this.#isMusicOn = false;
    if (!this.#stopped) {
      await this.#dialogue.say(
        source ?? services.sounds.say([{ say: 'prompt', name: 'queue_all_busy' }], language),
        '',
      );
    }
    this.#soundAt = this.#now();
  }

  async #playMusic(): Promise<void> {
    const { services, party } = this.#dialogue;
    if (this.#isMusicOn || this.#stopped) return;
    this.#isMusicOn = true;
    try {
      await party.media?.play(services.sounds.holdMusic(this.#settings.music, this.#caller.queue.tenantId));
    } catch (error) {
      services.log('warn', 'the music of a queue could not be played', { leg: party.uuid, error: String(error) });
    }
  }

  #nextDue(): number {
    const { announcePositionEverySeconds, announceEverySeconds } = this.#settings;
    return Math.min(dueAt(this.#positionAt, announcePositionEverySeconds), dueAt(this.#soundAt, announceEverySeconds));
  }

  async #wait(ms: number): Promise<void> {
    if (this.#stopped) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    const timer = this.#dialogue.services.clock.after(Math.max(0, ms), resolve);
    await this.#dialogue.until(promise);
    timer.cancel();
  }

  #now(): number {
    return this.#dialogue.services.clock.now();
  }
}

/** @param everySeconds 0 = never */
function dueAt(lastAt: number, everySeconds: number): number {
  return everySeconds === 0 ? Number.POSITIVE_INFINITY : lastAt + everySeconds * 1000;
}

function isDue(lastAt: number, everySeconds: number, now: number): boolean {
  return now >= dueAt(lastAt, everySeconds);
}
