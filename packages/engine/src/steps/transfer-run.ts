import type { TransferStep } from '@strowger/callplan';
import type { StepContext, StepOutcome, StepRun } from './step-run.ts';

/** Sends the call to be planned anew; an unanswered caller is told by 181. */
export class TransferRun implements StepRun {
  readonly #step: TransferStep;
  readonly #context: StepContext;

  constructor(step: TransferStep, context: StepContext) {
    this.#step = step;
    this.#context = context;
  }

  exec(): Promise<StepOutcome> {
    if (this.#step.reason !== 'transfer') this.#context.party.forwarded();
    return Promise.resolve({ kind: 'route', transfer: this.#step });
  }

  kill(): void {}
}
