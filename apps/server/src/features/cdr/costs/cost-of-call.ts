import { costlessCall, explain } from './explain.ts';
import type { LegCharge } from './read-charges.ts';

/** What decides why a call costs nothing. */
export interface PricedRecord {
  readonly direction: string | null;
  readonly answer_time: Date | null;
  readonly emergency: boolean;
  readonly block_reason: string | null;
}

/** `free`: nothing of it is ever charged. The others are the states of a charge. */
type CostState = 'free' | 'unrated' | 'unratable' | 'rated' | 'included';

/** What a call cost, and why; seconds, and money in millionths. */
export interface CallCost {
  readonly state: CostState;
  readonly cost: number;
  /** A word for programs; null where the seconds say it all. */
  readonly reason: string | null;
  readonly explanation: string;
  readonly answered: number;
  readonly billed: number;
  readonly included: number;
  readonly charged: number;
}

/** Of several legs the first of these that one of them has is the state of the call. */
const GRAVEST_FIRST = ['unrated', 'unratable', 'rated', 'included'] as const;

/** The cost of a call with the charges of its legs, none where nothing of it is charged. Pure. */
export function costOfCall(record: PricedRecord, charges: readonly LegCharge[]): CallCost {
  const state = GRAVEST_FIRST.find((one) => charges.some((charge) => charge.state === one));
  if (state === undefined) {
    const reason = costlessCall(record);
    return { ...NOTHING, state: 'free', reason, explanation: explain({ ...NOTHING, state: 'free', reason }) };
  }
  const sum = (of: (charge: LegCharge) => number | null) => charges.reduce((all, one) => all + (of(one) ?? 0), 0);
  const said = charges.find((charge) => charge.state === state && charge.reason !== null);
  const cost = {
    state,
    cost: sum((charge) => charge.cost),
    reason: said?.reason ?? null,
    answered: sum((charge) => charge.amount),
    billed: sum((charge) => charge.net),
    included: sum((charge) => charge.included),
    charged: sum((charge) => charge.chargeable),
  };
  return { ...cost, explanation: explain(cost) };
}

const NOTHING = { cost: 0, answered: 0, billed: 0, included: 0, charged: 0 };
