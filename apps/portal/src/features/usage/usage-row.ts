import type { AnswerOf } from '@strowger/client';

type Answer = AnswerOf<'/api/billing/usage'>;

/** What one tenant used and paid in a month. */
export type UsageRow = Extract<Answer, readonly unknown[]>[number];

/** The answer for one tenant and that for all of them, both as rows. */
export function rowsOf(answer: Answer): readonly UsageRow[] {
  return Array.isArray(answer) ? answer : [answer];
}
