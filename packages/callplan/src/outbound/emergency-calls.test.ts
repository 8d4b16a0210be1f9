import { expect, it } from 'vitest';
import { planCall } from '../plan-call.ts';
import { extension, legFrom, legFromOutside, NOW, tenantOf } from '../testing/tenant.ts';

const tenant = tenantOf(extension('1001', { mayUseProtectedCodes: true }), extension('1002'));

it('*9411 says the latest emergency calls, in the times of the tenant (contract 20 §12.3)', () => {
  expect(planCall(tenant, legFrom('1001', '*9411'), NOW).steps).toEqual([
    { step: 'emergency_calls', timeZone: 'Europe/London' },
    { step: 'hangup', cause: 'NORMAL_CLEARING' },
  ]);
});

it.each([legFrom('1002', '*9411'), legFromOutside('*9411')])('*9411 refuses everybody else', (leg) => {
  expect(planCall(tenant, leg, NOW).steps).toEqual([
    { step: 'say', prompt: 'not_authorised' },
    { step: 'hangup', cause: 'CALL_REJECTED' },
  ]);
});
