import type { StepContext, StepOutcome, StepRun } from '../steps/step-run.ts';
import { type Application, ApplicationRun } from './application-run.ts';

/** An application that begins anew with whoever takes the party's place, by an attended transfer (RFC 5589 §7). */
export class RenewedRun implements StepRun {
  readonly #application: Application;
  readonly #context: StepContext;
  #run: ApplicationRun;

  constructor(application: Application, context: StepContext) {
    this.#application = application;
    this.#context = context;
    this.#run = new ApplicationRun(application, context);
  }

  async exec(): Promise<StepOutcome> {
    for (;;) {
      const run = this.#run;
      const outcome = await run.exec();
      if (this.#run === run) return outcome;
    }
  }

  digit(key: string): void {
    this.#run.digit(key);
  }

  kill(): void {
    this.#run.kill();
  }

  partyReplaced(): void {
    const before = this.#run;
    this.#run = new ApplicationRun(this.#application, this.#context);
    before.kill();
  }
}
