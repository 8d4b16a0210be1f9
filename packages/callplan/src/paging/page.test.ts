import { describe, expect, it } from 'vitest';
import type { ExtensionConfiguration } from '../configuration.ts';
import { planCall } from '../plan-call.ts';
import { extension, forwardTo, legFrom, legFromOutside, NOW, tenantOf, uuidOf } from '../testing/tenant.ts';

const stepsOf = (settings: Partial<ExtensionConfiguration> = {}, dialled = '*81002') =>
  planCall(tenantOf(extension('1001'), extension('1002', settings)), legFrom('1001', dialled), NOW).steps;

const INVALID = [
  { step: 'say', prompt: 'invalid_extension' },
  { step: 'hangup', cause: 'NORMAL_CLEARING' },
];

describe('*8<ext> (contract 20 §12.3)', () => {
  it('has the phones of the extension answer by themselves, unless it is in a call', () => {
    const [step] = stepsOf({ limitMax: 5 });
    expect(step).toMatchObject({
      step: 'ring',
      isPage: true,
      turns: [{ attempts: [{ target: { uuid: uuidOf('1002'), limitMax: 1, limitSteps: [] } }] }],
      otherwise: { busy: [{ step: 'hangup', cause: 'USER_BUSY' }] },
    });
  });

  it('goes nowhere else, whatever the extension has set up', () => {
    const elsewhere = forwardTo('1001');
    const [step] = stepsOf({ forwardAll: elsewhere, forwardNoAnswer: elsewhere, forwardNotRegistered: elsewhere });
    expect(step).toMatchObject({
      step: 'ring',
      unregistered: null,
      followsRedirects: false,
      otherwise: {
        no_answer: [{ step: 'hangup', cause: 'NO_ANSWER' }],
        not_registered: [{ step: 'hangup', cause: 'USER_NOT_REGISTERED' }],
      },
    });
  });

  it('finds one busy who does not want to be disturbed', () => {
    expect(stepsOf({ doNotDisturb: true })).toEqual([{ step: 'hangup', cause: 'USER_BUSY' }]);
  });

  it.each([
    ['*81009', {}],
    ['*81001', {}],
    ['*81002', { enabled: false }],
    ['*81002', { type: 'fax' as const }],
  ])('%s pages nobody who is not there, disabled, a fax or the caller: %j', (dialled, settings) => {
    expect(stepsOf(settings, dialled)).toEqual(INVALID);
  });

  it('is not for callers from outside', () => {
    const plan = planCall(tenantOf(extension('1002')), legFromOutside('*81002'), NOW);
    expect(plan.steps[0]).toEqual({ step: 'say', prompt: 'not_authorised' });
  });
});
