import type { CallCost, PricedRecord } from './cost-of-call.ts';

/** Why nothing of a call is charged (contract 10 §9.8 "What is rated"). */
export function costlessCall({ block_reason, answer_time, emergency, direction }: PricedRecord): string {
  if (block_reason !== null) return block_reason;
  if (emergency) return 'emergency';
  if (answer_time === null) return 'unanswered';
  if (direction === 'inbound' || direction === 'local') return direction;
  return 'no-provider';
}

/** Why a call was refused, is free, or could not be charged: contract 10 §9.4, 40 A1, and our own. */
const WORDS: Readonly<Record<string, string>> = {
  unanswered: 'Calls that nobody answers are free.',
  emergency: 'Calls to emergency numbers are free.',
  inbound: 'Calls from outside are free.',
  local: 'Calls between extensions are free.',
  'no-provider': 'No part of the call went to a provider.',
  'no-rate': 'There is no rate for the number, and such calls are free.',
  'no-number': 'It could not be charged: the record tells no number that a rate could be found for.',
  'no-tenant': 'It could not be charged: nobody knows whose call it was.',
  'tenant-not-found': 'It could not be charged: the tenant is gone.',
  'community-edition': 'This edition charges nothing.',
  amount: 'It could not be charged: the record tells a duration beyond what can be counted.',
  'tenant-suspended': 'Refused: the tenant or his subscription is suspended.',
  'max-concurrent-calls': 'Refused: the tenant had as many calls as he may have at the same time.',
  'quota-exceeded': 'Refused: the included minutes of the month were used up.',
  'no-credit': 'Refused: the credit did not pay for the first block.',
  'spending-limit': 'Refused: the spending limit of the day was reached.',
  'fraud-alarm': 'Refused: paid calls are held back after a fraud alarm.',
  'premium-number': 'Refused: the number is a premium one, and such calls are not allowed.',
  'extension-calls': 'Refused: the extension had as many calls to outside as it may have at the same time.',
  'gate-error': 'Refused: it could not be found out whether the call may be paid for.',
  'call-block': 'Refused: the number is blocked.',
  toll: 'Refused: the extension may not call numbers of this class.',
};

/** One sentence or two in plain words. */
export function explain(cost: Omit<CallCost, 'explanation'>): string {
  if (cost.state === 'unrated') return 'It is not charged yet.';
  if (cost.reason !== null) return WORDS[cost.reason] ?? `Not charged: ${cost.reason}.`;
  if (cost.state === 'included') return `Paid by the included minutes: ${seconds(cost.billed)}.`;
  return ratedWords(cost);
}

function ratedWords({ answered, billed, included, charged, cost }: Omit<CallCost, 'explanation'>): string {
  const talked = `${seconds(answered)} talked, counted as ${seconds(billed)} by the rate`;
  if (charged === 0) return `${talked}: within what is free of each call.`;
  const paid = included === 0 ? '' : ` ${seconds(included)} were included.`;
  return cost === 0 ? `${talked}.${paid} The rate is 0.` : `${talked}.${paid} ${seconds(charged)} were charged.`;
}

function seconds(count: number): string {
  return `${count} s`;
}
