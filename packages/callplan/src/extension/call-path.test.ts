import { describe, expect, test } from 'vitest';
import type { ExtensionConfiguration } from '../configuration.ts';
import type { CallHistory } from '../leg.ts';
import type { CallPlan, Step } from '../plan.ts';
import { planCall } from '../plan-call.ts';
import type { RingAttempt, RingStep } from '../ring/plan.ts';
import { sentencesOf } from '../testing/sentences-of.ts';
import { extension, forwardTo, legFrom, legFromOutside, NOW, tenantOf, uuidOf } from '../testing/tenant.ts';

/** 1009 calls extension 1001 with these settings. */
function plan(settings: Partial<ExtensionConfiguration>, history: Partial<CallHistory> = {}): CallPlan {
  const tenant = tenantOf(extension('1001', settings), extension('1002'), extension('1009'));
  return planCall(tenant, legFrom('1009', '1001', history), NOW);
}

function ringOf(of: CallPlan): RingStep {
  const [step] = of.steps;
  if (step?.step !== 'ring') throw new Error(`the call does not ring but ${step?.step}`);
  return step;
}

function attemptsOf(of: CallPlan): readonly RingAttempt[] {
  return ringOf(of).turns.flatMap(({ attempts }) => attempts);
}

function targetOf(of: CallPlan): RingAttempt['target'] | undefined {
  return attemptsOf(of)[0]?.target;
}

function forwarded(reason: string, destination: string): object {
  const history = {
    forwards: 1,
    transfers: 0,
    taken: [`${uuidOf('1001')}:${reason}`],
    forwardedBy: uuidOf('1001'),
  };
  return { step: 'transfer', destination, reason, history, by: { uuid: uuidOf('1001'), number: '1001' } };
}

const BUSY: Step = { step: 'hangup', cause: 'USER_BUSY' };

describe('forward all (contract 20 §1.8.5)', () => {
  test('goes there without ringing, whether or not a phone is registered', () => {
    const call = plan({ forwardAll: forwardTo('1002') });
    expect(call.steps).toEqual([forwarded('forward_all', '1002')]);
    expect(sentencesOf(call)).toEqual(['extension 1001 forwards all calls to 1002']);
    expect(call.handledBy).toEqual({ kind: 'extension', uuid: uuidOf('1001') });
  });

  test('wins over do not disturb and the other forwards', () => {
    const call = plan({
      forwardAll: forwardTo('1002'),
      doNotDisturb: true,
      forwardBusy: forwardTo('1003'),
      forwardNotRegistered: forwardTo('1004'),
    });
    expect(call.steps).toEqual([forwarded('forward_all', '1002')]);
  });

  test('is not taken while switched off', () => {
    expect(plan({ forwardAll: { enabled: false, destination: '1002' } }).steps[0]?.step).toBe('ring');
  });

  test('with nothing configured leaves the call to the phones', () => {
    expect(plan({ forwardAll: forwardTo(' ') }).steps[0]?.step).toBe('ring');
  });

  test('at most 5 forwards per call, then busy', () => {
    const settings = { forwardAll: forwardTo('1002'), forwardBusy: forwardTo('1002') };
    expect(plan(settings, { forwards: 4 }).steps[0]?.step).toBe('transfer');
    const call = plan(settings, { forwards: 5 });
    expect(call.steps).toEqual([BUSY]);
    expect(sentencesOf(call)[0]).toBe(
      'extension 1001 does not forward all calls to 1002: the call was forwarded 5 times already',
    );
  });

  test.each(['1001', '2001', 'transfer:1001', '1001 XML x', uuidOf('1001')])(
    'to itself (%s) is busy',
    (destination) => {
      expect(plan({ alias: '2001', forwardAll: forwardTo(destination) }).steps).toEqual([BUSY]);
    },
  );

  test('may be taken again by an extension the call comes back to', () => {
    const again = plan({ forwardAll: forwardTo('1002') }, { forwards: 2, taken: [`${uuidOf('1001')}:forward_all`] });
    expect(again.steps[0]?.step).toBe('transfer');
  });
});

