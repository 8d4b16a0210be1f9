import { describe, expect, it } from 'vitest';
import type { ExtensionConfiguration, TenantConfiguration } from '../configuration.ts';
import type { Leg } from '../leg.ts';
import { planCall } from '../plan-call.ts';
import type { AgentConfiguration } from '../queue/configuration.ts';
import { reachAgent } from '../queue/reach-agent.ts';
import { ruleOf } from '../testing/call-block.ts';
import { dialplanRow, outboundOf, provider, route } from '../testing/outbound.ts';
import { followMe, member, ringGroup, withFollowMe, withGroups } from '../testing/ring-group.ts';
import { extension, forwardTo, legFrom, legFromOutside, NOW, tenantOf, uuidOf } from '../testing/tenant.ts';
import type { OutboundConfiguration } from './configuration.ts';

const AGENT: AgentConfiguration = {
  uuid: uuidOf('91002'),
  name: 'Ann',
  id: '1002',
  hasPin: false,
  type: 'callback',
  number: '1002',
  status: 'Available',
  callTimeoutSeconds: 25,
  maxNoAnswer: 3,
  wrapUpSeconds: 10,
  rejectDelaySeconds: 30,
  busyDelaySeconds: 60,
  noAnswerDelaySeconds: 10,
};
const QUEUE = { name: 'Support', namePrefix: '' };

const NUMBER = '+441632960000';
const UK = outboundOf({ providers: [provider(1)], routes: [route(10, '44', 1)] });

function office(
  tenant: Partial<TenantConfiguration> = {},
  caller: Partial<ExtensionConfiguration> = {},
): TenantConfiguration {
  return { ...tenantOf(extension('1001', caller), extension('1002')), ...tenant };
}

function planned(outbound: OutboundConfiguration, dialled: string | Leg = NUMBER, tenant = office()) {
  const leg = typeof dialled === 'string' ? legFrom('1001', dialled) : dialled;
  return planCall(tenant, leg, NOW, { ownerOfDid: () => null, outbound });
}

function candidates(...asked: Parameters<typeof planned>) {
  const [step] = planned(...asked).steps;
  if (step?.step !== 'dial') throw new Error(`the call is not dialled but ${JSON.stringify(step)}`);
  return step.candidates;
}

describe('a number outside (contract 20 §0.10 step 15)', () => {
  it('leaves by its route, as an outbound call that names all that records and rating want', () => {
    const plan = planned(UK);
    expect(plan).toMatchObject({ direction: 'outbound', handledBy: { kind: 'outside', number: '441632960000' } });
    expect(plan.steps).toMatchObject([
      {
        step: 'dial',
        number: '441632960000',
        emergency: false,
        extension: { uuid: uuidOf('1001'), number: '1001' },
        accountcode: 'account-1001',
        divertedBy: '',
        candidates: [{ providerId: 1, routeId: 10, destinationId: '44', number: '441632960000', row: null }],
      },
    ]);
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });

  it('comes after everything inside', () => {
    const all = outboundOf({ providers: [provider(1)], routes: [route(10, '*', 1), route(11, '1002', 1)] });
    expect(planned(all, '1002').steps[0]?.step).toBe('ring');
    expect(planned(all, '*97').steps[0]?.step).not.toBe('dial');
  });

  it('tells by sentences which route it takes and why not the others', () => {
    const outbound = outboundOf({
      providers: [provider(1, { weight: 5 }), provider(2, { weight: 9 })],
      routes: [route(10, '44', 1), route(11, '44', 2), route(12, '44', 2, { tollAllow: 'far', tenantId: 7 })],
    });
    const { decisions } = planned(outbound, NUMBER, office({}, { tollAllow: ['near'] }));
    expect(decisions).toEqual([
      '441632960000 leaves by destination 44, its routes in the order of priority and weight',
      'route route-11 over carrier-2 (shared, priority 100, weight 9) is tried first',
      'route route-10 over carrier-1 (shared, priority 100, weight 5) is tried when those before it fail',
      'route route-12 over carrier-2 needs the class far, which the caller lacks',
    ]);
  });

  it('without any route leaves by the weightiest voice provider; a fax provider is none', () => {
    const providers = [
      provider(1, { weight: 1 }),
      provider(2, { weight: 2 }),
      provider(3, { weight: 9, serviceFlag: 2 }),
    ];
    expect(candidates(outboundOf({ providers }))).toMatchObject([
      { providerId: 2, routeId: null, destinationId: null },
    ]);
  });

  it('that no route matches is 404 NO_ROUTE_DESTINATION', () => {
    expect(planned(UK, '+15551234567').steps).toEqual([{ step: 'hangup', cause: 'NO_ROUTE_DESTINATION', status: 404 }]);
  });

  it('is 404 as ever while nothing leads outside', () => {
    expect(planCall(office(), legFrom('1001', NUMBER), NOW).steps).toEqual([
      { step: 'hangup', cause: 'UNALLOCATED_NUMBER' },
    ]);
  });
});

