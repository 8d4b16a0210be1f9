import { describe, expect, it } from 'vitest';
import type { Leg, ProgramCall } from '../leg.ts';
import { planCall } from '../plan-call.ts';
import { dialplanRow, outboundOf, provider, route } from '../testing/outbound.ts';
import { NUMBER } from '../testing/outside-call.ts';
import { extension, legFromOutside, NOW, tenantOf, uuidOf } from '../testing/tenant.ts';

const FAX_AND_VOICE = outboundOf({
  providers: [provider(1, { serviceFlag: 1 }), provider(2, { serviceFlag: 2 })],
  routes: [route(10, '44', 1, { serviceFlag: 1 }), route(20, '44', 2, { serviceFlag: 2 })],
  dialplan: [],
});
const ACCOUNT = { kind: 'outside', number: '+441632960777', name: 'Head office' } as const;

function legTo(dialled: string, program: Partial<ProgramCall> = {}): Leg {
  return { ...legFromOutside(dialled), caller: ACCOUNT, program: { service: 'fax', extensionUuid: null, ...program } };
}

function planned(leg: Leg, tenant = tenantOf(extension('1001')), outbound = FAX_AND_VOICE) {
  return planCall(tenant, leg, NOW, { ownerOfDid: () => null, outbound });
}

describe('a call that the system makes by itself (contract 30 §5.3, §20)', () => {
  it.each([
    ['fax', 2],
    ['voice', 1],
  ] as const)('of the service %s leaves by a route of that service, with the account as its caller', (service, id) => {
    const plan = planned(legTo(NUMBER, { service }));
    expect(plan.direction).toBe('outbound');
    expect(plan.steps).toMatchObject([
      { step: 'dial', extension: null, candidates: [{ providerId: id, callerId: { number: '+441632960777' } }] },
    ]);
    expect(plan.steps[0]).toEqual(expect.objectContaining(service === 'fax' ? { isFax: true } : { emergency: false }));
  });

  it('has the rights of its extension', () => {
    const outbound = outboundOf({
      providers: [provider(2, { serviceFlag: 2 })],
      routes: [route(20, '44', 2, { serviceFlag: 2, tollAllow: 'far' })],
    });
    const tenant = tenantOf(extension('1001', { tollAllow: ['near'] }));
    expect(planned(legTo(NUMBER, { extensionUuid: uuidOf('1001') }), tenant, outbound).steps).toMatchObject([
      { step: 'say' },
      { step: 'hangup', cause: 'OUTGOING_CALL_BARRED' },
    ]);
    expect(planned(legTo(NUMBER), tenant, outbound).steps[0]?.step).toBe('dial');
  });

  it('a fax does not leave by the outbound dialplan, which is for voice, nor by a voice provider for want of routes', () => {
    const voice = provider(1, { serviceFlag: 1 });
    const byRow = outboundOf({ providers: [voice], dialplan: [dialplanRow('.*', [1])] });
    expect(planned(legTo(NUMBER), undefined, byRow).steps).toMatchObject([{ cause: 'NO_ROUTE_DESTINATION' }]);
  });

  it('never goes to an emergency number, nor to a code', () => {
    const tenant = { ...tenantOf(extension('1001')), emergencyNumbers: new Set(['112']) };
    expect(planned(legTo('112'), tenant).steps).toMatchObject([{ step: 'hangup', cause: 'CALL_REJECTED' }]);
    expect(planned(legTo('*97')).steps).toMatchObject([{ step: 'hangup', cause: 'INVALID_NUMBER_FORMAT' }]);
  });

  it('to a number of the tenant’s own is a call of its own, so that whatever answers has somebody to talk with', () => {
    expect(planned(legTo('1001')).steps).toMatchObject([
      { step: 'call_did', number: '1001', inside: true, tenantId: 7, callerId: { number: '+441632960777' } },
    ]);
  });

  it('to a number that nothing has ends so', () => {
    expect(planned(legTo('4711')).steps).toMatchObject([{ step: 'hangup', cause: 'UNALLOCATED_NUMBER' }]);
  });
});