describe('the destinations of a forward (contract 20 §0.9)', () => {
  test.each([
    ['+44 1632 960000', '+441632960000'],
    ['1002 XML host.example', '1002'],
    ['voicemail:1001', '*991001'],
    ['*991001', '*991001'],
    ['*981001', '*981001'],
    [uuidOf('1002'), '1002'],
  ])('%s dials %s', (destination, dials) => {
    expect(plan({ forwardAll: forwardTo(destination) }).steps).toEqual([forwarded('forward_all', dials)]);
  });

  test('a uuid means the number of its extension, not the alias', () => {
    const tenant = tenantOf(extension('1001', { forwardAll: forwardTo(uuidOf('1002')) }), extension('1002'));
    const aliasFirst = new Map([['2002', { kind: 'extension' as const, uuid: uuidOf('1002') }], ...tenant.numbers]);
    const call = planCall({ ...tenant, numbers: aliasFirst }, legFromOutside('1001'), NOW);
    expect(call.steps).toEqual([forwarded('forward_all', '1002')]);
  });

  test('hangup ends the call with its cause', () => {
    const call = plan({ forwardAll: forwardTo('hangup:CALL_REJECTED') });
    expect(call.steps).toEqual([{ step: 'hangup', cause: 'CALL_REJECTED' }]);
    expect(sentencesOf(call)).toEqual(['extension 1001 ends all calls with CALL_REJECTED']);
    expect(plan({ forwardAll: forwardTo('hangup') }).steps).toEqual([{ step: 'hangup', cause: 'NORMAL_CLEARING' }]);
  });

  test('playback plays, then hangs up', () => {
    expect(plan({ forwardAll: forwardTo('playback:Closed today') }).steps).toEqual([
      { step: 'play', sound: 'Closed today' },
      { step: 'hangup', cause: 'NORMAL_CLEARING' },
    ]);
  });

  test.each(['bob', uuidOf('1999'), 'hangup:NEVER'])('%s, which leads nowhere, is 404', (destination) => {
    expect(plan({ forwardAll: forwardTo(destination) }).steps).toEqual([
      { step: 'hangup', cause: 'UNALLOCATED_NUMBER' },
    ]);
  });
});

describe('do not disturb (contract 20 §1.8.6)', () => {
  test('is treated as busy', () => {
    expect(plan({ doNotDisturb: true }).steps).toEqual([BUSY]);
    const call = plan({ doNotDisturb: true, forwardBusy: forwardTo('1002') });
    expect(call.steps).toEqual([forwarded('forward_busy', '1002')]);
    expect(sentencesOf(call)).toEqual([
      'extension 1001 does not want to be disturbed and counts as busy',
      'extension 1001 forwards calls that find it busy to 1002',
    ]);
  });
});

describe('ringing (contract 20 §1.8.8)', () => {
  test('rings all registered contacts for call_timeout seconds with the tenant’s ringback', () => {
    const call = plan({ callTimeout: 17, codecs: ['OPUS', 'PCMA'], holdMusic: 'jazz', limitMax: 2 });
    expect(ringOf(call)).toMatchObject({ timeoutSeconds: 17, ringback: '$' + '{us-ring}' });
    expect(attemptsOf(call)).toMatchObject([{ delaySeconds: 0, timeoutSeconds: 17, confirms: false }]);
    expect(attemptsOf(call).map(({ target }) => target)).toEqual([
      {
        kind: 'extension',
        uuid: uuidOf('1001'),
        number: '1001',
        calleeId: { name: 'Name of 1001', number: '1001' },
        limitMax: 2,
        limitSteps: [],
        codecs: ['OPUS', 'PCMA'],
        holdMusic: 'jazz',
        language: 'en',
        unregistered: null,
      },
    ]);
  });

  test('above limit_max the call is busy or goes to limit_destination, once per call', () => {
    const settings = { limitDestination: '1002' };
    expect(targetOf(plan(settings))).toMatchObject({ limitSteps: [forwarded('limit', '1002')] });
    const again = plan(settings, { forwards: 1, taken: [`${uuidOf('1001')}:limit`] });
    expect(targetOf(again)).toMatchObject({ limitSteps: [] });
  });

  test('shows the effective caller id of an internal caller', () => {
    expect(attemptsOf(plan({}))[0]?.callerId).toEqual({ name: 'Name of 1009', number: '1009' });
    const tenant = tenantOf(extension('1001'), extension('1009', { callerId: { name: 'Sales', number: '2000' } }));
    expect(attemptsOf(planCall(tenant, legFrom('1009', '1001'), NOW))[0]?.callerId).toEqual({
      name: 'Sales',
      number: '2000',
    });
  });

  test('an effective caller id that is empty is the extension’s number', () => {
    const tenant = tenantOf(extension('1001'), extension('1009', { callerId: { name: '', number: '' } }));
    expect(attemptsOf(planCall(tenant, legFrom('1009', '1001'), NOW))[0]?.callerId).toEqual({
      name: '1009',
      number: '1009',
    });
  });

  test('passes an outside caller’s own id on, also on a forwarded call', () => {
    const tenant = tenantOf(extension('1001'), extension('1002'));
    const caller = { name: 'Carol', number: '+441632960000' };
    expect(attemptsOf(planCall(tenant, legFromOutside('1001'), NOW))[0]?.callerId).toEqual(caller);
    const leg = legFromOutside('1001', { forwards: 1, forwardedBy: uuidOf('1002') });
    expect(attemptsOf(planCall(tenant, leg, NOW))[0]?.callerId).toEqual(caller);
  });
});

