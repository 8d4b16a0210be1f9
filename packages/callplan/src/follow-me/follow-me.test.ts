import { describe, expect, it } from 'vitest';
import type { ExtensionConfiguration } from '../configuration.ts';
import { planCall } from '../plan-call.ts';
import type { RingStep } from '../ring/plan.ts';
import { followMe, lookedForAt, member, ringGroup, withFollowMe, withGroups } from '../testing/ring-group.ts';
import { sentencesOf } from '../testing/sentences-of.ts';
import { extension, forwardTo, legFrom, legFromOutside, NOW, tenantOf, uuidOf } from '../testing/tenant.ts';
import type { FollowMeConfiguration, FollowMeDestination } from './configuration.ts';

/** 1009 calls 1001, whose follow me is on and has these destinations. */
function plan(
  destinations: readonly FollowMeDestination[],
  settings: Partial<FollowMeConfiguration> = {},
  own: Partial<ExtensionConfiguration> = {},
  others: readonly ExtensionConfiguration[] = [extension('1002'), extension('1003')],
) {
  const tenant = tenantOf(extension('1009'), extension('1001', { followMeEnabled: true, ...own }), ...others);
  return planCall(withFollowMe(tenant, followMe('1001', destinations, settings)), legFrom('1009', '1001'), NOW);
}

function ringOf({ steps: [step] }: ReturnType<typeof planCall>): RingStep {
  if (step?.step !== 'ring') throw new Error(`the extension does not ring but ${step?.step}`);
  return step;
}

const attemptsOf = (call: ReturnType<typeof planCall>) => ringOf(call).turns.flatMap(({ attempts }) => attempts);
const two = [lookedForAt('1002'), lookedForAt('1003')];

describe('a call to an extension with follow me (contract 20 §10.2)', () => {
  it('rings all destinations side by side, each after its delay for its time', () => {
    const call = plan([
      lookedForAt('1001', { timeoutSeconds: 15 }),
      lookedForAt('1002', { delaySeconds: 10, timeoutSeconds: 20, confirms: true }),
    ]);
    expect(attemptsOf(call)).toMatchObject([
      { target: { number: '1001' }, delaySeconds: 0, timeoutSeconds: 15, confirms: false },
      { target: { number: '1002' }, delaySeconds: 10, timeoutSeconds: 20, confirms: true },
    ]);
    expect(ringOf(call)).toMatchObject({ timeoutSeconds: 30, turns: [{}] });
    expect(sentencesOf(call)).toEqual(['extension 1001 is looked for at 1001, 1002 by its follow me']);
  });

  it.each([
    ['is off', { followMeEnabled: false }, two],
    ['has no destinations', {}, []],
  ])('rings its own phones while that %s', (_when, own, destinations) => {
    expect(attemptsOf(plan(destinations, {}, own)).map(({ target }) => target.number)).toEqual(['1001']);
  });

  it('comes after forward all, do not disturb and the forward of an extension without phones', () => {
    expect(plan(two, {}, { forwardAll: forwardTo('1003') }).steps).toMatchObject([{ step: 'transfer' }]);
    expect(plan(two, {}, { doNotDisturb: true }).steps).toEqual([{ step: 'hangup', cause: 'USER_BUSY' }]);
    const { unregistered } = ringOf(plan(two, {}, { forwardNotRegistered: forwardTo('1003') }));
    expect(unregistered).toMatchObject({
      extensionUuid: uuidOf('1001'),
      steps: [{ step: 'transfer', destination: '1003', reason: 'forward_not_registered' }],
    });
  });

  it('leaves out who does not want to be disturbed and follows forward all five times', () => {
    const quiet = extension('1002', { doNotDisturb: true });
    const away = extension('1003', { forwardAll: forwardTo('1004') });
    expect(attemptsOf(plan(two, {}, {}, [quiet, away, extension('1004')]))).toMatchObject([
      { target: { number: '1004' } },
    ]);
    const chain = [1, 2, 3, 4, 5, 6].map((n) => extension(`110${n}`, { forwardAll: forwardTo(`110${n + 1}`) }));
    const all = [...chain, extension('1107')];
    expect(attemptsOf(plan([lookedForAt('1102')], {}, {}, all))).toMatchObject([{ target: { number: '1107' } }]);
    expect(plan([lookedForAt('1101')], {}, {}, all).steps[0]?.step).toBe('hangup');
  });

  it('ends as busy with the first who is busy, unless that is ignored', () => {
    const own = { forwardBusy: forwardTo('1002'), forwardNoAnswer: forwardTo('1003') };
    const strict = ringOf(plan(two, { ignoresBusy: false }, own));
    expect(strict.busyEndsAll).toBe(true);
    expect(strict.otherwise.busy).toMatchObject([{ destination: '1002' }]);
    const patient = ringOf(plan(two, { ignoresBusy: true }, own));
    expect(patient.busyEndsAll).toBe(false);
    expect(patient.otherwise.busy).toMatchObject([{ destination: '1003' }]);
  });

  it('that reaches nobody goes where unanswered calls go', () => {
    const { otherwise } = ringOf(plan(two, {}, { forwardNoAnswer: forwardTo('1003') }));
    for (const failure of ['no_answer', 'not_registered', 'failed'] as const) {
      expect(otherwise[failure]).toMatchObject([{ destination: '1003', reason: 'forward_no_answer' }]);
    }
    expect(plan([lookedForAt('4711')]).steps).toEqual([{ step: 'hangup', cause: 'NO_ANSWER' }]);
  });

  it('shows its prefixes on its legs', () => {
    const [attempt] = attemptsOf(plan(two, { namePrefix: 'Bob', numberPrefix: '9' }));
    expect(attempt?.callerId).toEqual({ name: 'Bob#Name of 1009', number: '91009' });
  });

  it('that leads through a group back to itself rings the extension there, once', () => {
    const group = ringGroup('6000', { followsFollowMe: true, members: [member('1001'), member('1002')] });
    const tenant = withGroups(
      tenantOf(extension('1009'), extension('1001', { followMeEnabled: true }), extension('1002')),
      group,
    );
    const looked = withFollowMe(tenant, followMe('1001', [lookedForAt('6000')]));
    const call = planCall(looked, legFrom('1009', '1001'), NOW);
    expect(attemptsOf(call).map(({ target }) => target.number)).toEqual(['1001', '1002']);
  });
});

