import { parseDestination } from '../destination.ts';
import { continueAt } from '../destination-steps.ts';
import { afterTransfer } from '../history.ts';
import type { CallHistory } from '../leg.ts';
import type { Step } from '../plan.ts';

const NOBODY = { extensions: new Map(), numbers: new Map() };

/**
 * The steps that lead a party on to a destination that was pressed or chosen during the call (contract 20 §0.9).
 * @param destination without uuids
 * @param history of the call so far
 */
export function leadOn(destination: string, history: CallHistory): readonly Step[] {
  const way = continueAt(NOBODY, parseDestination(destination));
  if (way.kind === 'end') return way.steps;
  return [
    {
      step: 'transfer',
      destination: way.number,
      reason: 'transfer',
      history: afterTransfer(history, null),
      by: null,
    },
  ];
}
