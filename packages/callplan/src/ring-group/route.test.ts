import { describe, expect, it } from 'vitest';
import type { ExtensionConfiguration } from '../configuration.ts';
import type { Leg } from '../leg.ts';
import { planCall } from '../plan-call.ts';
import type { RingAttempt, RingStep } from '../ring/plan.ts';
import { followMe, lookedForAt, member, ringGroup, withFollowMe, withGroups } from '../testing/ring-group.ts';
import { sentencesOf } from '../testing/sentences-of.ts';
import { extension, forwardTo, legFrom, legFromOutside, NOW, tenantOf, uuidOf } from '../testing/tenant.ts';
import type { RingGroupConfiguration } from './configuration.ts';

const CALLER = extension('1009');
const [ONE, TWO, THREE] = [extension('1001'), extension('1002'), extension('1003')];

/** 1009 calls group 6000, which has these settings. */
function plan(
  settings: Partial<RingGroupConfiguration>,
  extensions: readonly ExtensionConfiguration[] = [ONE, TWO, THREE],
  leg: Leg = legFrom('1009', '6000'),
) {
  const tenant = withGroups(tenantOf(CALLER, ...extensions), ringGroup('6000', { name: 'Sales', ...settings }));
  return planCall(tenant, leg, NOW);
}

function ringOf({ steps: [step] }: ReturnType<typeof planCall>): RingStep {
  if (step?.step !== 'ring') throw new Error(`the group does not ring but ${step?.step}`);
  return step;
}

const attemptsOf = (call: ReturnType<typeof planCall>) => ringOf(call).turns.flatMap(({ attempts }) => attempts);
const numbersOf = (attempts: readonly RingAttempt[]) => attempts.map(({ target }) => target.number);
const rung = (...args: Parameters<typeof plan>) => {
  const call = plan(...args);
  return call.steps[0]?.step === 'ring' ? numbersOf(attemptsOf(call)) : [];
};
const both = [member('1001'), member('1002')];

describe('a call to a ring group (contract 20 §4)', () => {
  it('rings its members and names the group as what decided', () => {
    const call = plan({ members: both });
    expect(call.handledBy).toEqual({ kind: 'ring_group', uuid: uuidOf('6000') });
    expect(numbersOf(attemptsOf(call))).toEqual(['1001', '1002']);
    expect(sentencesOf(call)).toEqual([expect.stringContaining('ring group Sales rings 1001, 1002 side by side')]);
  });

  it('is skipped while the group is disabled', () => {
    expect(plan({ members: both, enabled: false }).steps).toEqual([{ step: 'hangup', cause: 'UNALLOCATED_NUMBER' }]);
  });

  it('is diverted whole where the group is forwarded', () => {
    expect(plan({ members: both, forward: forwardTo('1003') }).steps).toMatchObject([
      { step: 'transfer', destination: '1003', history: { transfers: 1 } },
    ]);
  });

  it('that is diverted in a circle ends at the limit of transfers', () => {
    const circle = { members: both, forward: forwardTo('6000') };
    expect(plan(circle, undefined, legFrom('1009', '6000', { transfers: 21 })).steps).toEqual([
      { step: 'hangup', cause: 'EXCHANGE_ROUTING_ERROR' },
    ]);
  });

  it('shows the prefixes before the caller’s name and number, and the distinctive ring', () => {
    const call = plan({ members: both, namePrefix: 'Sales', numberPrefix: '7', distinctiveRing: 'info=ring2' });
    expect(attemptsOf(call)[0]?.callerId).toEqual({ name: 'Sales#Name of 1009', number: '71009' });
    expect(ringOf(call).alertInfo).toBe('info=ring2');
  });

  it('gives the caller the group’s own ringback from the beginning, else the tenant’s once a phone rings', () => {
    const music = plan({ members: both, ringback: 'local_stream://jazz' });
    expect(ringOf(music)).toMatchObject({ ringback: 'local_stream://jazz', ringbackAtOnce: true });
    expect(ringOf(plan({ members: both }))).toMatchObject({ ringback: '${us-ring}', ringbackAtOnce: false });
  });
});

