import { describe, expect, test } from 'vitest';
import { planCall } from '../plan-call.ts';
import { sentencesOf } from '../testing/sentences-of.ts';
import { extension, legFrom, legFromOutside, NOW, tenantOf } from '../testing/tenant.ts';

const office = tenantOf(extension('1001'), extension('1002'));
const suspended = { ...office, subscriptionSuspended: true };
const inactive = { ...office, active: false };

const refused = (status: number) => [
  { step: 'hangup', cause: 'CALL_REJECTED', status, blockReason: 'tenant-suspended' },
];

describe('a suspended subscription (contract 10 §9.9)', () => {
  test('refuses calls from outside with 480', () => {
    const plan = planCall(suspended, legFromOutside('1001'), NOW);
    expect(plan.steps).toEqual(refused(480));
    expect(sentencesOf(plan).at(-1)).toBe(
      'the subscription of acme.example is suspended: calls from outside are refused',
    );
  });

  test('refuses calls to outside with 403', () => {
    expect(planCall(suspended, legFrom('1001', '+12125550100'), NOW).steps).toEqual(refused(403));
  });

  test('leaves calls inside alone', () => {
    expect(planCall(suspended, legFrom('1001', '1002'), NOW).steps).toMatchObject([{ step: 'ring' }]);
  });

  test('lets emergency calls pass', () => {
    const plan = planCall(suspended, legFrom('1001', '112'), NOW);
    expect(sentencesOf(plan).join()).not.toContain('suspended');
    expect(plan.steps).toEqual(planCall(office, legFrom('1001', '112'), NOW).steps);
  });

  test('is over when it is activated', () => {
    const plan = planCall({ ...suspended, subscriptionSuspended: false }, legFromOutside('1001'), NOW);
    expect(plan.steps).toMatchObject([{ step: 'ring' }]);
  });
});

describe('an inactive tenant (contract 10 §9.9)', () => {
  test('has no calls, not even inside', () => {
    expect(planCall(inactive, legFromOutside('1001'), NOW).steps).toEqual(refused(480));
    expect(planCall(inactive, legFrom('1001', '1002'), NOW).steps).toEqual(refused(403));
  });
});
