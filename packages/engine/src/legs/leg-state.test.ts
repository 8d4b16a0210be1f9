import { describe, expect, it } from 'vitest';
import { callStateOf, type LegEvent, type LegState, nextLegState } from './leg-state.ts';

const ENDING = { cause: 'NORMAL_CLEARING', disposition: 'recv_bye' } as const;

function after(...events: LegEvent[]): LegState {
  return events.reduce<LegState>((state, event, index) => nextLegState(state, event, index + 1), { at: 'trying' });
}

describe('leg state', () => {
  it('goes from trying over ringing and early media to answered', () => {
    expect(after({ type: 'rings' })).toEqual({ at: 'ringing', since: 1 });
    expect(after({ type: 'rings' }, { type: 'progresses' })).toEqual({ at: 'early', since: 2 });
    expect(after({ type: 'rings' }, { type: 'progresses' }, { type: 'answers' })).toEqual({
      at: 'answered',
      since: 3,
      held: false,
    });
  });

  it('does not fall back from early media to plain ringing', () => {
    expect(after({ type: 'progresses' }, { type: 'rings' })).toEqual({ at: 'early', since: 1 });
  });

  it('holds and resumes only once answered', () => {
    expect(after({ type: 'holds' })).toEqual({ at: 'trying' });
    const held = after({ type: 'answers' }, { type: 'holds' });
    expect(callStateOf(held)).toBe('HELD');
    expect(nextLegState(held, { type: 'holds' }, 9)).toBe(held);
    expect(callStateOf(nextLegState(held, { type: 'resumes' }, 9))).toBe('ACTIVE');
  });

  it('never leaves its end: the first ending stands', () => {
    const ended = after({ type: 'answers' }, { type: 'ends', ending: ENDING });
    expect(nextLegState(ended, { type: 'ends', ending: { ...ENDING, cause: 'MEDIA_TIMEOUT' } }, 9)).toBe(ended);
    expect(nextLegState(ended, { type: 'answers' }, 9)).toBe(ended);
  });
});
