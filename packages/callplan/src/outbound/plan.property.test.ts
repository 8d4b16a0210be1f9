import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Step } from '../plan.ts';
import { planCall } from '../plan-call.ts';
import { legs, tenants } from '../testing/arbitrary-calls.ts';
import { dialplanRow, outboundOf, provider, route } from '../testing/outbound.ts';
import { forwardTo, NOW } from '../testing/tenant.ts';
import type { DialStep } from './plan.ts';

const MOBILE = '+441632960777';

const outbound = outboundOf({
  providers: [provider(1, { callerIdPolicy: 'owned' }), provider(2, { prefix: '44|0' }), provider(3, { tenantId: 8 })],
  routes: [route(1, '44', 1, { tollAllow: 'far' }), route(2, '*', 2), route(3, '44', 3)],
  dialplan: [dialplanRow('^00(49\\d+)$', [2, 3])],
});
const platform = { ownerOfDid: () => null, outbound };

/** Where extensions of the tenants forward and members are, now and then outside. */
const withMobiles = tenants.map((tenant) => {
  const extensions = [...tenant.extensions].map(([uuid, one], index) => {
    const forwardNoAnswer = index % 2 === 0 ? forwardTo(MOBILE) : one.forwardNoAnswer;
    return [uuid, { ...one, forwardNoAnswer, forwardAll: index === 1 ? forwardTo(MOBILE) : one.forwardAll }] as const;
  });
  return { ...tenant, extensions: new Map(extensions) };
});
const dialled = fc.constantFrom(MOBILE, '00491701234567', '112', '1999', '6001', '1001', '1002', '+15551234567');

/** Every dial step and call to somebody outside within steps. */
function callsIn(steps: readonly Step[]): Pick<DialStep, 'candidates' | 'emergency'>[] {
  return steps.flatMap((step) => {
    if (step.step === 'dial') return [step];
    if (step.step !== 'ring') return [];
    const targets = step.turns.flatMap(({ attempts }) => attempts.map(({ target }) => target));
    const outside = targets.flatMap((target) => (target.kind === 'outside' ? [target.call] : []));
    return [...outside, ...Object.values(step.otherwise).flatMap((otherwise) => callsIn(otherwise))];
  });
}

describe('every plan of a platform that leads outside, whatever the configuration and the leg', () => {
  it('is plain data, and calls outside over providers alone that the tenant may use', () => {
    fc.assert(
      fc.property(withMobiles, legs, dialled, (tenant, leg, number) => {
        const plan = planCall(tenant, { ...leg, dialled: number }, NOW, platform);
        expect(JSON.parse(JSON.stringify(plan))).toStrictEqual(plan);
        for (const { candidates, emergency } of callsIn(plan.steps)) {
          expect(candidates.length).toBeGreaterThan(0);
          expect(candidates.map(({ providerId }) => providerId)).not.toContain(3);
          expect(emergency).toBe(tenant.emergencyNumbers.has(number));
        }
      }),
    );
  });

  it('has its emergency calls dialled', () => {
    fc.assert(
      fc.property(withMobiles, legs, (tenant, leg) => {
        expect(planCall(tenant, { ...leg, dialled: '112' }, NOW, platform).steps).toMatchObject([
          { step: 'dial', emergency: true, number: '112' },
        ]);
      }),
    );
  });
});
