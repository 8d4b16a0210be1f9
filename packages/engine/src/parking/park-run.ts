import type { ParkStep, Step } from '@strowger/callplan';
import type { Timer } from '@strowger/sip';
import { Dialogue } from '../dialogue/dialogue.ts';
import { DialogueOver } from '../dialogue/dialogue-over.ts';
import { adapt } from '../legs/adapt.ts';
import type { Leg } from '../legs/leg.ts';
import type { StepContext, StepOutcome, StepRun } from '../steps/step-run.ts';
import type { Parked } from './slots.ts';

/** Parks the party in a slot, or connects it with who waits there (contract 20 §12.5). */
export class ParkRun implements StepRun, Parked {
  readonly #step: ParkStep;
  readonly #context: StepContext;
  readonly #dialogue: Dialogue;
  readonly #outcome = Promise.withResolvers<StepOutcome>();
  #slot: number | null = null;
  #timer: Timer | null = null;

  constructor(step: ParkStep, context: StepContext) {
    this.#step = step;
    this.#context = context;
    this.#dialogue = new Dialogue(context);
  }

  get party(): Leg {
    return this.#context.party;
  }

  async exec(): Promise<StepOutcome> {
    const { services, plan, party } = this.#context;
    const { slot } = this.#step;
    party.describe({ application: 'park', applicationArgument: String(slot ?? '') });
    try {
      const parked = slot === null ? null : services.slots.in(plan.tenantId, slot);
      if (parked !== null) return await this.#fetch(parked);
      return await this.#park(slot ?? services.slots.free(plan.tenantId));
    } catch (error) {
      if (error instanceof DialogueOver) return error.outcome;
      throw error;
    } finally {
      this.#leave();
    }
  }

  kill(): void {
    this.#dialogue.leave();
    this.#outcome.resolve({ kind: 'gone' });
  }

  /** Who is parked by an attended transfer hears music from now on. */
  partyReplaced(): void {
    this.#playMusic();
  }

  fetchedBy(leg: Leg): boolean {
    if (this.#slot === null || !this.party.isLive) return false;
    this.#leave();
    this.#context.adopt(leg);
    this.#outcome.resolve({ kind: 'connected', peer: leg });
    return true;
  }

  async #park(slot: number | null): Promise<StepOutcome> {
    await this.#dialogue.answer();
    if (slot === null) {
      await this.#dialogue.speak([{ say: 'prompt', name: 'park_failed' }], '');
      return hangup('NORMAL_CIRCUIT_CONGESTION');
    }
    const { services, plan } = this.#context;
    this.#slot = slot;
    services.slots.take(plan.tenantId, slot, this);
    this.party.describe({ applicationArgument: String(slot) });
    this.#timer = services.clock.after(this.#step.timeoutSeconds * 1000, () => this.#expire(slot));
    if (this.#step.tellsSlot) await this.#dialogue.speak([{ say: 'parked_at', slot: String(slot) }], '');
    if (this.#slot === slot) this.#playMusic();
    return this.#outcome.promise;
  }

  /** The party leaves its own call for that of who waits. */
  async #fetch(parked: Parked): Promise<StepOutcome> {
    const { party } = this;
    await this.#dialogue.answer();
    const fits = (await adapt(parked.party, party.formats)) || (await adapt(party, parked.party.formats));
    if (!fits) return hangup('INCOMPATIBLE_DESTINATION');
    if (!party.isLive) return { kind: 'gone' };
    if (!parked.party.isLive) return hangup('NORMAL_CLEARING');
    await party.media?.stopPlay();
    await parked.party.media?.stopPlay();
    this.#context.release(party);
    if (parked.fetchedBy(party)) return { kind: 'gone' };
    await party.hangUp('NORMAL_CLEARING');
    return { kind: 'gone' };
  }

  #expire(slot: number): void {
    const { recall, expired } = this.#step;
    const steps =
      recall === null ? expired : [ringing(recall, { ...this.#step, slot, recall: null, tellsSlot: false })];
    this.#outcome.resolve({ kind: 'instead', steps });
  }

  #playMusic(): void {
    const { services, plan } = this.#context;
    const music = services.sounds.holdMusic(this.#step.music, plan.tenantId);
    this.party.media?.play(music).catch((error: unknown) => {
      services.log('warn', 'music could not be played', { leg: this.party.uuid, error: String(error) });
    });
  }

  #leave(): void {
    this.#timer?.cancel();
    const { services, plan } = this.#context;
    if (this.#slot !== null) services.slots.leave(plan.tenantId, this.#slot, this);
    this.#slot = null;
  }
}

/** The ringing, after which the call waits again, however it ended. */
function ringing(recall: NonNullable<ParkStep['recall']>, again: ParkStep): Step {
  const otherwise = { busy: [again], no_answer: [again], not_registered: [again], failed: [again] };
  return { ...recall, otherwise };
}

function hangup(cause: 'NORMAL_CLEARING' | 'NORMAL_CIRCUIT_CONGESTION' | 'INCOMPATIBLE_DESTINATION'): StepOutcome {
  return { kind: 'hangup', hangup: { step: 'hangup', cause } };
}
