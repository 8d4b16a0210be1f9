import type { CallAgainStep } from '@strowger/callplan';
import type { StepContext, StepOutcome, StepRun } from '../steps/step-run.ts';

/** Goes on to the number that the extension was called from last, or that it dialled last (contract 20 §12.3). */
export class CallAgainRun implements StepRun {
  readonly #step: CallAgainStep;
  readonly #context: StepContext;

  constructor(step: CallAgainStep, context: StepContext) {
    this.#step = step;
    this.#context = context;
  }

  async exec(): Promise<StepOutcome> {
    const { which, extensionUuid, history } = this.#step;
    const { services, plan, party } = this.#context;
    const last = await services.host.lastCalls.of(plan.tenantId, extensionUuid);
    if (!party.isLive) return { kind: 'gone' };
    const destination = which === 'last_caller' ? last.caller : last.dialled;
    if (destination === null) return { kind: 'next' };
    return { kind: 'route', transfer: { step: 'transfer', destination, reason: 'transfer', history, by: null } };
  }

  kill(): void {}
}
