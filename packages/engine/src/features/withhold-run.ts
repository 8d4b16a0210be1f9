import type { StepContext, StepOutcome, StepRun } from '../steps/step-run.ts';

/** From here on nobody is told who calls (RFC 3323 §4.1); the record knows. */
export class WithholdRun implements StepRun {
  readonly #context: StepContext;

  constructor(context: StepContext) {
    this.#context = context;
  }

  exec(): Promise<StepOutcome> {
    this.#context.party.describe({ withheld: true });
    return Promise.resolve({ kind: 'next' });
  }

  kill(): void {}
}
