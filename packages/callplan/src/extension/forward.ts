import { type Call, shownNumber } from '../call.ts';
import type { ExtensionConfiguration } from '../configuration.ts';
import { type Decision, said } from '../decision/decision.ts';
import { parseDestination } from '../destination.ts';
import { continueAt } from '../destination-steps.ts';
import { afterForward, type ForwardReason, hasTaken, MAX_FORWARDS } from '../history.ts';
import type { Step } from '../plan.ts';

const WHICH_CALLS: Readonly<Record<ForwardReason, Decision>> = {
  forward_all: said('calls_all'),
  forward_busy: said('calls_busy'),
  forward_no_answer: said('calls_unanswered'),
  forward_not_registered: said('calls_unregistered'),
  limit: said('calls_above_limit'),
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
  const which = { extension: extension.number, calls: WHICH_CALLS[reason] };
  if (way.kind === 'end') {
    call.decide('extension_ends', { ...which, end: way.endsWith });
    return way.steps;
  }
  const forward = { ...which, number: shownNumber(way.number) };
  const why = whyNot(call, extension, reason, way.number);
  if (why !== null) {
    call.decide('extension_forwards_not', { ...forward, why });
    return null;
  }
  call.decide('extension_forwards', forward);
  return [transfer(call, extension, reason, way.number)];
}

function whyNot(call: Call, extension: ExtensionConfiguration, reason: ForwardReason, number: string): Decision | null {
  const { history } = call.leg;
  if (number === extension.number || number === extension.alias) return said('why_itself');
  // Two extensions that forward all to each other end by the count of forwards alone.
  if (reason !== 'forward_all' && hasTaken(history, extension.uuid, reason)) return said('why_forwarded_before');
  return history.forwards < MAX_FORWARDS ? null : said('why_forwarded_often', { times: MAX_FORWARDS });
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
