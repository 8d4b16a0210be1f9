import { type Call, extensionWithNumber, shownNumber } from '../call.ts';
import { internalCallerId } from '../caller-id.ts';
import type { ExtensionConfiguration, Forward } from '../configuration.ts';
import { type Decision, said } from '../decision/decision.ts';
import { parseDestination } from '../destination.ts';
import { continueAt } from '../destination-steps.ts';
import { normaliseDialled } from '../dialled.ts';
import { extensionTarget } from '../extension/extension-target.ts';
import type { FollowMeConfiguration } from '../follow-me/configuration.ts';
import { FOLLOW_ME_RULES, followMeOf, lookFor } from '../follow-me/look-for.ts';
import { afterTransfer } from '../history.ts';
import { type OnBehalf, onBehalfOf } from '../outbound/outside-caller.ts';
import type { RingAttempt, RingTarget } from './plan.ts';
import { sideBySide } from './ring-step.ts';

/** Who looks for a number, and what of its owner's own settings is obeyed. */
export interface ReachRules {
  /** As decisions name it: `who_ring_group`. */
  readonly who: Decision;
  /** Forwards of all calls followed one after the other; 0: phones ring as if they had none. */
  readonly forwards: number;
  readonly followsFollowMe: boolean;
  /** A forward for calls while no phone is registered is followed. */
  readonly followsUnregistered: boolean;
  /** Whose call it is where it leaves the tenant; absent: that of who dialled or forwarded it. */
  readonly behalf?: OnBehalf;
}

/** Objects inside objects that ring: deeper ones are left out. */
const DEEPEST = 4;

/** Forwards of unregistered phones, one after the other. */
const UNREGISTERED_HOPS = 3;

/** As long as whoever asks for it likes. */
const UNLIMITED = Number.POSITIVE_INFINITY;

/**
 * What rings when a member of a group or a follow-me destination is called (contract 20 §4.1, §10.2): phones, the phones
 * of another group, or the way to what answers by itself. Empty: it is left out. Timeouts may be infinite.
 * @param hops forwards that led here
 */
export function reach(call: Call, number: string, rules: ReachRules, hops = 0): readonly RingAttempt[] {
  const dialled = normaliseDialled(number);
  const extension = extensionWithNumber(call.tenant, dialled);
  if (isCaller(call, dialled)) return leftOut(call, rules, dialled, said('why_calling'));
  return extension === null ? reachOther(call, dialled, rules, hops) : reachExtension(call, extension, rules, hops);
}

function reachExtension(
  call: Call,
  extension: ExtensionConfiguration,
  rules: ReachRules,
  hops: number,
): readonly RingAttempt[] {
  const { number, forwardAll } = extension;
  if (!extension.enabled) return leftOut(call, rules, number, said('why_disabled'));
  if (extension.type === 'fax') return leftOut(call, rules, number, said('why_fax'));
  if (extension.doNotDisturb) return leftOut(call, rules, number, said('why_undisturbed'));
  if (rules.forwards > 0 && isSet(forwardAll)) {
    if (hops >= rules.forwards) return leftOut(call, rules, number, said('why_forwarded_often', { times: hops }));
    return reachForward(call, extension, forwardAll.destination, { rules, hops: hops + 1 });
  }
  const followMe = rules.followsFollowMe ? followMeOf(call, extension) : null;
  if (followMe !== null) return reachByFollowMe(call, extension, followMe, rules);
  return [
    attempt(call, { ...extensionTarget(call, extension), unregistered: diversion(call, extension, rules, hops) }),
  ];
}

function reachByFollowMe(
  call: Call,
  extension: ExtensionConfiguration,
  followMe: FollowMeConfiguration,
  { who }: ReachRules,
): readonly RingAttempt[] {
  if (call.within.includes(extension.uuid)) return [attempt(call, extensionTarget(call, extension))];
  const inside = { ...call, within: [...call.within, extension.uuid] };
  return lookFor(inside, extension, followMe, (number) =>
    reach(inside, number, { ...FOLLOW_ME_RULES, who, behalf: onBehalfOf(extension) }),
  );
}

