import { Type } from 'typebox';
import { money, nullable } from '../../../http/fields.ts';
import { fromMicros } from '../../../http/money.ts';
import { type CallCost, costOfCall } from './cost-of-call.ts';
import type { AppliedRate, LegCharge } from './read-charges.ts';

const cost = {
  amount: money(),
  currency: Type.String(),
  state: Type.Enum(['free', 'unrated', 'unratable', 'rated', 'included'], {
    description:
      'free: nothing of it is ever charged; unrated: not charged yet; unratable: it could not be; rated: charged by a rate; included: paid by the included minutes',
  }),
  reason: nullable(Type.String({ description: 'A word for programs' })),
  explanation: Type.String(),
  answered_seconds: Type.Integer(),
  billed_seconds: Type.Integer({ description: 'After first block and increments' }),
  included_seconds: Type.Integer(),
  charged_seconds: Type.Integer(),
};

const RateReply = Type.Object({
  rate_id: nullable(Type.Integer()),
  destination_id: Type.String(),
  unit_first_block: Type.Integer(),
  unit_increment: Type.Integer(),
  unit_billing_block: Type.Integer(),
  unit_block_rate: money(),
  unit_free: Type.Integer(),
  cost_connection: money(),
  cost_minimum: money(),
});

/** What a call cost: of an A-leg's record all that was charged for its call, of a B-leg's its own part. */
export const CostReply = Type.Object(cost);

export const CostOfCallReply = Type.Object({
  call_id: Type.String(),
  block_reason: nullable(Type.String()),
  ...cost,
  legs: Type.Array(
    Type.Object({
      call_id: Type.String(),
      leg: Type.Enum(['a', 'b']),
      number: Type.String(),
      ...cost,
      rate: Type.Optional(nullable(RateReply)),
      rated_at: nullable(Type.String()),
    }),
  ),
});

export function presentCost(of: CallCost, currency: string): Record<string, unknown> {
  return {
    amount: fromMicros(of.cost),
    currency,
    state: of.state,
    reason: of.reason,
    explanation: of.explanation,
    answered_seconds: of.answered,
    billed_seconds: of.billed,
    included_seconds: of.included,
    charged_seconds: of.charged,
  };
}

/** @param withRate whether he who asks may see rates */
export function presentLegCost(charge: LegCharge, currency: string, withRate: boolean): Record<string, unknown> {
  const alone = costOfCall(CHARGED, [charge]);
  return {
    call_id: charge.call_id,
    leg: charge.leg,
    number: charge.number,
    ...presentCost(alone, currency),
    ...(withRate ? { rate: charge.rate && presentRate(charge.rate_id, charge.rate) } : {}),
    rated_at: charge.rated_at?.toISOString() ?? null,
  };
}

/** A leg that has a charge is none of those that are free. */
const CHARGED = { direction: 'outbound', answer_time: null, emergency: false, block_reason: null };

function presentRate(rateId: number | null, rate: AppliedRate) {
  return {
    rate_id: rateId,
    destination_id: rate.prefix,
    unit_first_block: rate.firstBlock,
    unit_increment: rate.increment,
    unit_billing_block: rate.billingBlock,
    unit_block_rate: fromMicros(rate.blockRate),
    unit_free: rate.unitFree,
    cost_connection: fromMicros(rate.connection),
    cost_minimum: fromMicros(rate.minimum),
  };
}