describe('numbers of 4 to 6 digits (contract 30 §5.3 step 1)', () => {
  const everything = outboundOf({ providers: [provider(1)], routes: [route(10, '*', 1), route(11, '118', 1)] });

  it.each(['1999', '12345', '123456'])('%s does not leave by *', (number) => {
    expect(planned(everything, number).steps).toEqual([{ step: 'hangup', cause: 'UNALLOCATED_NUMBER' }]);
  });

  it('leave by a destination of their own, and other numbers by *', () => {
    expect(candidates(everything, '118118')).toMatchObject([{ routeId: 11 }]);
    expect(candidates(everything, '411')).toMatchObject([{ routeId: 10 }]);
    expect(candidates(everything, '1234567')).toMatchObject([{ routeId: 10 }]);
  });

  it('do not leave where there is no route at all, either', () => {
    expect(planned(outboundOf({ providers: [provider(1)] }), '1999').steps).toEqual([
      { step: 'hangup', cause: 'UNALLOCATED_NUMBER' },
    ]);
  });
});

describe('classes of calls (contract 20 §1.2 toll_allow)', () => {
  const far = outboundOf({ providers: [provider(1)], routes: [route(10, '44', 1, { tollAllow: 'international' })] });
  const barred = [
    { step: 'say', prompt: 'outgoing_call_barred' },
    { step: 'hangup', cause: 'OUTGOING_CALL_BARRED', status: 403, blockReason: 'toll' },
  ];

  it('bar an extension that lacks the class, with an announcement and 403', () => {
    expect(planned(far, NUMBER, office({}, { tollAllow: ['local'] })).steps).toEqual(barred);
  });

  it('let pass who holds it, or has no list', () => {
    expect(candidates(far, NUMBER, office({}, { tollAllow: ['local', 'International'] }))).toHaveLength(1);
    expect(candidates(far)).toHaveLength(1);
  });

  it('make a shorter prefix count that the caller may dial', () => {
    const both = outboundOf({ ...far, routes: [...far.routes, route(11, '4', 1)] });
    expect(candidates(both, NUMBER, office({}, { tollAllow: ['local'] }))).toMatchObject([{ routeId: 11 }]);
  });

  it('of a forwarded call are those of the extension that forwards (contract 20 §1.8.5)', () => {
    const tenant = office({}, {});
    const by = (uuid: string) => ({ ...legFromOutside(NUMBER, { forwards: 1, forwardedBy: uuid }) });
    const limited = {
      ...tenant,
      extensions: new Map([...tenant.extensions, [uuidOf('1002'), extension('1002', { tollAllow: ['local'] })]]),
    };
    expect(planned(far, by(uuidOf('1002')), limited).steps).toEqual(barred);
    expect(candidates(far, by(uuidOf('1001')), limited)).toHaveLength(1);
  });
});

describe('call block (contract 20 §0.10 step 2)', () => {
  const rule = ruleOf('+4416*', { direction: 'outbound' });

  it('takes forwarded calls as it takes dialled ones', () => {
    const tenant = office({ callBlocks: [rule] });
    const blocked = { step: 'blocked', ruleUuid: rule.uuid };
    expect(planned(UK, NUMBER, tenant).steps[0]).toMatchObject(blocked);
    const forwarded = legFromOutside(NUMBER, { forwards: 1, forwardedBy: uuidOf('1002') });
    expect(planned(UK, forwarded, tenant).steps[0]).toMatchObject(blocked);
  });
});

