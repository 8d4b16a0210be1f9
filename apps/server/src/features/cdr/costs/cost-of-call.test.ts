import { describe, expect, it } from 'vitest';
import { costOfCall, type PricedRecord } from './cost-of-call.ts';
import { type LegCharge, LegCharges } from './read-charges.ts';

const outbound: PricedRecord = {
  direction: 'outbound',
  answer_time: new Date('2026-03-15T12:00:00Z'),
  emergency: false,
  block_reason: null,
};

const charge = (fields: Partial<LegCharge>): LegCharge => ({
  call_id: 'one',
  leg: 'b',
  originating_leg_uuid: 'call',
  number: '12025550100',
  state: 'rated',
  reason: null,
  amount: 61,
  net: 120,
  included: 0,
  chargeable: 120,
  cost: 20_000,
  rate_id: 1,
  rate: null,
  rated_at: null,
  ...fields,
});

describe('what a call cost (contract 10 §9.8)', () => {
  it.each([
    ['inbound', { direction: 'inbound' }],
    ['local', { direction: 'local' }],
    ['unanswered', { answer_time: null }],
    ['emergency', { emergency: true }],
    ['no-provider', {}],
    ['no-credit', { block_reason: 'no-credit', answer_time: null }],
  ])('is nothing where nothing of it is charged, and says why: %s', (reason, fields) => {
    expect(costOfCall({ ...outbound, ...fields }, [])).toMatchObject({ state: 'free', reason, cost: 0 });
  });

  it('is told in words whatever the reason', () => {
    const refused = costOfCall({ ...outbound, block_reason: 'no-credit' }, []);
    expect(refused.explanation).toBe('Refused: the credit did not pay for the first block.');
    expect(costOfCall({ ...outbound, block_reason: 'something-new' }, []).explanation).toBe(
      'Not charged: something-new.',
    );
  });

  it('tells how the seconds came to be charged', () => {
    expect(costOfCall(outbound, [charge({ included: 60, chargeable: 60, cost: 10_000 })])).toEqual({
      state: 'rated',
      cost: 10_000,
      reason: null,
      explanation: '61 s talked, counted as 120 s by the rate. 60 s were included. 60 s were charged.',
      answered: 61,
      billed: 120,
      included: 60,
      charged: 60,
    });
  });

  it('that the package paid for is included', () => {
    const paid = charge({ state: 'included', included: 120, chargeable: 0, cost: 0 });
    expect(costOfCall(outbound, [paid])).toMatchObject({
      state: 'included',
      cost: 0,
      explanation: 'Paid by the included minutes: 120 s.',
    });
  });

  it('sums its legs, and is not settled before the last of them is', () => {
    const legs = [charge({}), charge({ call_id: 'two', state: 'unrated', net: null, chargeable: null, cost: 0 })];
    expect(costOfCall(outbound, legs)).toMatchObject({ state: 'unrated', cost: 20_000, answered: 122, billed: 120 });
    expect(costOfCall(outbound, [charge({}), charge({ call_id: 'two' })])).toMatchObject({
      state: 'rated',
      cost: 40_000,
    });
  });
});

describe('charges of legs', () => {
  it('of an A-leg are those of all that was dialled for it, of a B-leg its own', () => {
    const charges = new LegCharges([
      charge({}),
      charge({ call_id: 'two' }),
      charge({ call_id: 'other', originating_leg_uuid: 'x' }),
    ]);
    expect(charges.of({ call_id: 'call', leg: 'a' }).map(({ call_id }) => call_id)).toEqual(['one', 'two']);
    expect(charges.of({ call_id: 'two', leg: 'b' }).map(({ call_id }) => call_id)).toEqual(['two']);
    expect(charges.of({ call_id: 'call', leg: 'b' })).toEqual([]);
  });
});
