import { longestCall, type RateTerms } from '@strowger/rating';
import type { CreditRefusal } from '@strowger/switch';
import type { ServiceAtGate } from '../autobill/service-at-gate.ts';

/** What decides whether a call, fax or message may begin. Credit and included units are less what live calls have used. */
export interface GateFacts {
  readonly direction: 'outbound' | 'inbound';
  readonly suspended: boolean;
  /** 0 = unlimited. */
  readonly maxConcurrentCalls: number;
  readonly liveCalls: number;
  /** Null: no destination is given. */
  readonly destination: {
    /** What it costs; null: it is free, as there is no rate for it. */
    readonly rate: RateTerms | null;
  } | null;
  /** What happens to a destination without a rate. */
  readonly noRate: 'allow' | 'deny';
  readonly credit: number;
  readonly includedLeft: number;
  readonly overage: 'credit' | 'block';
  /** Ask for credit before included units. */
  readonly requireCredit: boolean;
  /** What limits of a day still let be spent; null: there are none. */
  readonly spendable: number | null;
  readonly isFraudBlocked: boolean;
  /** The service of the integration API that the call belongs to, whose prices alone count; null or absent: none. */
  readonly service?: Omit<ServiceAtGate, 'serviceId'> | null;
}

export type GateAnswer =
  | { readonly allowed: true; readonly maxSeconds: number | null }
  | { readonly allowed: false; readonly reason: CreditRefusal };

const OK: GateAnswer = { allowed: true, maxSeconds: null };
const refused = (reason: CreditRefusal): GateAnswer => ({ allowed: false, reason });

/** Checks 4 to 10 of contract 10 §9.4, in their order; limits of spending come after suspension. */
export function decideGate(facts: GateFacts): GateAnswer {
  if (facts.suspended) return refused('tenant-suspended');
  if (facts.maxConcurrentCalls > 0 && facts.liveCalls >= facts.maxConcurrentCalls) {
    return refused('max-concurrent-calls');
  }
  if (facts.direction === 'inbound') return OK;
  if (facts.isFraudBlocked) return refused('fraud-alarm');
  return facts.service == null ? decideByPlan(facts) : decideByService(facts, facts.service);
}

/** Contract 40 B12.3: calls that a run bills are not asked for credit, and none uses included units. */
function decideByService(facts: GateFacts, { realtime, blocked, rate }: Omit<ServiceAtGate, 'serviceId'>): GateAnswer {
  if (blocked) return refused('quota-exceeded');
  const destination = facts.destination === null ? null : { rate };
  if (destination !== null && rate === null && facts.noRate === 'deny') return refused('no-rate');
  return realtime ? decideByPlan({ ...facts, destination, includedLeft: 0, overage: 'credit' }) : OK;
}

function decideByPlan(facts: GateFacts): GateAnswer {
  const { destination } = facts;
  if (destination !== null && destination.rate === null && facts.noRate === 'deny') return refused('no-rate');
  if (facts.requireCredit && !paysAlone(facts)) return refused('no-credit');
  return destination === null ? decideWithoutNumber(facts) : decideByLength(facts, destination.rate);
}

function decideWithoutNumber({ includedLeft, overage, credit, spendable }: GateFacts): GateAnswer {
  if (includedLeft > 0) return OK;
  if (overage === 'block') return refused('quota-exceeded');
  if (credit <= 0) return refused('no-credit');
  return spendable !== null && spendable <= 0 ? refused('spending-limit') : OK;
}

function decideByLength(facts: GateFacts, rate: RateTerms | null): GateAnswer {
  const { includedLeft, overage, credit, spendable } = facts;
  if (overage === 'block') {
    const maxSeconds = includedLeft <= 0 || rate === null ? null : longestCall(rate, 0, includedLeft);
    return includedLeft <= 0 || maxSeconds === 0 ? refused('quota-exceeded') : { allowed: true, maxSeconds };
  }
  if (rate === null) return OK;
  if (longestCall(rate, credit, includedLeft) === 0) return refused('no-credit');
  const maxSeconds = longestCall(rate, spendable === null ? credit : Math.min(credit, spendable), includedLeft);
  return maxSeconds === 0 ? refused('spending-limit') : { allowed: true, maxSeconds };
}

/** Whether the credit would do without any included unit. */
function paysAlone({ destination, credit }: GateFacts): boolean {
  if (destination === null) return credit > 0;
  return destination.rate === null || longestCall(destination.rate, credit, 0) !== 0;
}
