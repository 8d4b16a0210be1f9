import { describe, expect, it } from 'vitest';
import type { AutobillCall, PackageTerms } from './package-terms.ts';
import { MinutePool, type RatedCall, rateCall } from './rate-call.ts';
import { bookOf, inbound, outbound, rate, special, tariffOf } from './testing.ts';

/** A minute: 1 costs 0.01, 1212 0.02, 44 0.03, 447 0.05; everything else, where 999 is there, 0.50. */
const RATES = [rate(1, '1', 10_000), rate(2, '1212', 20_000), rate(3, '44', 30_000), rate(4, '447', 50_000)];
const TARIFF = tariffOf(RATES);
const WITH_999 = tariffOf([...RATES, rate(9, '999', 500_000)]);

function rated(terms: Partial<PackageTerms>, call: AutobillCall, tariff = TARIFF): RatedCall {
  return rateCall(call, bookOf(terms), tariff);
}

describe('the price of a call (contract 40 B12.4, B14 point 10)', () => {
  it.each<[string, Partial<PackageTerms>, string, Partial<RatedCall>]>([
    ['ten digits in North America', { nanp10Digit: true }, '3105550100', { e164: '13105550100', prefix: '1' }],
    ['a plus', {}, '+442079460000', { e164: '442079460000', prefix: '44', type: 'usage_international' }],
    ['the exit code', {}, '011442079460000', { e164: '442079460000', prefix: '44' }],
    [
      'a leading 0 to be stripped',
      { countryCode: '44', exitCode: '00', prefixCorrection: true, nationalLengths: [] },
      '02079460000',
      { e164: '442079460000', prefix: '44', type: 'usage_outbound' },
    ],
    ['the longest prefix', {}, '12125550100', { prefix: '1212', charge: 20_000, rule: 'tariff', rateId: 2 }],
    ['the longest prefix abroad', {}, '+447700900123', { prefix: '447', charge: 50_000, countryCode: '44' }],
    [
      'a custom prefix, without markup',
      { customPrefixes: ['1212'], customOutboundRate: 7_000, markup: 12_000 },
      '12125550100',
      { rule: 'custom_prefix', prefix: '1212', charge: 7_000 },
    ],
    [
      'the tariff before the custom rate',
      { customOutboundRate: 7_000 },
      '12125550100',
      { rule: 'tariff', charge: 20_000 },
    ],
    ['a markup of 20 %', { markup: 12_000 }, '12125550100', { charge: 24_000, perMinute: 24_000 }],
    ['a markup of 120 %', { markup: 22_000 }, '12125550100', { charge: 44_000 }],
    [
      'the custom rate where the tariff has none',
      { customOutboundRate: 7_000 },
      '+33142685300',
      { rule: 'custom_rate' },
    ],
    ['a country that shares its code', {}, '12425550100', { countryCode: '1242', type: 'usage_international' }],
    ['no price', {}, '+33142685300', { rule: 'unrated', reason: 'no-rate', charge: 0 }],
    ['no number', {}, '911', { rule: 'unrated', reason: 'invalid-number', e164: null, charge: 0 }],
  ])('is found by %s', (_what, terms, number, expected) => {
    expect(rated(terms, outbound(number, 60))).toMatchObject(expected);
  });

  it('is that of 999 with markup where nothing else matches, but for a custom rate', () => {
    const call = outbound('+33142685300', 60);
    expect(rated({ markup: 12_000 }, call, WITH_999)).toMatchObject({ rule: 'tariff_999', charge: 600_000 });
    expect(rated({ customOutboundRate: 7_000 }, call, WITH_999)).toMatchObject({ rule: 'custom_rate', charge: 7_000 });
  });

  it.each([
    [{ first: 60, next: 60 }, 61, 120],
    [{ first: 60, next: 60 }, 1, 60],
    [{ first: 6, next: 6 }, 61, 66],
    [{ first: 30, next: 6 }, 1, 30],
    [{ first: 30, next: 6 }, 31, 36],
    [{ first: 30, next: 6 }, 95, 96],
    [{ first: 1, next: 1 }, 95, 95],
    [{ first: 60, next: 60 }, 0, 0],
  ])('by increments of %j of %i s is one of %i s', (outboundIncrement, billsec, billedSeconds) => {
    const { billedSeconds: billed, charge } = rated(
      { customOutboundRate: 60_000, outboundIncrement },
      outbound('+33142685300', billsec),
    );
    expect([billed, charge]).toEqual([billedSeconds, billedSeconds * 1_000]);
  });

  it('has the connection fee and the minimum of the tariff, and rounds once, half up', () => {
    const tariff = tariffOf([rate(1, '33', 333, { firstBlock: 1, increment: 1, connection: 50_000, minimum: 60_000 })]);
    expect(rated({}, outbound('+33142685300', 10), tariff).charge).toBe(60_000);
    expect(rated({ markup: 12_345 }, outbound('+33142685300', 3_600), tariff).charge).toBe(50_000 + 24_665);
  });

  it('of an inbound call is the custom inbound rate', () => {
    const terms = { inboundBilling: true, customInboundRate: 4_000, inboundIncrement: { first: 30, next: 6 } };
    const call = rated(terms, inbound('12125550100', 31));
    expect(call).toMatchObject({ rule: 'inbound_rate', type: 'usage_inbound', billedSeconds: 36, charge: 2_400 });
    expect(rated({ inboundBilling: true }, inbound('12125550100', 31))).toMatchObject({ rule: 'unrated' });
  });

  it('too large to be counted is none, and is told', () => {
    const tariff = tariffOf([rate(1, '33', 9_000_000_000_000_000)]);
    expect(rated({ markup: 22_000 }, outbound('+33142685300', 60), tariff)).toMatchObject({
      rule: 'unrated',
      reason: 'amount',
    });
    expect(rated({}, outbound('+33142685300', 6_000), tariff)).toMatchObject({ rule: 'unrated', reason: 'amount' });
  });
});

