import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCall } from './plan-call.ts';
import { simulateCall } from './simulate-call.ts';
import { legs, tenants } from './testing/arbitrary-calls.ts';
import { extension, forwardTo, legFrom, NOW, tenantOf } from './testing/tenant.ts';

const shown = (simulation: ReturnType<typeof simulateCall>) =>
  simulation.plans.map(({ number, because, plan }) => [
    number,
    because?.plan ?? 0,
    because?.when ?? '',
    plan.destination,
  ]);

describe('a call that is only simulated (contract 20 §0.10)', () => {
  it('is followed through every branch to its end', () => {
    const tenant = tenantOf(
      extension('1001'),
      extension('1002', { forwardBusy: forwardTo('1003'), forwardNoAnswer: forwardTo('1004') }),
      extension('1003', { forwardAll: forwardTo('1004') }),
      extension('1004'),
    );
    expect(shown(simulateCall(tenant, legFrom('1001', '1002'), NOW))).toEqual([
      [1, 0, '', '1002'],
      [2, 1, 'ring, busy', '1003'],
      [3, 1, 'ring, no_answer', '1004'],
      [4, 2, 'forward_all', '1004'],
    ]);
  });

  it('ends where extensions forward to each other for ever', () => {
    const tenant = tenantOf(
      extension('1001'),
      extension('1002', { forwardAll: forwardTo('1003') }),
      extension('1003', { forwardAll: forwardTo('1002') }),
    );
    const { plans, isCut } = simulateCall(tenant, legFrom('1001', '1002'), NOW);
    expect(isCut).toBe(false);
    expect(plans).toHaveLength(6);
  });

  it('shows just the plans that the call would get, whatever the configuration', () => {
    fc.assert(
      fc.property(tenants, legs, (tenant, leg) => {
        const { plans } = simulateCall(tenant, leg, NOW);
        expect(plans[0]?.plan).toStrictEqual(planCall(tenant, leg, NOW));
        for (const one of plans) expect(one.plan).toStrictEqual(planCall(tenant, one.leg, NOW));
      }),
      { numRuns: 50 },
    );
  });

  it('gives every dialled string one outcome', () => {
    const tenant = tenantOf(extension('1001'), extension('1002'));
    const dialled = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[*]{0,2}[0-9]{0,12}$/));
    fc.assert(
      fc.property(dialled, (text) => {
        const [first] = simulateCall(tenant, legFrom('1001', text), NOW).plans;
        expect(first?.plan.steps.length).toBeGreaterThan(0);
        expect(first?.plan.decisions.length).toBeGreaterThan(0);
      }),
    );
  });
});
