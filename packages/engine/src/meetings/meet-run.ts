import type { ConferenceConfiguration, MeetStep } from '@strowger/callplan';
import { conferenceStay } from '../conferences/conference.ts';
import type { Application } from '../dialogue/application-run.ts';
import { RenewedRun } from '../dialogue/renewed-run.ts';
import type { StepContext, StepOutcome, StepRun } from '../steps/step-run.ts';

/** The party joins the conference that it is sent to, or that the extension is in; where there is none the call goes on. */
export class MeetRun implements StepRun {
  readonly #context: StepContext;
  readonly #stay: RenewedRun | null;

  constructor({ extensionUuid }: MeetStep, context: StepContext) {
    const { meetings } = context.services;
    this.#context = context;
    const meeting = meetings.of(context.party) ?? meetings.withExtension(extensionUuid);
    this.#stay = meeting === null ? null : new RenewedRun(stayIn(meeting), context);
  }

  async exec(): Promise<StepOutcome> {
    if (this.#stay === null) {
      this.#context.meets();
      return { kind: 'next' };
    }
    const outcome = await this.#stay.exec();
    return outcome.kind === 'next' ? { kind: 'hangup', hangup: { step: 'hangup', cause: 'NORMAL_CLEARING' } } : outcome;
  }

  digit(key: string): void {
    this.#stay?.digit(key);
  }

  kill(): void {
    this.#stay?.kill();
  }

  partyReplaced(): void {
    this.#stay?.partyReplaced();
  }
}

function stayIn(conference: ConferenceConfiguration): Application {
  return async (dialogue, context) => {
    const { rooms, meetings } = context.services;
    const { party } = dialogue;
    meetings.enter(party, conference);
    try {
      const stay = conferenceStay({ step: 'conference', conference, isOpen: true, entersAs: 'participant' }, rooms);
      return await stay(dialogue, context);
    } finally {
      meetings.leave(party);
    }
  };
}
