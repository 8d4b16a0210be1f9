import { describe, expect, it } from 'vitest';
import type { CallFlowConfiguration } from '../call-flow/configuration.ts';
import type { TenantConfiguration } from '../configuration.ts';
import { planCall } from '../plan-call.ts';
import { extension, legFrom, legFromOutside, NOW, tenantOf, uuidOf } from '../testing/tenant.ts';
import { BUILT_IN_CODES } from './catalogue.ts';
import { FEATURES } from './features.ts';
import { isInService } from './in-service.ts';

const NOT_FOUND = [{ step: 'hangup', cause: 'UNALLOCATED_NUMBER' }];
const night: CallFlowConfiguration = {
  uuid: uuidOf('5000'),
  name: 'Night',
  number: '5000',
  enabled: true,
  featureCode: '*5000',
  hasPin: true,
  isNormal: true,
  normal: { app: '', data: '1002', sound: 'open.wav' },
  alternate: { app: '', data: '1003', sound: '' },
};

function dialledBy(from: string, dialled: string, change: Partial<TenantConfiguration> = {}) {
  const tenant = {
    ...tenantOf(
      extension('1001', { callGroups: ['sales'] }),
      extension('1002', { callGroups: ['sales', 'support'] }),
      extension('1003', { mayUseProtectedCodes: true }),
    ),
    callFlows: new Map([[night.uuid, night]]),
  };
  const numbers = new Map([...tenant.numbers, ['5000', { kind: 'call_flow', uuid: night.uuid } as const]]);
  return planCall({ ...tenant, numbers, ...change }, legFrom(from, dialled), NOW);
}

const stepsOf = (dialled: string) => dialledBy('1001', dialled).steps;

describe('a feature code that is dialled (contract 20 §12.3)', () => {
  it('changes a setting of the caller', () => {
    expect(stepsOf('*72+441632960000')[0]).toEqual({
      step: 'caller_setting',
      extensionUuid: uuidOf('1001'),
      change: { setting: 'forward_all', to: { number: '+441632960000' } },
    });
    expect(stepsOf('*73')[0]).toMatchObject({ change: { setting: 'forward_all', to: 'off' } });
    expect(stepsOf('*78')[0]).toMatchObject({ change: { setting: 'do_not_disturb', to: 'on' } });
    expect(stepsOf('*363')[0]).toMatchObject({ change: { setting: 'do_not_disturb', to: 'on' } });
    expect(stepsOf('*79')[0]).toMatchObject({ change: { setting: 'do_not_disturb', to: 'off' } });
    expect(stepsOf('*77')[0]).toMatchObject({ change: { setting: 'do_not_disturb', to: 'toggle' } });
    expect(stepsOf('*21')[0]).toMatchObject({ change: { setting: 'follow_me', to: 'toggle' } });
  });

  it('is asked for what is missing, and the code goes on with it', () => {
    expect(stepsOf('*72')[0]).toMatchObject({
      step: 'dial_on',
      code: '*72',
      wants: 'number',
      history: { transfers: 1 },
    });
    expect(stepsOf('**')[0]).toMatchObject({ step: 'dial_on', code: '**', wants: 'extension' });
  });

  it('takes the call that rings at an extension, or in a call group of the caller', () => {
    expect(stepsOf('**1002')[0]).toMatchObject({ step: 'pickup', extensionUuids: [uuidOf('1002')] });
    expect(stepsOf('*971002')[0]).toMatchObject({ step: 'pickup', extensionUuids: [uuidOf('1002')] });
    expect(stepsOf('*8')[0]).toMatchObject({ step: 'pickup', extensionUuids: [uuidOf('1001'), uuidOf('1002')] });
    expect(dialledBy('1003', '*8').steps[0]).toMatchObject({ step: 'pickup', extensionUuids: [] });
    expect(stepsOf('*8')[1]).toEqual({ step: 'say', prompt: 'no_call_to_pick_up' });
  });

  it('calls with the caller id withheld', () => {
    expect(stepsOf('*671002')).toMatchObject([{ step: 'withhold' }, { step: 'transfer', destination: '1002' }]);
  });

  it('that is off answers 404, whatever a pattern would make of it', () => {
    expect(stepsOf('*724')).toEqual(NOT_FOUND);
    expect(stepsOf('0')).toEqual(NOT_FOUND);
    expect(stepsOf('*341002')).toEqual(NOT_FOUND);
    expect(stepsOf('*99')).toEqual(NOT_FOUND);
    expect(stepsOf('*2')).toEqual(NOT_FOUND);
  });

  it('that is protected is not authorised for others', () => {
    const [code] = BUILT_IN_CODES.filter((one) => one.isProtected && one.enabled && FEATURES[one.name] !== undefined);
    if (code === undefined) return;
    const dialled = code.parameter === null ? code.code : `${code.code}1002`;
    expect(stepsOf(dialled)[0]).toEqual({ step: 'say', prompt: 'not_authorised' });
    expect(dialledBy('1003', dialled).steps[0]).not.toEqual({ step: 'say', prompt: 'not_authorised' });
  });

  it('that only an extension may dial is not authorised for callers from outside', () => {
    const plan = planCall(tenantOf(extension('1001')), legFromOutside('*73'), NOW);
    expect(plan.steps[0]).toEqual({ step: 'say', prompt: 'not_authorised' });
  });

  it('of a call flow switches it after its PIN, without the PIN in the plan', () => {
    const plan = dialledBy('1001', '*5000');
    expect(plan.handledBy).toEqual({ kind: 'call_flow', uuid: night.uuid });
    expect(plan.steps[0]).toEqual({
      step: 'toggle_call_flow',
      callFlowUuid: night.uuid,
      extensionUuid: uuidOf('1001'),
      hasPin: true,
      sounds: { normal: 'open.wav', alternate: '' },
    });
  });

  it('of a disabled call flow is 404', () => {
    const callFlows = new Map([[night.uuid, { ...night, enabled: false }]]);
    expect(dialledBy('1001', '*5000', { callFlows }).steps).toEqual(NOT_FOUND);
  });

  it('may be missing: a call flow with a PIN is then switched at its number (contract 20 §9.2)', () => {
    const callFlows = new Map([[night.uuid, { ...night, featureCode: '' }]]);
    expect(dialledBy('1001', '5000', { callFlows }).steps[0]).toMatchObject({ step: 'toggle_call_flow' });
    expect(dialledBy('1001', '5000').steps[0]).toMatchObject({ step: 'transfer', destination: '1002' });
  });
});

it.each([
  ['do_not_disturb_on', true],
  ['blind_transfer', true],
  ['record_unmask', true],
  ['move_to_conference', true],
  ['conference_call', true],
  ['page', true],
  ['page_group', false],
  ['attended_transfer', false],
  ['disa', false],
  ['wake_up', true],
  ['speed_dial', true],
  ['emergency_calls', true],
])('the code %s is listed as in service: %s', (name, expected) => {
  expect(BUILT_IN_CODES.filter((code) => code.name === name).map((code) => isInService(code))).toEqual([expected]);
});
