import { describe, expect, it } from 'vitest';
import { planCall } from '../plan-call.ts';
import { extension, legFrom, legFromOutside, NOW, tenantOf } from '../testing/tenant.ts';

function dialled(code: string, phone = '1002') {
  const speedDials = new Map([['7', { contactId: 1, phone }]]);
  return planCall({ ...tenantOf(extension('1001'), extension('1002')), speedDials }, legFrom('1001', code), NOW).steps;
}

describe('speed dial (contract 20 §12.3 *0<n>)', () => {
  it.each([
    ['1002', '1002'],
    ['+44 1632 960-000', '+441632960000'],
    ['+44 (0)1632 960000', '+441632960000'],
    ['(01632) 960 000', '01632960000'],
  ])('calls the contact’s number: %s', (phone, destination) => {
    expect(dialled('*07', phone)).toMatchObject([{ step: 'transfer', destination, history: { transfers: 1 } }]);
  });

  it('asks for what was not dialled on', () => {
    expect(dialled('*0')).toMatchObject([{ step: 'dial_on', code: '*0', wants: 'contact' }, { step: 'hangup' }]);
  });

  it('says that nobody has it', () => {
    const nobody = [
      { step: 'say', prompt: 'speed_dial_empty' },
      { step: 'hangup', cause: 'UNALLOCATED_NUMBER' },
    ];
    expect(dialled('*08')).toEqual(nobody);
    expect(dialled('*07', 'by letter')).toEqual(nobody);
  });

  it('is the tenant’s own people’s', () => {
    const plan = planCall(tenantOf(extension('1001')), legFromOutside('*07'), NOW);
    expect(plan.steps[0]).toEqual({ step: 'say', prompt: 'not_authorised' });
  });
});