describe('the members (contract 20 §4.1)', () => {
  it.each([
    ['is disabled as a member', member('1001', { enabled: false }), ONE],
    ['has no time to ring', member('1001', { timeoutSeconds: 0 }), ONE],
    ['is a disabled extension', member('1001'), extension('1001', { enabled: false })],
    ['is a fax endpoint', member('1001'), extension('1001', { type: 'fax' })],
    ['does not want to be disturbed', member('1001'), extension('1001', { doNotDisturb: true })],
    ['is nobody', member('4711'), ONE],
  ])('leave out one that %s', (_why, left, one) => {
    expect(rung({ members: [left, member('1002')] }, [one, TWO])).toEqual(['1002']);
  });

  it('leave out the caller himself, by number, by alias and from outside', () => {
    const members = [member('1009'), member('2009'), member('1002')];
    const call = withGroups(tenantOf(extension('1009', { alias: '2009' }), TWO), ringGroup('6000', { members }));
    expect(numbersOf(attemptsOf(planCall(call, legFrom('1009', '6000'), NOW)))).toEqual(['1002']);
    const outside = [member('+44 1632 960000'), member('1002')];
    expect(rung({ members: outside }, [TWO], legFromOutside('6000'))).toEqual(['1002']);
  });

  it('ring by delay, order and number', () => {
    const members = [member('1003', { delaySeconds: 5 }), member('1002', { order: 2 }), member('1001', { order: 2 })];
    expect(rung({ members })).toEqual(['1001', '1002', '1003']);
  });

  it('ring as if they had no forward, unless the group follows it', () => {
    const forwarding = extension('1001', { forwardAll: forwardTo('1003') });
    expect(rung({ members: both }, [forwarding, TWO, THREE])).toEqual(['1001', '1002']);
    expect(rung({ members: both, followsForwards: true }, [forwarding, TWO, THREE])).toEqual(['1003', '1002']);
  });

  it('are followed through three forwards and no more', () => {
    const chain = [1, 2, 3, 4].map((n) => extension(`110${n}`, { forwardAll: forwardTo(`110${n + 1}`) }));
    const extensions = [...chain, extension('1105')];
    const settings = (number: string) => ({ members: [member(number)], followsForwards: true });
    expect(rung(settings('1102'), extensions)).toEqual(['1105']);
    expect(rung(settings('1101'), extensions)).toEqual([]);
  });

  it('ring where their calls go while no phone of theirs is registered', () => {
    const away = extension('1001', { forwardNotRegistered: forwardTo('1003') });
    const [attempt] = attemptsOf(plan({ members: [member('1001')] }, [away, THREE]));
    expect(attempt?.target).toMatchObject({ number: '1001', unregistered: { kind: 'extension', number: '1003' } });
  });

  it('are replaced by where they are looked for, within their own time, where the group follows that', () => {
    const looked = extension('1001', { followMeEnabled: true });
    const places = [
      lookedForAt('1001', { timeoutSeconds: 10 }),
      lookedForAt('1003', { delaySeconds: 5, timeoutSeconds: 50, confirms: true }),
    ];
    const group = ringGroup('6000', {
      followsFollowMe: true,
      members: [member('1001', { delaySeconds: 2, timeoutSeconds: 20 }), member('1002', { delaySeconds: 1 })],
    });
    const tenant = withFollowMe(withGroups(tenantOf(CALLER, looked, TWO, THREE), group), followMe('1001', places));
    expect(attemptsOf(planCall(tenant, legFrom('1009', '6000'), NOW))).toMatchObject([
      { target: { number: '1002' }, delaySeconds: 1, timeoutSeconds: 30, confirms: false },
      { target: { number: '1001' }, delaySeconds: 2, timeoutSeconds: 10, confirms: false },
      { target: { number: '1003' }, delaySeconds: 7, timeoutSeconds: 20, confirms: true },
    ]);
  });

  it('that are groups ring their members, each once, and never the group itself', () => {
    const inner = ringGroup('6001', { members: [member('1002'), member('1003'), member('6000')] });
    const outer = ringGroup('6000', { members: [member('1001'), member('1002'), member('6001'), member('6000')] });
    const tenant = withGroups(tenantOf(CALLER, ONE, TWO, THREE), outer, inner);
    const call = planCall(tenant, legFrom('1009', '6000'), NOW);
    expect(numbersOf(attemptsOf(call))).toEqual(['1001', '1002', '1003']);
  });

  it('that ring one after the other in a group of their own keep that order', () => {
    const inner = ringGroup('6001', {
      strategy: 'sequence',
      members: [member('1002', { order: 1, timeoutSeconds: 10 }), member('1003', { order: 2, timeoutSeconds: 10 })],
    });
    const outer = ringGroup('6000', { members: [member('6001', { timeoutSeconds: 15 }), member('1001')] });
    const tenant = withGroups(tenantOf(CALLER, ONE, TWO, THREE), outer, inner);
    const attempts = attemptsOf(planCall(tenant, legFrom('1009', '6000'), NOW));
    const of = (number: string) => attempts.find(({ target }) => target.number === number);
    expect(of('1002')).toMatchObject({ delaySeconds: 0, timeoutSeconds: 10 });
    expect(of('1003')).toMatchObject({ delaySeconds: 10, timeoutSeconds: 10 });
  });

  it('must confirm where they are asked to, all of them where the group screens its calls', () => {
    const members = [member('1001', { confirms: true }), member('1002')];
    expect(attemptsOf(plan({ members })).map(({ confirms }) => confirms)).toEqual([true, false]);
    expect(attemptsOf(plan({ members, screensCalls: true })).map(({ confirms }) => confirms)).toEqual([true, true]);
  });

  it('of whom nobody is left lead to the timeout action at once', () => {
    const call = plan({ members: [member('4711')], timeoutData: '1003' });
    expect(call.steps).toMatchObject([{ step: 'transfer', destination: '1003' }]);
    expect(plan({ members: [] }).steps).toEqual([{ step: 'hangup', cause: 'NO_ANSWER' }]);
  });

  it('that contain each other a hundredfold are planned in no time', () => {
    const groups = Array.from({ length: 40 }, (_, n) =>
      ringGroup(String(6000 + n), {
        members: Array.from({ length: 100 }, (_none, k) => member(String(6000 + ((n + k) % 40)))).concat(both),
      }),
    );
    const tenant = withGroups(tenantOf(CALLER, ONE, TWO), ...groups);
    const began = performance.now();
    expect(numbersOf(attemptsOf(planCall(tenant, legFrom('1009', '6000'), NOW)))).toEqual(['1001', '1002']);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('the strategies (contract 20 §4.2)', () => {
  const members = [member('1001', { delaySeconds: 3, timeoutSeconds: 10 }), member('1002', { delaySeconds: 1 })];

  it.each(['simultaneous', 'enterprise', 'enterprise-2'] as const)(
    '%s rings side by side, each after its delay',
    (strategy) => {
      const { turns } = ringOf(plan({ strategy, members }));
      expect(turns).toMatchObject([
        {
          attempts: [
            { target: { number: '1002' }, delaySeconds: 1 },
            { target: { number: '1001' }, delaySeconds: 3, timeoutSeconds: 10 },
          ],
        },
      ]);
    },
  );

  it.each(['sequence', 'rollover'] as const)(
    '%s rings one after the other; a delay only says the order',
    (strategy) => {
      const { turns } = ringOf(plan({ strategy, members }));
      expect(turns).toMatchObject([
        { attempts: [{ target: { number: '1002' }, delaySeconds: 0 }] },
        { attempts: [{ target: { number: '1001' }, delaySeconds: 0, timeoutSeconds: 10 }] },
      ]);
    },
  );

  it('only rollover leaves the time of busy members out of its limit', () => {
    expect(ringOf(plan({ strategy: 'rollover', members })).timeCounted).toBe('unanswered');
    expect(ringOf(plan({ strategy: 'sequence', members })).timeCounted).toBe('all');
  });

  it('random rings one after the other in an order that the call decides', () => {
    const many = Array.from({ length: 8 }, (_, n) => member(String(1101 + n)));
    const extensions = many.map(({ number }) => extension(number));
    const order = (callId: string) =>
      rung({ strategy: 'random', members: many }, extensions, { ...legFrom('1009', '6000'), callId }).join();
    expect(order('a')).toBe(order('a'));
    const seen = new Set(Array.from({ length: 50 }, (_, n) => order(`call-${n}`)));
    expect(seen.size).toBeGreaterThan(40);
    const firsts = new Set([...seen].map((one) => one.slice(0, 4)));
    expect(firsts.size).toBe(8);
  });

  it('a member alone rings at once, whatever its delay', () => {
    const { turns } = ringOf(plan({ members: [member('1001', { delaySeconds: 9, timeoutSeconds: 12 })] }));
    expect(turns).toMatchObject([{ attempts: [{ delaySeconds: 0, timeoutSeconds: 12 }] }]);
  });
});

describe('after ringing (contract 20 §4.3)', () => {
  it.each(['busy', 'no_answer', 'not_registered', 'failed'] as const)('%s leads to the timeout action', (failure) => {
    const { otherwise } = ringOf(plan({ members: both, timeoutData: '*991001' }));
    expect(otherwise[failure]).toMatchObject([{ step: 'transfer', destination: '*991001' }]);
  });

  it('ends with 480 where no action is set, and as busy if all were busy', () => {
    const { otherwise } = ringOf(plan({ members: both }));
    expect(otherwise.no_answer).toEqual([{ step: 'hangup', cause: 'NO_ANSWER' }]);
    expect(otherwise.busy).toEqual([{ step: 'hangup', cause: 'USER_BUSY' }]);
  });

  it('mails the missed call first, and again when the caller gives up', () => {
    const ring = ringOf(plan({ members: both, missedCallMailTo: 'desk@example.com', timeoutApp: 'hangup' }));
    expect(ring.otherwise.no_answer.map(({ step }) => step)).toEqual(['missed_call', 'hangup']);
    expect(ring.missedCall).toMatchObject({ mailTo: 'desk@example.com', kind: 'ring_group', name: 'Sales' });
    expect(ring.marksMissed).toBe(true);
  });

  it.each([
    [{ exitKey: '5' }, '5'],
    [{ greeting: 'welcome', timeoutData: '1003' }, '9'],
    [{ ringback: 'jazz', timeoutData: '1003' }, '9'],
    [{ greeting: 'welcome' }, undefined],
    [{ timeoutData: '1003' }, undefined],
  ])('%j is left by key %s', (settings, key) => {
    expect(ringOf(plan({ members: both, ...settings })).exit?.key).toBe(key);
  });
});
