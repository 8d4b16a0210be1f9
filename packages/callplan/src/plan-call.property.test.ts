import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TenantConfiguration } from './configuration.ts';
import { afterTransfer, MAX_FORWARDS, MAX_TRANSFERS } from './history.ts';
import { type Leg, NO_HISTORY } from './leg.ts';
import type { HangupStep, Step, TransferStep } from './plan.ts';
import { planCall } from './plan-call.ts';
import type { RingStep, RingTarget } from './ring/plan.ts';
import { legs, tenants } from './testing/arbitrary-calls.ts';
import { sentencesOf } from './testing/sentences-of.ts';
import { NOW } from './testing/tenant.ts';

/** Steps that a call goes through. */
const PASSED: ReadonlySet<Step['step']> = new Set([
  'play',
  'say',
  'missed_call',
  'blocked',
  'leave_message',
  'check_mailbox',
  'receive_fax',
  'walk_flow',
]);

/** True when the steps end in a hangup or transfer on every branch. */
function ends(steps: readonly Step[]): boolean {
  const last = steps.at(-1);
  const before = steps.slice(0, -1);
  if (last === undefined || !before.every(({ step }) => PASSED.has(step))) return false;
  return last.step === 'ring' ? branches(last).every(ends) : last.step === 'hangup' || last.step === 'transfer';
}

/** All that may follow a ring step; empty limit steps mean the busy branch. */
function branches(ring: RingStep): (readonly Step[])[] {
  const targets = ring.turns.flatMap(({ attempts }) => attempts.flatMap(({ target }) => targetsIn(target)));
  const led = targets.map((target) =>
    target.kind === 'onward' ? target.steps : target.kind === 'extension' ? target.limitSteps : [],
  );
  const others = [ring.exit?.steps ?? [], ring.unregistered?.steps ?? []];
  return [...Object.values(ring.otherwise), ...[...led, ...others].filter((steps) => steps.length > 0)];
}

function targetsIn(target: RingTarget): RingTarget[] {
  const next = target.kind === 'extension' ? target.unregistered : null;
  return next === null ? [target] : [target, ...targetsIn(next)];
}

/** Follows one branch, chosen by `choices`, to the step that ends this plan. */
function lastStep(steps: readonly Step[], choices: Iterator<number>): HangupStep | TransferStep {
  const last = steps.at(-1);
  if (last?.step === 'hangup' || last?.step === 'transfer') return last;
  if (last?.step !== 'ring') throw new Error('the plan does not end');
  const ways = branches(last);
  return lastStep(ways[choices.next().value % ways.length] ?? [], choices);
}

function* repeated(numbers: readonly number[]): Generator<number, never> {
  for (;;) yield* numbers;
}

describe('every plan, whatever the configuration and the leg', () => {
  test('is the same for the same call', () => {
    fc.assert(
      fc.property(tenants, legs, (tenant, leg) => {
        expect(planCall(tenant, leg, NOW)).toStrictEqual(planCall(tenant, leg, NOW));
      }),
    );
  });

  test('survives JSON unchanged', () => {
    fc.assert(
      fc.property(tenants, legs, (tenant, leg) => {
        const plan = planCall(tenant, leg, NOW);
        expect(JSON.parse(JSON.stringify(plan))).toStrictEqual(plan);
      }),
    );
  });

  test('changes neither the configuration nor the leg', () => {
    fc.assert(
      fc.property(tenants, legs, (tenant, leg) => {
        const before = structuredClone({ tenant, leg });
        planCall(tenant, leg, NOW);
        expect({ tenant, leg }).toEqual(before);
      }),
    );
  });

  test('ends in a hangup or a transfer on all branches', () => {
    fc.assert(
      fc.property(tenants, legs, (tenant, leg) => {
        expect(ends(planCall(tenant, leg, NOW).steps)).toBe(true);
      }),
    );
  });

  test('says why: at least one decision, each one line', () => {
    fc.assert(
      fc.property(tenants, legs, (tenant, leg) => {
        const sentences = sentencesOf(planCall(tenant, leg, NOW));
        expect(sentences.length).toBeGreaterThan(0);
        for (const sentence of sentences) expect(sentence).toMatch(/^[^\p{Cc}]+$/u);
      }),
    );
  });
});

describe('a call followed to its end', () => {
  const LONGEST = 200;

  /** Follows forwards; `restless` phones also transfer the call whenever it would have ended. */
  function follow(tenant: TenantConfiguration, start: Leg, choices: readonly number[], restless: boolean): HangupStep {
    const chosen = repeated(choices);
    let leg = start;
    for (let plans = 0; plans < LONGEST; plans++) {
      const last = lastStep(planCall(tenant, leg, NOW).steps, chosen);
      expect(leg.history.forwards).toBeLessThanOrEqual(MAX_FORWARDS);
      if (last.step === 'transfer') leg = { ...leg, dialled: last.destination, history: last.history };
      else if (!restless || leg.history.transfers > MAX_TRANSFERS) return last;
      else leg = { ...leg, dialled: start.dialled, history: afterTransfer(leg.history, null) };
    }
    throw new Error('the call never ends');
  }

  const fresh = legs.map((leg) => ({ ...leg, history: NO_HISTORY }));
  const someChoices = fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 20 });

  test('is never forwarded more than 5 times', () => {
    fc.assert(
      fc.property(tenants, fresh, someChoices, (tenant, leg, choices) => {
        expect(follow(tenant, leg, choices, false).step).toBe('hangup');
      }),
      { numRuns: 500 },
    );
  });

  test('is never transferred more than 20 times, then ends with EXCHANGE_ROUTING_ERROR', () => {
    fc.assert(
      fc.property(tenants, fresh, someChoices, (tenant, leg, choices) => {
        const end = follow(tenant, leg, choices, true);
        expect(['EXCHANGE_ROUTING_ERROR', 'CALL_REJECTED']).toContain(end.cause);
      }),
    );
  });
});
