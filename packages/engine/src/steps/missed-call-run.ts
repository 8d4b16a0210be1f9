import type { MissedCall, MissedCallStep } from '@strowger/callplan';
import type { StepContext, StepOutcome, StepRun } from './step-run.ts';

const WITHHELD = { name: '', number: '' };

/** Has a missed call mailed; the call goes on meanwhile. */
export class MissedCallRun implements StepRun {
  readonly #step: MissedCallStep;
  readonly #context: StepContext;

  constructor(step: MissedCallStep, context: StepContext) {
    this.#step = step;
    this.#context = context;
  }

  exec(): Promise<StepOutcome> {
    tellMissed(this.#context, this.#step.missed);
    return Promise.resolve({ kind: 'next' });
  }

  kill(): void {}
}

/** Tells the host of a call that nobody took. */
export function tellMissed({ services, plan, party }: StepContext, missed: MissedCall): void {
  const callerId = party.profile.withheld ? WITHHELD : missed.callerId;
  const { host, clock } = services;
  host.missedCalls.missed({ ...missed, callerId, tenantId: plan.tenantId, callId: party.uuid, at: clock.now() });
}
