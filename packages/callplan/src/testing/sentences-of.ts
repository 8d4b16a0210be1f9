import { textOf } from '../decision/decision.ts';
import type { CallPlan } from '../plan.ts';

/** What a plan says of the rules that decided, in English. */
export function sentencesOf({ decisions }: Pick<CallPlan, 'decisions'>): string[] {
  return decisions.map(textOf);
}
