import { describe, expect, it } from 'vitest';
import { decideGate, type GateFacts } from './gate.ts';

const A = {
  firstBlock: 60,
  increment: 60,
  billingBlock: 60,
  blockRate: 10_000,
  unitFree: 0,
  connection: 0,
  minimum: 0,
};
const GRATIS = { ...A, blockRate: 0 };

/** A tenant with credit and no included units who calls a number at rate A. */
function facts(changes: Partial<GateFacts> = {}): GateFacts {
  return {
    direction: 'outbound',
    suspended: false,
    maxConcurrentCalls: 0,
    liveCalls: 0,
    destination: { rate: A },
    noRate: 'allow',
    credit: 50_000,
    includedLeft: 0,
    overage: 'credit',
    requireCredit: false,
    spendable: null,
    isFraudBlocked: false,
    ...changes,
  };
}

const refused = (reason: string) => ({ allowed: false, reason });
const allowed = (maxSeconds: number | null) => ({ allowed: true, maxSeconds });

describe('the gate (contract 10 §9.4), check by check', () => {
  it.each<[string, Partial<GateFacts>, object]>([
    ['4 suspended, outbound', { suspended: true }, refused('tenant-suspended')],
    ['4 suspended, inbound', { suspended: true, direction: 'inbound' }, refused('tenant-suspended')],
    ['5 as many live calls as may be', { maxConcurrentCalls: 2, liveCalls: 2 }, refused('max-concurrent-calls')],
    ['5 one less', { maxConcurrentCalls: 2, liveCalls: 1 }, allowed(300)],
    ['5 inbound', { maxConcurrentCalls: 2, liveCalls: 3, direction: 'inbound' }, refused('max-concurrent-calls')],
    ['6 no rate, deny', { destination: { rate: null }, noRate: 'deny', includedLeft: 600 }, refused('no-rate')],
    ['6 no rate, allow', { destination: { rate: null }, credit: 0 }, allowed(null)],
    ['7 inbound without credit', { direction: 'inbound', credit: -5 }, allowed(null)],
    ['7 included left, no credit', { includedLeft: 60, credit: 0 }, allowed(60)],
    ['7 included left, no destination', { includedLeft: 1, credit: 0, destination: null }, allowed(null)],
    ['8 used up, block', { overage: 'block' }, refused('quota-exceeded')],
    ['8 used up, block, no destination', { overage: 'block', destination: null }, refused('quota-exceeded')],
    ['8 block, included left', { overage: 'block', includedLeft: 130 }, allowed(120)],
    ['9 less than the first block', { credit: 9_000 }, refused('no-credit')],
    ['9 a rate of nothing', { credit: 0, destination: { rate: GRATIS } }, allowed(null)],
    ['9 no destination, credit 0', { credit: 0, destination: null }, refused('no-credit')],
    ['9 no destination, credit', { destination: null }, allowed(null)],
    ['10', {}, allowed(300)],
    ['4 before 5', { suspended: true, maxConcurrentCalls: 1, liveCalls: 1 }, refused('tenant-suspended')],
    [
      '5 before 6',
      { maxConcurrentCalls: 1, liveCalls: 1, destination: { rate: null }, noRate: 'deny' },
      refused('max-concurrent-calls'),
    ],
    ['8 before 9', { overage: 'block', credit: 0 }, refused('quota-exceeded')],
    ['9 before 7 when credit is required', { requireCredit: true, includedLeft: 600, credit: 0 }, refused('no-credit')],
    ['7 when credit is required and there', { requireCredit: true, includedLeft: 60 }, allowed(360)],
  ])('%s', (_check, changes, answer) => {
    expect(decideGate(facts(changes))).toEqual(answer);
  });

  it('lets a limit of the day cut a call short, and refuses the first block beyond it', () => {
    expect(decideGate(facts({ spendable: 20_000 }))).toEqual(allowed(120));
    expect(decideGate(facts({ spendable: 9_999 }))).toEqual(refused('spending-limit'));
    expect(decideGate(facts({ spendable: 0, includedLeft: 60 }))).toEqual(allowed(60));
    expect(decideGate(facts({ spendable: 0, credit: 0 }))).toEqual(refused('no-credit'));
  });

  it('refuses paid calls after an alarm, not those from outside', () => {
    expect(decideGate(facts({ isFraudBlocked: true }))).toEqual(refused('fraud-alarm'));
    expect(decideGate(facts({ isFraudBlocked: true, direction: 'inbound' }))).toEqual(allowed(null));
  });
});

describe('the gate for a call of a service (contract 40 B12.3)', () => {
  const service = { realtime: false, blocked: false, rate: A };
  it.each<[string, Partial<GateFacts>, object]>([
    ['asks for no credit where a run bills it', { service, credit: 0 }, allowed(null)],
    ['asks for no included units either', { service, credit: 0, overage: 'block' }, allowed(null)],
    [
      'asks for credit where it is charged at once',
      { service: { ...service, realtime: true }, credit: 0 },
      refused('no-credit'),
    ],
    ['lets it last as long as the credit pays its price', { service: { ...service, realtime: true } }, allowed(300)],
    [
      'leaves included units to other calls',
      { service: { ...service, realtime: true }, credit: 0, includedLeft: 600, overage: 'block' },
      refused('no-credit'),
    ],
    [
      'refuses what has no price, where such calls are refused',
      { service: { ...service, rate: null }, noRate: 'deny' },
      refused('no-rate'),
    ],
    [
      'refuses a service whose minutes are used up',
      { service: { ...service, blocked: true } },
      refused('quota-exceeded'),
    ],
    ['lets nobody pass who is suspended', { service, suspended: true }, refused('tenant-suspended')],
    ['lets calls from outside pass', { service: { ...service, blocked: true }, direction: 'inbound' }, allowed(null)],
  ])('%s', (_what, changes, answer) => {
    expect(decideGate(facts(changes))).toEqual(answer);
  });
});