describe('the outbound dialplan (contract 40 B10.3)', () => {
  const providers = [provider(1), provider(2, { prefix: '|00' }), provider(3, { tenantId: 8 })];

  it('comes before routes: group 1 is sent behind the prefix of the row, rewritten by each gateway, and rated alone', () => {
    const dialplan = [dialplanRow('^9(\\d{7})$', [2, 1], { prefixNumber: '1555', limit: 3, accountcode: 'sales' })];
    const plan = planned(outboundOf({ providers, dialplan, routes: [route(10, '9', 1)] }), '91234567');
    expect(plan.steps).toMatchObject([
      {
        number: '1234567',
        accountcode: 'sales',
        candidates: [
          { providerId: 2, number: '0015551234567', routeId: null, row: { uuid: uuidOf('77'), limit: 3 } },
          { providerId: 1, number: '15551234567' },
        ],
      },
    ]);
  });

  it('has the tenant’s rows before those of all, then by order, and any of several lines', () => {
    const dialplan = [
      dialplanRow('^\\d+$', [1], { name: 'all', order: 1 }),
      dialplanRow('^x$\n^44.*$', [1], { name: 'own, later', tenantId: 7, order: 20 }),
      dialplanRow('^44(.*)$', [2], { name: 'own', tenantId: 7, order: 10 }),
      dialplanRow('.*', [1], { name: 'of others', tenantId: 8, order: 0 }),
    ];
    const { decisions } = planned(outboundOf({ providers, dialplan }), '441632960000');
    expect(decisions[0]).toBe('outbound dialplan own takes 441632960000 as 1632960000, over carrier-2');
  });

  it('passes over rows whose class the caller lacks and gateways that are not the tenant’s; nothing left is barred', () => {
    const dialplan = [
      dialplanRow('^44.*$', [1], { tollAllow: 'far' }),
      dialplanRow('^44.*$', [3], { name: 'foreign' }),
    ];
    const caller = office({}, { tollAllow: ['near'] });
    expect(planned(outboundOf({ providers, dialplan }), '441632960000', caller).steps.at(-1)).toMatchObject({
      cause: 'OUTGOING_CALL_BARRED',
    });
    expect(
      candidates(outboundOf({ providers, dialplan, routes: [route(10, '44', 1)] }), '441632960000', caller),
    ).toMatchObject([{ routeId: 10 }]);
  });

  it('may send numbers of 4 to 6 digits', () => {
    const dialplan = [dialplanRow('^118\\d{3}$', [1])];
    expect(candidates(outboundOf({ providers, dialplan }), '118118')).toMatchObject([{ number: '118118' }]);
  });
});

