import type { HangupStep } from '@strowger/callplan';
import type { StepOutcome, StepRun } from './step-run.ts';

/** Ends the call with the step's cause. */
export class HangupRun implements StepRun {
  readonly #step: HangupStep;

  constructor(step: HangupStep) {
    this.#step = step;
  }

  exec(): Promise<StepOutcome> {
    return Promise.resolve({ kind: 'hangup', hangup: this.#step });
  }

  kill(): void {}
}
