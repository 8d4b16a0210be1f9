import { expect, it } from 'vitest';
import { planCall } from '../plan-call.ts';
import { extension, legFrom, legFromOutside, NOW, tenantOf, uuidOf } from '../testing/tenant.ts';

const tenant = tenantOf(extension('1001', { mayUseProtectedCodes: true }), extension('1002'));

it('*732 has an administrator record a prompt (contract 20 §12.3)', () => {
  expect(planCall(tenant, legFrom('1001', '*732'), NOW).steps).toEqual([
    { step: 'record_prompt', extensionUuid: uuidOf('1001') },
    { step: 'hangup', cause: 'NORMAL_CLEARING' },
  ]);
});

it.each([legFrom('1002', '*732'), legFromOutside('*732')])('*732 refuses everybody else', (leg) => {
  expect(planCall(tenant, leg, NOW).steps).toEqual([
    { step: 'say', prompt: 'not_authorised' },
    { step: 'hangup', cause: 'CALL_REJECTED' },
  ]);
});