describe('failure (contract 20 §1.8.7, §1.8.9)', () => {
  const failures = [
    ['busy', 'forwardBusy', 'forward_busy', 'USER_BUSY'],
    ['no_answer', 'forwardNoAnswer', 'forward_no_answer', 'NO_ANSWER'],
    ['not_registered', 'forwardNotRegistered', 'forward_not_registered', 'USER_NOT_REGISTERED'],
  ] as const;

  test.each(failures)('%s goes to %s', (failure, setting, reason) => {
    const { otherwise } = ringOf(plan({ [setting]: forwardTo('1002') }));
    expect(otherwise[failure]).toEqual([forwarded(reason, '1002')]);
  });

  test.each(failures)('%s takes %s only', (failure, setting) => {
    const { otherwise } = ringOf(plan({ [setting]: forwardTo('1002') }));
    for (const [other, , , cause] of failures) {
      if (other !== failure) expect(otherwise[other]).toEqual([{ step: 'hangup', cause }]);
    }
  });

  test.each(failures)('%s: %s with an empty destination releases with that cause', (failure, setting, _, cause) => {
    const { otherwise } = ringOf(plan({ [setting]: forwardTo('') }));
    expect(otherwise[failure]).toEqual([{ step: 'hangup', cause }]);
  });

  test.each(failures)(
    '%s: %s is taken at most once per dialled extension per call',
    (failure, setting, reason, cause) => {
      const settings = { [setting]: forwardTo('1002') };
      const again = plan(settings, { forwards: 1, taken: [`${uuidOf('1001')}:${reason}`] });
      expect(ringOf(again).otherwise[failure]).toEqual([{ step: 'hangup', cause }]);
      const other = plan(settings, { forwards: 1, taken: [`${uuidOf('1002')}:${reason}`] });
      expect(ringOf(other).otherwise[failure][0]?.step).toBe('transfer');
    },
  );

  test.each(failures)('%s: %s to itself is not taken', (failure, setting, _, cause) => {
    const { otherwise } = ringOf(plan({ [setting]: forwardTo('1001') }));
    expect(otherwise[failure]).toEqual([{ step: 'hangup', cause }]);
  });

  test.each(failures)('%s: %s beyond 5 forwards is not taken', (failure, setting, _, cause) => {
    const { otherwise } = ringOf(plan({ [setting]: forwardTo('1002') }, { forwards: 5 }));
    expect(otherwise[failure]).toEqual([{ step: 'hangup', cause }]);
  });

  test.each(failures)('%s: nothing took the call: the cause is returned', (failure, _, __, cause) => {
    expect(ringOf(plan({})).otherwise[failure]).toEqual([{ step: 'hangup', cause }]);
  });

  test('any other failure of the phones is passed on', () => {
    expect(ringOf(plan({})).otherwise.failed).toEqual([
      { step: 'hangup', cause: 'NORMAL_TEMPORARY_FAILURE', relaysCalleeCause: true },
    ]);
  });

  test('a forward adds to the history of the call', () => {
    const before = { forwards: 2, transfers: 3, taken: ['x:forward_all'], forwardedBy: 'x' };
    const [step] = plan({ forwardAll: forwardTo('1002') }, before).steps;
    expect(step).toMatchObject({
      history: {
        forwards: 3,
        transfers: 3,
        taken: ['x:forward_all', `${uuidOf('1001')}:forward_all`],
        forwardedBy: uuidOf('1001'),
      },
    });
  });
});