describe('special rates (contract 40 B12.4 step 3)', () => {
  const AU = { countryCode: '61', exitCode: '0011', nationalLengths: [9] };
  const specialRates = [
    special('13', { priority: 10, flatRate: 250_000, mode: 'hybrid', perMinuteRate: 10_000 }),
    special('1800', { priority: 30, flatRate: 0 }),
    special('1300', { priority: 20 }),
  ];

  it.each([
    ['1800123456', '1800', 0],
    ['1300123456', '1300', 350_000],
    ['131234', '13', 270_000],
  ])('are taken by priority, 1800 before 1300 before 13: %s', (number, pattern, charge) => {
    const call = rated({ ...AU, specialRates }, outbound(number, 61));
    expect(call).toMatchObject({ rule: 'special_rate', type: 'special_rate', prefix: pattern, charge });
  });

  it('of one priority are taken by the length of the pattern', () => {
    const same = [special('13', { flatRate: 1 }), special('1300', { flatRate: 2 })];
    expect(rated({ ...AU, specialRates: same }, outbound('1300123456', 60)).charge).toBe(2);
  });

  it.each([
    ['flat_per_call', 350_000],
    ['per_minute', 20_000],
    ['hybrid', 370_000],
  ] as const)('by %s', (mode, charge) => {
    const rule = special('1300', { mode, perMinuteRate: 10_000 });
    expect(rated({ ...AU, specialRates: [rule] }, outbound('1300123456', 61)).charge).toBe(charge);
  });

  it('come before every filter', () => {
    const terms = { ...AU, specialRates, suppress: ['1300*'], excludeBilling: ['[outbound]'] };
    expect(rated(terms, outbound('1300123456', 60)).rule).toBe('special_rate');
  });

  it('are those of the direction', () => {
    const rule = special('1300', { direction: 'inbound' });
    expect(rated({ ...AU, specialRates: [rule] }, outbound('1300123456', 60)).rule).not.toBe('special_rate');
  });

  it('leave every other call uncharged with special_only, if there are any', () => {
    const terms = { specialRates, specialOnly: true };
    expect(rated(terms, outbound('12125550100', 60))).toMatchObject({ rule: 'special_only', charge: 0 });
    expect(rated({ specialOnly: true }, outbound('12125550100', 60))).toMatchObject({ rule: 'tariff' });
  });
});

describe('filters (contract 40 B12.4 step 4)', () => {
  it('hide calls, or let them cost nothing', () => {
    expect(rated({ suppress: ['1212*'] }, outbound('12125550100', 60))).toMatchObject({
      rule: 'suppressed',
      charge: 0,
    });
    expect(rated({ excludeBilling: ['8005551212'] }, outbound('+18005551212', 60))).toMatchObject({
      rule: 'excluded',
      billedSeconds: 60,
      charge: 0,
    });
    const inboundFree = { inboundBilling: true, customInboundRate: 4_000, excludeBilling: ['[inbound]'] };
    expect(rated(inboundFree, inbound('12125550100', 60))).toMatchObject({ rule: 'excluded', charge: 0 });
  });
});

describe('free minutes (contract 40 B12.4 step 7)', () => {
  it('of a pool split the call that crosses the limit', () => {
    const book = bookOf({ freeMinutes: 5 });
    const pool = new MinutePool(300);
    const calls = [180, 150, 61].map((billsec) => rateCall(outbound('13105550100', billsec), book, TARIFF, pool));
    expect(
      calls.map(({ billedSeconds, freeSeconds, charge, type }) => [billedSeconds, freeSeconds, charge, type]),
    ).toEqual([
      [180, 180, 0, 'usage_outbound'],
      [180, 120, 10_000, 'overage'],
      [120, 0, 20_000, 'overage'],
    ]);
    expect(pool.used).toBe(300);
  });

  it.each<[string, Partial<PackageTerms>, AutobillCall, number]>([
    ['national calls of the tariff', {}, outbound('13105550100', 60), 60],
    [
      'national calls of the custom rate',
      { customOutboundRate: 1, customPrefixes: ['1'] },
      outbound('13105550100', 60),
      60,
    ],
    [
      'inbound calls with inbound billing',
      { inboundBilling: true, customInboundRate: 1 },
      inbound('13105550100', 60),
      60,
    ],
    ['no international calls', {}, outbound('+442079460000', 60), 0],
    ['no special rates', { specialRates: [special('1310')] }, outbound('13105550100', 60), 0],
    ['no filtered calls', { excludeBilling: ['1310*'] }, outbound('13105550100', 60), 0],
    ['no calls without a price', {}, outbound('911', 60), 0],
  ])('of a pool are used by %s', (_what, terms, call, used) => {
    const pool = new MinutePool(600);
    rateCall(call, bookOf({ freeMinutes: 10, ...terms }), TARIFF, pool);
    expect(pool.used).toBe(used);
  });

  it('are the first ones of each call where it is charged at once', () => {
    const terms = { realtime: true, freeMinutes: 2 };
    expect(rated(terms, outbound('13105550100', 120))).toMatchObject({ freeSeconds: 120, charge: 0 });
    expect(rated(terms, outbound('13105550100', 121))).toMatchObject({ freeSeconds: 120, charge: 10_000 });
    expect(rated({ ...terms, freeMinutes: 'unlimited' }, outbound('13105550100', 36_000)).charge).toBe(0);
  });
});
