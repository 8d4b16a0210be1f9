import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rate } from '../rate.ts';
import { LineBook } from './lines.ts';
import type { AutobillCall, PackageTerms } from './package-terms.ts';
import { MinutePool, type RatedCall, rateCall } from './rate-call.ts';
import { bookOf, rate, special, tariffOf } from './testing.ts';

const PREFIXES = ['1', '12', '121', '1212', '13', '44', '447', '4477', '999'];

const increments = fc.constantFrom(
  { first: 60, next: 60 },
  { first: 30, next: 6 },
  { first: 1, next: 1 },
  { first: 6, next: 6 },
);
const money = fc.integer({ min: 0, max: 5_000_000 });
const rates = fc
  .uniqueArray(fc.constantFrom(...PREFIXES), { maxLength: PREFIXES.length })
  .chain((prefixes) => fc.tuple(...prefixes.map((prefix) => rateOf(prefix))));
const rateOf = (prefix: string) =>
  fc.record({ perMinute: money, increment: increments, connection: money, minimum: money }).map((terms) =>
    rate(Number(prefix), prefix, terms.perMinute, {
      firstBlock: terms.increment.first,
      increment: terms.increment.next,
      connection: terms.connection,
      minimum: terms.minimum,
    }),
  );
const packages: fc.Arbitrary<Partial<PackageTerms>> = fc.record({
  markup: fc.integer({ min: 0, max: 50_000 }),
  customOutboundRate: fc.option(money, { nil: null }),
  customPrefixes: fc.subarray(['1212', '4477', '13']),
  outboundIncrement: increments,
  freeMinutes: fc.integer({ min: 0, max: 60 }),
  specialRates: fc.subarray([special('13', { priority: 20 }), special('4477', { mode: 'hybrid', perMinuteRate: 7 })]),
  suppress: fc.subarray(['12125550100']),
  excludeBilling: fc.subarray(['447*']),
});
const calls = fc.array(
  fc.record<AutobillCall>({
    direction: fc.constant('outbound'),
    number: fc.oneof(
      fc.constantFrom('12125550100', '13105550100', '+447700900123', '+442079460000', '911', '+33142685300'),
      fc.stringMatching(/^\+?\d{5,16}$/),
    ),
    caller: fc.constant('1001'),
    description: fc.constant('Outbound DID'),
    billsec: fc.nat({ max: 20_000 }),
  }),
  { maxLength: 40 },
);

const freeSecondsOf = (terms: Partial<PackageTerms>) =>
  typeof terms.freeMinutes === 'number' ? terms.freeMinutes * 60 : 0;

function rateInOrder(
  terms: Partial<PackageTerms>,
  deck: readonly Rate[],
  inOrder: readonly AutobillCall[],
): RatedCall[] {
  const pool = new MinutePool(freeSecondsOf(terms));
  const [book, tariff] = [bookOf(terms), tariffOf(deck)];
  return inOrder.map((call) => rateCall(call, book, tariff, pool));
}

