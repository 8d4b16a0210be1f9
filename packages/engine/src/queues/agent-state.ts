import type { AgentConfiguration, AgentStatus } from '@strowger/callplan';
import type { AgentState } from '@strowger/switch';

/** What an agent is doing (contract 20 §5.2). */
export type AgentActivity =
  | { readonly at: 'free' }
  /** His phone rings for a queue. */
  | { readonly at: 'receiving' }
  | { readonly at: 'talking'; readonly since: number }
  /** After a call, or after one that he did not take; epoch ms. */
  | { readonly at: 'resting'; readonly until: number; readonly why: 'wrap_up' | 'delay' }
  /** On demand: he has had his one call. */
  | { readonly at: 'spent' };

/** What is kept of an agent in memory. */
export interface AgentMemory {
  readonly activity: AgentActivity;
  /** Offers he did not answer, since his last answered call. */
  readonly noAnswers: number;
  readonly lastCallEndedAt: number | null;
  /** The day that the counters are of, as his tenant's calendar has it. */
  readonly day: string;
  readonly answered: number;
  readonly talkMs: number;
}

export type OfferFailure = 'no_answer' | 'busy' | 'refused' | 'unreachable';

export type AgentEvent =
  | { readonly type: 'offered' }
  | { readonly type: 'failed'; readonly failure: OfferFailure; readonly mayRefuse: boolean }
  /** The caller went, or somebody else took him. */
  | { readonly type: 'cancelled' }
  | { readonly type: 'answered' }
  | { readonly type: 'call_ended' }
  /** He became available: by a code, by the API. */
  | { readonly type: 'made_available'; readonly after: AgentStatus };

export const NEW_AGENT: AgentMemory = {
  activity: { at: 'free' },
  noAnswers: 0,
  lastCallEndedAt: null,
  day: '',
  answered: 0,
  talkMs: 0,
};

/** The settings that transitions look at. */
export type AgentRules = Pick<
  AgentConfiguration,
  'status' | 'wrapUpSeconds' | 'rejectDelaySeconds' | 'busyDelaySeconds' | 'noAnswerDelaySeconds'
>;

/** @param now epoch ms @param day of the tenant's calendar: counters are per day */
export function nextAgentMemory(
  memory: AgentMemory,
  event: AgentEvent,
  rules: AgentRules,
  now: number,
  day: string,
): AgentMemory {
  const today = memory.day === day ? memory : { ...memory, day, answered: 0, talkMs: 0 };
  const { activity } = today;
  switch (event.type) {
    case 'offered':
      return { ...today, activity: { at: 'receiving' } };
    case 'cancelled':
      return activity.at === 'receiving' ? { ...today, activity: { at: 'free' } } : today;
    case 'failed':
      return activity.at === 'receiving' ? failed(today, event, rules, now) : today;
    case 'answered':
      return { ...today, activity: { at: 'talking', since: now }, noAnswers: 0, answered: today.answered + 1 };
    case 'call_ended':
      return activity.at === 'talking' ? ended(today, now - activity.since, rules, now) : today;
    case 'made_available':
      return madeAvailable(today, event.after);
  }
}

/** Whether the time of a rest is over; a resting agent is free then. */
export function isFree({ activity }: AgentMemory, now: number): boolean {
  return activity.at === 'free' || (activity.at === 'resting' && now >= activity.until);
}

/** His state as the realtime view and events name it. */
export function stateName(memory: AgentMemory, status: AgentStatus, now: number): AgentState {
  const { activity } = memory;
  if (activity.at === 'receiving') return 'Receiving';
  if (activity.at === 'talking') return 'In a queue call';
  if (!isAvailable(status) || activity.at === 'spent') return 'Idle';
  return activity.at === 'resting' && activity.why === 'wrap_up' && now < activity.until ? 'Wrap Up' : 'Waiting';
}

export function isAvailable(status: AgentStatus): boolean {
  return status === 'Available' || status === 'Available (On Demand)';
}

function failed(
  memory: AgentMemory,
  { failure, mayRefuse }: Extract<AgentEvent, { type: 'failed' }>,
  rules: AgentRules,
  now: number,
): AgentMemory {
  const counted = failure === 'no_answer' || (failure === 'refused' && !mayRefuse);
  const seconds = counted || failure === 'unreachable' ? rules.noAnswerDelaySeconds : delayAfter(failure, rules);
  return {
    ...memory,
    noAnswers: memory.noAnswers + (counted ? 1 : 0),
    activity: { at: 'resting', until: now + seconds * 1000, why: 'delay' },
  };
}

function delayAfter(failure: OfferFailure, { busyDelaySeconds, rejectDelaySeconds }: AgentRules): number {
  return failure === 'busy' ? busyDelaySeconds : rejectDelaySeconds;
}

function ended(memory: AgentMemory, talkedMs: number, { status, wrapUpSeconds }: AgentRules, now: number): AgentMemory {
  const activity: AgentActivity =
    status === 'Available (On Demand)'
      ? { at: 'spent' }
      : { at: 'resting', until: now + wrapUpSeconds * 1000, why: 'wrap_up' };
  return { ...memory, activity, lastCallEndedAt: now, talkMs: memory.talkMs + talkedMs };
}

/** Delays and a spent demand are over; who logs in anew begins to count anew. */
function madeAvailable(memory: AgentMemory, after: AgentStatus): AgentMemory {
  const { activity } = memory;
  const isBusy = activity.at === 'receiving' || activity.at === 'talking';
  const counted = after === 'Logged Out' ? { ...memory, answered: 0, talkMs: 0 } : memory;
  return { ...counted, noAnswers: 0, activity: isBusy ? activity : { at: 'free' } };
}
