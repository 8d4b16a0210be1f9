import type { DialStep, HangupStep, Step } from '@strowger/callplan';
import type { OutboundLeg } from '../legs/outbound-leg.ts';
import type { AudioFormats } from '../media/codec-agreement.ts';
import { LoneCallee } from '../steps/lone-callee.ts';
import type { StepContext, StepOutcome, StepRun } from '../steps/step-run.ts';
import { announcementOf } from './announce-refusal.ts';
import { tellEmergency } from './tell-emergency.ts';
import { type HuntEvents, TrunkHunt } from './trunk-hunt.ts';

/** Calls somebody outside (contract 30 §5.3). */
export class DialRun implements StepRun, HuntEvents {
  readonly #step: DialStep;
  readonly #context: StepContext;
  readonly #callee: LoneCallee;
  readonly #hunt: TrunkHunt;
  readonly #outcome = Promise.withResolvers<StepOutcome>();
  #isTold = false;

  constructor(step: DialStep, context: StepContext) {
    this.#step = step;
    this.#context = context;
    this.#callee = new LoneCallee(context, () => step.ringback);
    this.#hunt = new TrunkHunt(step, context, this);
  }

  exec(): Promise<StepOutcome> {
    this.#context.party.describe({ application: 'bridge', applicationArgument: this.#step.number });
    this.#hunt.begin();
    return this.#outcome.promise;
  }

  kill(): void {
    this.#callee.over();
    this.#hunt.cancel('ORIGINATOR_CANCEL');
    this.#outcome.resolve({ kind: 'gone' });
  }

  partyReplaced(): void {
    this.#callee.partyReplaced();
  }

  takesEarlyMedia(): boolean {
    return true;
  }

  dials(leg: OutboundLeg): void {
    if (this.#step.emergency && !this.#isTold) tellEmergency(this.#context, this.#step, leg);
    this.#isTold = true;
    this.#context.dials(leg);
  }

  rings(): void {
    this.#callee.rings();
  }

  progresses(leg: OutboundLeg, formats: AudioFormats): void {
    this.#callee.progresses(leg, formats);
  }

  answers(leg: OutboundLeg): void {
    void this.#callee.answer(leg).then((outcome) => this.#outcome.resolve(outcome));
  }

  fails(hangup: HangupStep): void {
    this.#callee.over();
    if (this.#step.emergency && !this.#isTold) tellEmergency(this.#context, this.#step, null);
    const announcement: readonly Step[] = announcementOf(hangup);
    this.#outcome.resolve({ kind: 'instead', steps: [...announcement, hangup] });
  }
}