/** Charges once more, with exact fractions and the rule of the contract written out; shares no code with what is tested. */
function naiveCharges(terms: Partial<PackageTerms>, deck: readonly Rate[], inOrder: readonly AutobillCall[]): bigint[] {
  let pool = freeSecondsOf(terms);
  return inOrder.map(({ number, billsec }) => {
    const digits = number.replace(/\D/g, '');
    let e164 = digits;
    if (!number.startsWith('+') && digits.startsWith('011')) e164 = digits.slice(3);
    else if (!number.startsWith('+') && digits.length === 10) e164 = `1${digits}`;
    const isValid = e164.length >= 7 && e164.length <= 15;
    const written = [number, digits, ...(isValid ? [e164, ...(e164.startsWith('1') ? [e164.slice(1)] : [])] : [])];
    const begins = (prefix: string) => written.some((one) => one.startsWith(prefix));
    const rule = (terms.specialRates ?? [])
      .filter(({ pattern }) => begins(pattern))
      .sort((a, b) => b.priority - a.priority)[0];
    const cost = (
      minute: bigint,
      of: bigint,
      first: number,
      next: number,
      connection: number,
      minimum: number,
      usesPool: boolean,
    ) => {
      if (billsec === 0) return 0n;
      let billed = first;
      while (billed < billsec) billed += next;
      const free = usesPool ? Math.min(pool, billed) : 0;
      pool -= free;
      if (billed === free) return 0n;
      const product = BigInt(billed - free) * minute;
      const rounded = product / of + ((product % of) * 2n >= of ? 1n : 0n);
      const sum = BigInt(connection) + rounded;
      return sum < BigInt(minimum) ? BigInt(minimum) : sum;
    };
    const { first = 60, next = 60 } = terms.outboundIncrement ?? {};
    if (rule) {
      const minute = rule.mode === 'flat_per_call' ? 0 : rule.perMinuteRate;
      return cost(BigInt(minute), 60n, first, next, rule.flatRate, 0, false);
    }
    if ((terms.suppress ?? []).some((item) => written.includes(item))) return 0n;
    if ((terms.excludeBilling ?? []).includes('447*') && begins('447')) return 0n;
    if (!isValid) return 0n;
    const country = ['1242', '1876', '77', '33', '44', '61', '49', '1', '7'].find((code) => e164.startsWith(code));
    const custom = terms.customOutboundRate ?? null;
    const byCustom = () => cost(BigInt(custom ?? 0), 60n, first, next, 0, 0, country === '1');
    const byRate = (one: Rate) =>
      cost(
        BigInt(one.blockRate) * BigInt(terms.markup ?? 10_000),
        600_000n,
        one.firstBlock,
        one.increment,
        one.connection,
        one.minimum,
        country === '1',
      );
    if (custom !== null && (terms.customPrefixes ?? []).some((prefix) => e164.startsWith(prefix))) return byCustom();
    const found = deck
      .filter(({ prefix }) => prefix !== '999' && e164.startsWith(prefix))
      .sort((a, b) => b.prefix.length - a.prefix.length)[0];
    if (found) return byRate(found);
    if (custom !== null) return byCustom();
    const fallback = deck.find(({ prefix }) => prefix === '999');
    return fallback ? byRate(fallback) : 0n;
  });
}

function linesOf(rated: readonly RatedCall[]) {
  const book = new LineBook();
  for (const call of rated) book.add(call);
  return [...book.lines.values()];
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

describe('rating', () => {
  it('charges what the contract’s rules charge, written out a second time', () => {
    fc.assert(
      fc.property(packages, rates, calls, (terms, deck, inOrder) => {
        const charges = rateInOrder(terms, deck, inOrder).map(({ charge }) => BigInt(charge));
        expect(charges).toEqual(naiveCharges(terms, deck, inOrder));
      }),
      { numRuns: 300 },
    );
  });

  it('makes lines that sum to the calls, in integers alone', () => {
    fc.assert(
      fc.property(packages, rates, calls, (terms, deck, inOrder) => {
        const rated = rateInOrder(terms, deck, inOrder);
        const lines = linesOf(rated);
        const standing = rated.filter(({ rule }) => rule !== 'suppressed' && rule !== 'unrated');
        expect(sum(lines.map(({ amount }) => amount))).toBe(sum(rated.map(({ charge }) => charge)));
        expect(sum(lines.map((line) => line.calls))).toBe(standing.length);
        expect(sum(lines.map((line) => line.billedSeconds))).toBe(sum(standing.map((call) => call.billedSeconds)));
        const numbers = [...rated, ...lines]
          .flatMap((one) => Object.values(one))
          .filter((one) => typeof one === 'number');
        expect(numbers.filter((one) => !Number.isSafeInteger(one) || one < 0)).toEqual([]);
      }),
    );
  });

  it('makes the same lines whatever the order in which the calls come', () => {
    const shuffled = fc.tuple(packages, rates, calls).chain(([terms, deck, inOrder]) => {
      const rated = rateInOrder(terms, deck, inOrder);
      return fc.tuple(fc.constant(rated), fc.shuffledSubarray(rated, { minLength: rated.length }));
    });
    fc.assert(
      fc.property(shuffled, ([rated, other]) => {
        expect(linesOf(other)).toEqual(linesOf(rated));
      }),
    );
  });

  it('never gives more minutes free than the pool holds', () => {
    fc.assert(
      fc.property(packages, rates, calls, (terms, deck, inOrder) => {
        const given = sum(rateInOrder(terms, deck, inOrder).map(({ poolSeconds }) => poolSeconds));
        expect(given).toBeLessThanOrEqual(freeSecondsOf(terms));
      }),
    );
  });
});
