import type { Leg } from '../legs/leg.ts';
import type { OutboundLeg } from '../legs/outbound-leg.ts';
import type { AudioFormats } from '../media/codec-agreement.ts';
import type { StepContext, StepOutcome } from './step-run.ts';

/** What the party hears of the only one who is called for it, until it is connected. */
export class LoneCallee {
  readonly #context: StepContext;
  readonly #ringback: () => Promise<string> | string;
  #isAlerted = false;
  #isOver = false;

  /** @param ringback tone that an answered party hears meanwhile */
  constructor(context: StepContext, ringback: () => Promise<string> | string) {
    this.#context = context;
    this.#ringback = ringback;
  }

  rings(): void {
    this.#context.rings();
    void this.#alert();
  }

  progresses(leg: OutboundLeg, formats: AudioFormats): void {
    this.#passEarlyMedia(leg, formats).catch((error: unknown) => {
      this.#context.services.log('warn', 'early media could not be passed', { error: String(error) });
    });
  }

  /** Another leg has taken the party's place: it hears what the party heard. */
  partyReplaced(): void {
    if (!this.#isAlerted) return;
    this.#isAlerted = false;
    void this.#alert();
  }

  /** Nothing more is heard of the callee. */
  over(): void {
    this.#isOver = true;
  }

  /** The callee has answered: so is the party. */
  async answer(leg: Leg): Promise<StepOutcome> {
    const { party, services } = this.#context;
    this.over();
    try {
      if (await party.answer(leg.formats)) return { kind: 'connected', peer: leg };
    } catch (error) {
      services.log('error', 'the caller could not be answered', { leg: party.uuid, error: String(error) });
    }
    const wasLive = party.isLive;
    await leg.hangUp(wasLive ? 'INCOMPATIBLE_DESTINATION' : 'ORIGINATOR_CANCEL');
    if (!wasLive) return { kind: 'gone' };
    return { kind: 'hangup', hangup: { step: 'hangup', cause: 'INCOMPATIBLE_DESTINATION' } };
  }

  async #alert(): Promise<void> {
    const { party, services } = this.#context;
    if (this.#isOver || this.#isAlerted) return;
    this.#isAlerted = true;
    try {
      await party.alert(await this.#ringback());
    } catch (error) {
      services.log('warn', 'ringback could not be played', { error: String(error) });
    }
  }

  async #passEarlyMedia(leg: OutboundLeg, formats: AudioFormats): Promise<void> {
    const { party } = this.#context;
    if (this.#isOver || leg.media === null) return;
    if (await party.progress(formats)) await party.media?.bridge(leg.media);
    else await this.#alert();
  }
}
