import { type Call, shownNumber } from '../call.ts';
import type { ExtensionConfiguration } from '../configuration.ts';
import { parseDestination } from '../destination.ts';
import { continueAt } from '../destination-steps.ts';
import { afterForward, type ForwardReason, hasTaken, MAX_FORWARDS } from '../history.ts';
import type { Step } from '../plan.ts';

const WHICH_CALLS: Readonly<Record<ForwardReason, string>> = {
  forward_all: 'all calls',
  forward_busy: 'calls that find it busy',
  forward_no_answer: 'unanswered calls',
  forward_not_registered: 'calls while no phone is registered',
  limit: 'calls above its limit',
};

/**
 * The steps that carry a forward of an extension out, or null when a guard keeps it from being taken: it names the
 * extension itself, was taken before in this call, or the call was forwarded too often (contract 20 §1.8.5, §1.8.9).
 * @param stored the destination as configured, not blank
 */
export function forwardSteps(
  call: Call,
  extension: ExtensionConfiguration,
  reason: ForwardReason,
  stored: string,
): readonly Step[] | null {
  const way = continueAt(call.tenant, parseDestination(stored));
  if (way.kind === 'end') {
    call.decide(`extension ${extension.number} ends ${WHICH_CALLS[reason]} with ${way.endsWith}`);
    return way.steps;
  }
  const forwards = `${WHICH_CALLS[reason]} to ${shownNumber(way.number)}`;
  const hindrance = whyNot(call, extension, reason, way.number);
  if (hindrance !== null) {
    call.decide(`extension ${extension.number} does not forward ${forwards}: ${hindrance}`);
    return null;
  }
  call.decide(`extension ${extension.number} forwards ${forwards}`);
  return [transfer(call, extension, reason, way.number)];
}

function whyNot(call: Call, extension: ExtensionConfiguration, reason: ForwardReason, number: string): string | null {
  const { history } = call.leg;
  if (number === extension.number || number === extension.alias) return 'that is the extension itself';
  // Two extensions that forward all to each other end by the count of forwards alone.
  if (reason !== 'forward_all' && hasTaken(history, extension.uuid, reason)) return 'it did so before in this call';
  return history.forwards < MAX_FORWARDS ? null : `the call was forwarded ${MAX_FORWARDS} times already`;
}

function transfer(call: Call, extension: ExtensionConfiguration, reason: ForwardReason, destination: string): Step {
  return {
    step: 'transfer',
    destination,
    reason,
    history: afterForward(call.leg.history, extension.uuid, reason),
    by: { uuid: extension.uuid, number: extension.number },
  };
}