describe('emergency numbers (contract 30 §5.3 step 0)', () => {
  const providers = [provider(1, { weight: 1, prefix: '|9' }), provider(2, { weight: 2, prefix: '|9' })];

  it('go before all else: no suspension, block, class or transfer limit keeps them back', () => {
    const tenant = office(
      { active: false, subscriptionSuspended: true, callBlocks: [ruleOf('*', { direction: 'both' })] },
      { tollAllow: ['none'] },
    );
    const leg = legFrom('1001', '112', { transfers: 30 });
    const plan = planned(outboundOf({ providers, routes: [route(10, '1', 1, { tollAllow: 'x' })] }), leg, tenant);
    expect(plan.steps).toMatchObject([{ step: 'dial', emergency: true, number: '112', candidates: [{ routeId: 10 }] }]);
  });

  it('leave by a destination of exactly that prefix, rewritten; by others as dialled', () => {
    const routes = [route(10, '112', 1), route(11, '*', 2)];
    expect(candidates(outboundOf({ providers, routes }), '112')).toMatchObject([{ routeId: 10, number: '9112' }]);
    expect(candidates(outboundOf({ providers, routes }), '999')).toMatchObject([{ routeId: 11, number: '999' }]);
  });

  it('without a route try every voice provider by weight, as dialled', () => {
    const others = [provider(3, { serviceFlag: 2, weight: 9 }), provider(4, { tenantId: 8, weight: 9 })];
    const routes = [route(10, '44', 1)];
    expect(candidates(outboundOf({ providers: [...providers, ...others], routes }), '112')).toMatchObject([
      { providerId: 2, number: '112', routeId: null },
      { providerId: 1, number: '112', routeId: null },
    ]);
  });

  it('leave by outbound dialplan rows that are meant for them alone', () => {
    const row = dialplanRow('^1.*$', [1]);
    expect(candidates(outboundOf({ providers, dialplan: [row] }), '112')[0]?.row).toBeNull();
    const meant = { ...row, emergency: true };
    expect(candidates(outboundOf({ providers, dialplan: [meant] }), '112')).toMatchObject([
      { providerId: 1, number: '112' },
    ]);
  });

  it('show the extension’s emergency id, else the tenant’s, else what other calls show', () => {
    const outbound = outboundOf({ providers });
    const shown = (tenant: Partial<TenantConfiguration>, caller: Partial<ExtensionConfiguration>) =>
      candidates(outbound, '112', office(tenant, caller))[0]?.callerId.number;
    const own = { emergencyCallerId: { number: '+441632960111' }, outboundCallerId: { number: '+441632960222' } };
    expect(shown({ emergencyCallerId: '+441632960333' }, own)).toBe('+441632960111');
    expect(shown({ emergencyCallerId: '+441632960333' }, { outboundCallerId: own.outboundCallerId })).toBe(
      '+441632960333',
    );
    expect(shown({}, { outboundCallerId: own.outboundCallerId })).toBe('+441632960222');
  });

  it('are dialled even where no provider is known: that is told, and the call has no way', () => {
    expect(candidates(outboundOf({}), '112')).toEqual([]);
  });

  it('are not what a caller outside reaches by a DID', () => {
    expect(planned(outboundOf({ providers }), { ...legFromOutside('112'), entry: 'did' }).steps[0]?.step).toBe(
      'hangup',
    );
  });
});

describe('who is shown as calling (contract 30 §5.3 step 6)', () => {
  const own = { dids: ['+441632960500'], callerIds: ['441632960501'] };
  const shown = (
    settings: Parameters<typeof provider>[1],
    tenant: Partial<TenantConfiguration>,
    caller: Partial<ExtensionConfiguration> = {},
    leg: string | Leg = NUMBER,
  ) => {
    const outbound = outboundOf({ providers: [provider(1, settings)], routes: [route(10, '44', 1)] });
    return candidates(outbound, leg, office(tenant, caller))[0]?.callerId;
  };
  const set = { outboundCallerId: { name: 'Sales', number: '+441632960222' } };
  const common = { outboundCallerId: { name: 'Acme', number: '+441632960333' } };

  it('is what the provider pins, under every policy', () => {
    expect(shown({ outboundCallerId: '+15550', callerIdPolicy: 'owned' }, common, set)).toEqual({
      name: '+15550',
      number: '+15550',
    });
  });

  it('is the extension’s, else the tenant’s, else a DID, else the extension’s number', () => {
    expect(shown({}, { ...common, ownNumbers: own }, set)).toEqual({ name: 'Sales', number: '+441632960222' });
    expect(shown({}, { ...common, ownNumbers: own })).toEqual({ name: 'Acme', number: '+441632960333' });
    expect(shown({}, { ownNumbers: own })).toEqual({ name: '+441632960500', number: '+441632960500' });
    expect(shown({}, {})).toEqual({ name: '1001', number: '1001' });
  });

  it('under the policy owned is a DID or caller id of the tenant alone, else nobody', () => {
    const owned = { callerIdPolicy: 'owned' } as const;
    expect(shown(owned, { ...common, ownNumbers: own }, set)?.number).toBe('+441632960500');
    expect(
      shown(owned, { ...common, ownNumbers: own }, { outboundCallerId: { number: '+441632960501' } })?.number,
    ).toBe('+441632960501');
    expect(shown(owned, common, set)).toEqual({ name: '', number: '' });
  });

  it('of a forwarded call is its caller, or where that is refused who forwards', () => {
    const forwarded = legFromOutside(NUMBER, { forwards: 1, forwardedBy: uuidOf('1001') });
    expect(shown({}, common, set, forwarded)).toEqual({ name: 'Carol', number: '+441632960000' });
    const ids = { dids: [], callerIds: ['+441632960222'] };
    expect(shown({ callerIdPolicy: 'owned' }, { ...common, ownNumbers: ids }, set, forwarded)?.number).toBe(
      '+441632960222',
    );
  });
});

