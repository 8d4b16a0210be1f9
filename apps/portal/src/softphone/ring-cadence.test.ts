import { describe, expect, it } from 'vitest';
import type { CallEvent, Calls } from './call-state.ts';
import { transition } from './call-transition.ts';
import { cadenceOf, ringingOf } from './ring-cadence.ts';

const none: Calls = [];
const after = (...events: CallEvent[]): Calls => events.reduce((calls, event) => transition(calls, event).calls, none);
const incoming: CallEvent = { type: 'incoming', id: 'in', peer: { number: '1', name: '' } };
const dial: CallEvent = { type: 'dial', id: 'out', peer: { number: '2', name: '' }, consultFor: null };

describe('the sound of the phone itself', () => {
  it('rings for a call, and only beeps in a call', () => {
    expect(ringingOf([])).toBe('silent');
    expect(ringingOf(after(incoming))).toBe('rings');
    expect(ringingOf(after(dial, { type: 'established', id: 'out', now: 0 }, incoming))).toBe('call_waiting');
    expect(ringingOf(after(incoming, { type: 'answer', id: 'in' }))).toBe('silent');
  });

  it('tells that it rings there unless the other side sends sound', () => {
    expect(ringingOf(after(dial))).toBe('silent');
    expect(ringingOf(after(dial, { type: 'rings_there', id: 'out', withSound: false }))).toBe('rings_there');
    expect(ringingOf(after(dial, { type: 'rings_there', id: 'out', withSound: true }))).toBe('silent');
  });

  it('has bursts that end before the next ones begin', () => {
    for (const ringing of ['rings', 'call_waiting', 'rings_there'] as const) {
      const cadence = cadenceOf(ringing);
      const end = Math.max(...(cadence?.bursts ?? []).map(({ fromMs, lengthMs }) => fromMs + lengthMs));
      expect(end).toBeLessThan(cadence?.periodMs ?? 0);
    }
    expect(cadenceOf('silent')).toBeNull();
  });
});
