import type { StepContext, StepOutcome, StepRun } from '../steps/step-run.ts';
import { Dialogue } from './dialogue.ts';
import { DialogueOver } from './dialogue-over.ts';

/** What answers a call by itself: a menu, a mailbox, a feature code. */
export type Application = (dialogue: Dialogue, context: StepContext) => Promise<StepOutcome>;

/** Carries a step out that is a talk with the party. */
export class ApplicationRun implements StepRun {
  readonly #context: StepContext;
  readonly #application: Application;
  readonly #dialogue: Dialogue;

  constructor(application: Application, context: StepContext) {
    this.#application = application;
    this.#context = context;
    this.#dialogue = new Dialogue(context);
  }

  async exec(): Promise<StepOutcome> {
    try {
      return await this.#application(this.#dialogue, this.#context);
    } catch (error) {
      if (error instanceof DialogueOver) return error.outcome;
      throw error;
    }
  }

  digit(key: string): void {
    this.#dialogue.keys.press(key);
  }

  kill(): void {
    this.#dialogue.leave();
  }
}