describe('members outside', () => {
  const mobile = '+441632960777';
  const attempts = (tenant: TenantConfiguration, leg: Leg, outbound = UK) => {
    const [step] = planned(outbound, leg, tenant).steps;
    return step?.step === 'ring' ? step.turns.flatMap((turn) => turn.attempts) : [];
  };

  it('of a ring group ring beside phones, with the tenant’s rights and the group’s caller id (contract 20 §4.1)', () => {
    const far = outboundOf({ providers: [provider(1)], routes: [route(10, '44', 1, { tollAllow: 'far' })] });
    const group = ringGroup('6001', {
      members: [member('1002'), member(mobile, { confirms: true, delaySeconds: 5, timeoutSeconds: 12 })],
      callerId: { name: 'Desk', number: '+441632960600' },
      namePrefix: 'G',
    });
    const tenant = withGroups(office({}, { tollAllow: ['near'] }), group);
    expect(attempts(tenant, legFrom('1001', '6001'), far)).toMatchObject([
      { target: { kind: 'extension', number: '1002' } },
      {
        target: {
          kind: 'outside',
          number: mobile,
          call: { extension: null, candidates: [{ callerId: { name: 'G#Desk', number: '+441632960600' } }] },
        },
        delaySeconds: 5,
        timeoutSeconds: 12,
        confirms: true,
      },
    ]);
  });

  it('of a follow me have the rights and account of its extension (contract 20 §10.2)', () => {
    const places = [{ uuid: '', number: mobile, delaySeconds: 0, timeoutSeconds: 20, confirms: false }];
    const tenant = withFollowMe(office(), followMe('1002', places));
    const looked = (tollAllow: readonly string[]) => {
      const extensions = new Map([
        ...tenant.extensions,
        [uuidOf('1002'), extension('1002', { followMeEnabled: true, tollAllow })] as const,
      ]);
      const routes = [route(10, '44', 1, { tollAllow: 'far' })];
      return attempts(
        { ...tenant, extensions },
        legFrom('1001', '1002'),
        outboundOf({ providers: [provider(1)], routes }),
      );
    };
    expect(looked(['far'])).toMatchObject([
      { target: { kind: 'outside', call: { extension: { number: '1002' }, accountcode: 'account-1002' } } },
    ]);
    expect(looked(['near'])).toEqual([]);
  });

  it('are where an extension of a group forwards all its calls to', () => {
    const group = ringGroup('6001', { members: [member('1002')], followsForwards: true });
    const base = office();
    const extensions = new Map([
      ...base.extensions,
      [
        uuidOf('1002'),
        extension('1002', { forwardAll: forwardTo(mobile), outboundCallerId: { number: '+4415' } }),
      ] as const,
    ]);
    expect(attempts(withGroups({ ...base, extensions }, group), legFromOutside('6001'))).toMatchObject([
      { target: { kind: 'outside', call: { extension: { number: '1002' }, divertedBy: '+4415' } } },
    ]);
  });

  it('of a queue are agents whose contact is outside, on behalf of the tenant (contract 20 §5)', () => {
    const agent = { ...AGENT, number: mobile, callTimeoutSeconds: 25 };
    const platform = { ownerOfDid: () => null, outbound: UK };
    expect(reachAgent(office(), legFromOutside('3000'), NOW, QUEUE, agent, platform)).toMatchObject([
      {
        target: {
          kind: 'outside',
          number: mobile,
          call: { extension: null, candidates: [{ callerId: { name: 'Carol' } }] },
        },
        timeoutSeconds: 25,
      },
    ]);
    expect(reachAgent(office(), legFromOutside('3000'), NOW, QUEUE, agent)).toEqual([]);
  });
});
