import type { StepOutcome } from '../steps/step-run.ts';

/** Ends an application from wherever it stands; the step then has this outcome. */
export class DialogueOver extends Error {
  override readonly name = 'DialogueOver';
  readonly outcome: StepOutcome;

  constructor(outcome: StepOutcome) {
    super(`the dialogue is over: ${outcome.kind}`);
    this.outcome = outcome;
  }
}

/** The party has left, or its call is ended. */
export function partyGone(): DialogueOver {
  return new DialogueOver({ kind: 'gone' });
}
