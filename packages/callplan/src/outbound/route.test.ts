import { describe, expect, it } from 'vitest';
import { planCall } from '../plan-call.ts';
import { ruleOf } from '../testing/call-block.ts';
import { dialplanRow, outboundOf, provider, route } from '../testing/outbound.ts';
import { candidates, NUMBER, office, planned, UK } from '../testing/outside-call.ts';
import { sentencesOf } from '../testing/sentences-of.ts';
import { extension, legFrom, legFromOutside, NOW, uuidOf } from '../testing/tenant.ts';

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
    const decisions = sentencesOf(planned(outbound, NUMBER, office({}, { tollAllow: ['near'] })));
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

  it('that is a premium one may not be called, in whatever form it is dialled, unless the tenant allows it', () => {
    const everywhere = outboundOf({ providers: [provider(1)], routes: [route(10, '*', 1)] });
    const tenant = { ...office(), premiumPrefixes: ['1900', '0909'] };
    for (const dialled of ['19005551234', '+19005551234', '0019005551234', '01119005551234', '0909123456']) {
      const plan = planned(everywhere, dialled, tenant);
      expect(plan.steps).toEqual([
        { step: 'say', prompt: 'outgoing_call_barred' },
        { step: 'hangup', cause: 'OUTGOING_CALL_BARRED', status: 403, blockReason: 'premium-number' },
      ]);
      expect(sentencesOf(plan).at(-1)).toMatch(/is a premium number, and such calls are not allowed/);
    }
    expect(planned(everywhere, '19015551234', tenant).steps[0]?.step).toBe('dial');
    expect(planned(everywhere, '19005551234', { ...tenant, premiumPrefixes: [] }).steps[0]?.step).toBe('dial');
  });

  it('that is a premium one is known as such by what is sent, too', () => {
    const rewriting = outboundOf({
      providers: [provider(1)],
      dialplan: [dialplanRow('^9(\\d+)$', [1])],
    });
    const tenant = { ...office(), premiumPrefixes: ['1900'] };
    expect(planned(rewriting, '919005551234', tenant).steps[1]).toMatchObject({ blockReason: 'premium-number' });
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
    const decisions = sentencesOf(planned(outboundOf({ providers, dialplan }), '441632960000'));
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
