import type { AnswerOf, RowOf } from '@strowger/client';
import { zonedInstant } from '../../kit/format/zoned-time.ts';
import type { Flag } from './rate-values.ts';

export type Deck = RowOf<'/api/plans/{plan_id}/decks'>;
export type Outcome = AnswerOf<'/api/plans/{plan_id}/decks', 'post'>;
export type ChangedRate = Outcome['changes']['samples']['new'][number];

/** What is chosen beside the file. */
export interface DeckOrder {
  readonly service_flag: Flag;
  readonly name: string;
  /** What a `datetime-local` input gives, in the caller's time zone; empty: at once. */
  readonly from: string;
}

export const NEW_ORDER: DeckOrder = { service_flag: '3', name: '', from: '' };

/** The order as the API takes it: the time as epoch seconds. */
export function queryOf({ service_flag, name, from }: DeckOrder, timeZone: string) {
  const at = from === '' ? null : zonedInstant(from, timeZone);
  return {
    service_flag: Number(service_flag),
    name: name.trim(),
    ...(at === null ? {} : { valid_from: Math.floor(at.getTime() / 1000) }),
  };
}

/** Whether an answer is what an import or a preview gives; its parts are as the API's document says. */
export function isOutcome(answer: unknown): answer is Outcome {
  return typeof answer === 'object' && answer !== null && 'changes' in answer && 'rates' in answer;
}

/** Which line of the file a fault is about; null: the whole file. @param field as the API names it: `line 3` */
export function lineOf(field: string): number | null {
  const [, digits] = /^line (\d+)$/.exec(field) ?? [];
  return digits === undefined ? null : Number(digits);
}
