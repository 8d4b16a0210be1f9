import { describe, expect, it } from 'vitest';
import {
  type AgentEvent,
  type AgentMemory,
  type AgentRules,
  isFree,
  NEW_AGENT,
  nextAgentMemory,
  stateName,
} from './agent-state.ts';

const RULES: AgentRules = {
  status: 'Available',
  wrapUpSeconds: 10,
  rejectDelaySeconds: 30,
  busyDelaySeconds: 60,
  noAnswerDelaySeconds: 20,
};
const T = 1_000_000;
const DAY = '2026-11-22';

/** Events one second apart, from T on. */
function after(events: readonly AgentEvent[], rules: Partial<AgentRules> = {}, day = DAY): AgentMemory {
  return events.reduce(
    (memory, event, index) => nextAgentMemory(memory, event, { ...RULES, ...rules }, T + index * 1000, day),
    NEW_AGENT,
  );
}

const OFFERED: AgentEvent = { type: 'offered' };
const failed = (failure: 'no_answer' | 'busy' | 'refused' | 'unreachable', mayRefuse = true): AgentEvent => ({
  type: 'failed',
  failure,
  mayRefuse,
});
const CALL: readonly AgentEvent[] = [OFFERED, { type: 'answered' }, { type: 'call_ended' }];

describe('an agent (contract 20 §5.2)', () => {
  it.each([
    ['no_answer', 20],
    ['busy', 60],
    ['refused', 30],
    ['unreachable', 20],
  ] as const)('after %s rests for its delay of %i s', (failure, seconds) => {
    const memory = after([OFFERED, failed(failure)]);
    const failedAt = T + 1000;
    expect(isFree(memory, failedAt + seconds * 1000 - 1)).toBe(false);
    expect(isFree(memory, failedAt + seconds * 1000)).toBe(true);
  });

  it('counts offers that he did not answer, until he answers one', () => {
    const twice = [OFFERED, failed('no_answer'), OFFERED, failed('no_answer')];
    expect(after(twice).noAnswers).toBe(2);
    expect(after([...twice, OFFERED, failed('busy')]).noAnswers).toBe(2);
    expect(after([...twice, ...CALL]).noAnswers).toBe(0);
  });

  it('who may not refuse has not answered when he refuses', () => {
    const memory = after([OFFERED, failed('refused', false)]);
    expect(memory.noAnswers).toBe(1);
    expect(isFree(memory, T + 21_000)).toBe(true);
  });

  it('wraps up after a call, and is free at once when the caller has gone before he answered', () => {
    const memory = after(CALL);
    expect(stateName(memory, 'Available', T + 2000)).toBe('Wrap Up');
    expect(isFree(memory, T + 11_999)).toBe(false);
    expect(isFree(memory, T + 12_000)).toBe(true);
    expect(stateName(memory, 'Available', T + 12_000)).toBe('Waiting');
    expect(isFree(after([OFFERED, { type: 'cancelled' }]), T)).toBe(true);
  });

  it('counts calls and talk of a day', () => {
    const memory = after([...CALL, ...CALL]);
    expect(memory).toMatchObject({ answered: 2, talkMs: 2000, lastCallEndedAt: T + 5000 });
    const nextDay = nextAgentMemory(memory, OFFERED, RULES, T + 86_400_000, '2026-11-23');
    expect(nextDay).toMatchObject({ answered: 0, talkMs: 0, lastCallEndedAt: T + 5000 });
  });

  it('counts anew once he has logged in again, and goes on counting after a break', () => {
    const back = (before: 'Logged Out' | 'On Break') => after([...CALL, { type: 'made_available', after: before }]);
    expect(back('Logged Out').answered).toBe(0);
    expect(back('On Break').answered).toBe(1);
    expect(isFree(back('On Break'), T + 3000)).toBe(true);
  });

  it('on demand is idle after one call until he is made available', () => {
    const spent = after(CALL, { status: 'Available (On Demand)' });
    expect(isFree(spent, T + 1_000_000)).toBe(false);
    expect(stateName(spent, 'Available (On Demand)', T)).toBe('Idle');
    const again: AgentEvent = { type: 'made_available', after: 'Available (On Demand)' };
    expect(isFree(nextAgentMemory(spent, again, RULES, T, DAY), T)).toBe(true);
  });

  it('who logs in while he talks goes on talking', () => {
    const memory = after([OFFERED, { type: 'answered' }, { type: 'made_available', after: 'On Break' }]);
    expect(stateName(memory, 'Available', T)).toBe('In a queue call');
  });

  it('is told late of an offer that is over', () => {
    expect(after([OFFERED, { type: 'answered' }, failed('no_answer')]).activity.at).toBe('talking');
    expect(after([{ type: 'call_ended' }])).toEqual({ ...NEW_AGENT, day: DAY });
  });

  it('is idle while he is logged out or on a break', () => {
    expect(stateName(NEW_AGENT, 'Logged Out', T)).toBe('Idle');
    expect(stateName(NEW_AGENT, 'On Break', T)).toBe('Idle');
    expect(stateName(after([OFFERED]), 'Available', T)).toBe('Receiving');
  });
});