/** One place to ring instead of an extension without phones; several of them are reached by their number. */
function diversion(call: Call, extension: ExtensionConfiguration, rules: ReachRules, hops: number): RingTarget | null {
  const { forwardNotRegistered } = extension;
  if (!rules.followsUnregistered || !isSet(forwardNotRegistered) || hops >= UNREGISTERED_HOPS) return null;
  const next = { rules: { ...rules, followsFollowMe: false }, hops: hops + 1 };
  const [first, ...others] = reachForward(call, extension, forwardNotRegistered.destination, next);
  if (first === undefined || others.length === 0) return first?.target ?? null;
  const way = continueAt(call.tenant, parseDestination(forwardNotRegistered.destination));
  return way.kind === 'dial' ? onwardTarget(call, way.number) : null;
}

function reachForward(
  call: Call,
  extension: ExtensionConfiguration,
  destination: string,
  { rules, hops }: { readonly rules: ReachRules; readonly hops: number },
): readonly RingAttempt[] {
  const way = continueAt(call.tenant, parseDestination(destination));
  if (way.kind === 'end') {
    const number = shownNumber(extension.number);
    call.decide('left_out_as_forward_ends', { who: rules.who, number, end: way.endsWith });
    return [];
  }
  if (way.number === extension.number || way.number === extension.alias) {
    return leftOut(call, rules, extension.number, said('why_forwards_to_itself'));
  }
  return reach(call, way.number, { ...rules, behalf: onBehalfOf(extension) }, hops);
}

/** Anything else is resolved as if it were dialled (contract 20 §0.10). */
function reachOther(call: Call, number: string, rules: ReachRules, hops: number): readonly RingAttempt[] {
  if (call.within.length >= DEEPEST) return leftOut(call, rules, number, said('why_too_deep'));
  const steps = call.planned(number, call.within, rules.behalf);
  const [first] = steps;
  switch (first?.step) {
    case 'ring':
      return sideBySide(first.turns);
    case 'transfer': {
      const inside = { ...call, within: [...call.within, number] };
      return reach(inside, first.destination, rules, hops);
    }
    case 'dial': {
      const { step: _, ringback: __, ...outside } = first;
      return [attempt(call, { kind: 'outside', number, language: call.tenant.language, call: outside })];
    }
    // Another tenant's number cannot ring beside others, and does not answer by itself.
    case 'call_did':
      return leftOut(call, rules, number, said('why_outside'));
    case 'hangup':
    case 'missed_call':
    case undefined:
      return leftOut(call, rules, number, said('why_takes_no_calls'));
    default:
      return steps.every(({ step }) => ENDINGS.has(step))
        ? leftOut(call, rules, number, said('why_takes_no_calls'))
        : [attempt(call, onwardTarget(call, number))];
  }
}

/** Steps of a call that is told something and ended. */
const ENDINGS: ReadonlySet<string> = new Set(['play', 'say', 'hangup']);

function onwardTarget(call: Call, number: string): RingTarget {
  const history = afterTransfer(call.leg.history, null);
  return {
    kind: 'onward',
    number,
    steps: [{ step: 'transfer', destination: number, reason: 'transfer', history, by: null }],
  };
}

function attempt(call: Call, target: RingTarget): RingAttempt {
  const callerId = internalCallerId(call);
  return { target, delaySeconds: 0, timeoutSeconds: UNLIMITED, confirms: false, callerId };
}

function isCaller(call: Call, dialled: string): boolean {
  const { caller } = call.leg;
  if (caller.kind === 'outside') return dialled !== '' && dialled === normaliseDialled(caller.number);
  return call.caller !== null && (dialled === call.caller.number || dialled === call.caller.alias);
}

function isSet({ enabled, destination }: Forward): boolean {
  return enabled && destination.trim() !== '';
}

function leftOut(call: Call, { who }: ReachRules, number: string, why: Decision): readonly RingAttempt[] {
  call.decide('left_out', { who, number: shownNumber(number), why });
  return [];
}
