import { describe, expect, it } from 'vitest';
import { planCall } from '../plan-call.ts';
import { extension, legFrom, NOW, tenantOf, uuidOf } from '../testing/tenant.ts';
import type { CallFlowConfiguration } from './configuration.ts';

function planned(settings: Partial<CallFlowConfiguration>) {
  const flow: CallFlowConfiguration = {
    uuid: uuidOf('5000'),
    name: 'Night',
    number: '5000',
    enabled: true,
    featureCode: '*5000',
    hasPin: false,
    isNormal: true,
    normal: { app: 'transfer', data: '1002 XML acme.example', sound: '' },
    alternate: { app: 'voicemail', data: '1003', sound: '' },
    ...settings,
  };
  const tenant = tenantOf(extension('1001'), extension('1002'));
  const numbers = new Map([...tenant.numbers, ['5000', { kind: 'call_flow', uuid: flow.uuid }] as const]);
  return planCall({ ...tenant, numbers, callFlows: new Map([[flow.uuid, flow]]) }, legFrom('1001', '5000'), NOW);
}

describe('a call to a call flow (contract 20 §9.2)', () => {
  it('goes the way of its present state', () => {
    expect(planned({}).steps).toMatchObject([{ step: 'transfer', destination: '1002' }]);
    expect(planned({ isNormal: false }).steps).toMatchObject([{ step: 'transfer', destination: '*991003' }]);
    expect(planned({}).handledBy).toEqual({ kind: 'call_flow', uuid: uuidOf('5000') });
  });

  it('ends where its app is hangup', () => {
    expect(planned({ normal: { app: 'hangup', data: 'whatever', sound: '' } }).steps).toEqual([
      { step: 'hangup', cause: 'NORMAL_CLEARING' },
    ]);
  });

  it('says that it is not available where nothing is configured', () => {
    expect(planned({ normal: { app: '', data: '', sound: '' } }).steps.map(({ step }) => step)).toEqual([
      'say',
      'hangup',
    ]);
  });

  it('is 404 while it is disabled', () => {
    expect(planned({ enabled: false }).steps).toEqual([{ step: 'hangup', cause: 'UNALLOCATED_NUMBER' }]);
  });
});
