import type { PickupStep } from '@strowger/callplan';
import { takeOver } from '../calls/take-over.ts';
import type { StepContext, StepOutcome, StepRun } from '../steps/step-run.ts';

/**
 * Takes the call that has rung longest at one of the extensions (contract 20 §12.3 `**`, `*8`): the party moves into that
 * call and is connected with its caller. The next step follows when there is none.
 */
export class PickUpRun implements StepRun {
  readonly #step: PickupStep;
  readonly #context: StepContext;

  constructor(step: PickupStep, context: StepContext) {
    this.#step = step;
    this.#context = context;
  }

  async exec(): Promise<StepOutcome> {
    const { extensionUuids, calleeId } = this.#step;
    const { party } = this.#context;
    const found = this.#context.ringingAt(extensionUuids);
    if (found === null) return { kind: 'next' };
    const { call, leg: ringing } = found;
    party.describe({ application: 'pickup', applicationArgument: ringing.profile.extension, calleeId });
    this.#context.release(party);
    call.adopt(party);
    if (!(await takeOver(call, ringing, party))) await party.hangUp('NORMAL_TEMPORARY_FAILURE');
    return { kind: 'gone' };
  }

  kill(): void {}
}
