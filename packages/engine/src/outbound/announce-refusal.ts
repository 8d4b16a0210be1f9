import type { HangupStep, SayStep } from '@strowger/callplan';

/** What a caller hears whose call costs what his tenant cannot or may not spend (contract 10 §9.4). */
const PROMPTS: Readonly<Record<string, SayStep['prompt']>> = {
  'no-credit': 'no_credit',
  'quota-exceeded': 'no_credit',
  'spending-limit': 'no_credit',
  'no-rate': 'outgoing_call_barred',
};

/** Said before a call that was refused ends; empty: the status says it all. */
export function announcementOf({ blockReason }: HangupStep): readonly SayStep[] {
  const prompt = blockReason === undefined ? undefined : PROMPTS[blockReason];
  return prompt === undefined ? [] : [{ step: 'say', prompt }];
}