describe('call screening (contract 20 §1.8.4)', () => {
  const tenant = tenantOf(extension('1009'), extension('1001', { screensCalls: true }));

  it('has a caller from outside say his name and the call confirmed, and no other', () => {
    expect(ringOf(planCall(tenant, legFromOutside('1001'), NOW)).screensCaller).toBe(true);
    expect(ringOf(planCall(tenant, legFrom('1009', '1001'), NOW)).screensCaller).toBe(false);
    expect(attemptsOf(planCall(tenant, legFromOutside('1001'), NOW))[0]?.confirms).toBe(true);
    expect(attemptsOf(planCall(tenant, legFrom('1009', '1001'), NOW))[0]?.confirms).toBe(false);
  });
});

describe('missed calls of an extension (contract 20 §1.8.10)', () => {
  const missing = (own: Partial<ExtensionConfiguration>) => {
    const tenant = tenantOf(extension('1009'), extension('1001', { missedCallMailTo: 'bob@example.com', ...own }));
    return ringOf(planCall(tenant, legFrom('1009', '1001'), NOW));
  };

  it('are mailed before the call ends, and when the caller gives up', () => {
    const ring = missing({});
    expect(ring.missedCall).toMatchObject({ mailTo: 'bob@example.com', kind: 'extension', number: '1001' });
    expect(ring.otherwise.no_answer.map(({ step }) => step)).toEqual(['missed_call', 'hangup']);
    expect(ring.otherwise.busy.map(({ step }) => step)).toEqual(['missed_call', 'hangup']);
  });

  it('are not mailed where a forward takes the call', () => {
    expect(missing({ forwardNoAnswer: forwardTo('1009') }).otherwise.no_answer.map(({ step }) => step)).toEqual([
      'transfer',
    ]);
  });
});
