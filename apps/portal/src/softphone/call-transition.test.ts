import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Call, type CallEffect, type CallEvent, type Calls, hasTheEar, isOver } from './call-state.ts';
import { MAX_CALLS, transition } from './call-transition.ts';

const NOW = 1_700_000_000_000;
const bob = { number: '1002', name: 'Bob' };

/** The phone after these events, and what it did in all. */
function after(...events: CallEvent[]): { calls: Calls; effects: CallEffect[] } {
  let calls: Calls = [];
  const effects: CallEffect[] = [];
  for (const event of events) {
    const step = transition(calls, event);
    calls = step.calls;
    effects.push(...step.effects);
  }
  return { calls, effects };
}

const dial = (id: string): CallEvent => ({ type: 'dial', id, peer: bob, consultFor: null });
const incoming = (id: string): CallEvent => ({ type: 'incoming', id, peer: bob });
const established = (id: string): CallEvent => ({ type: 'established', id, now: NOW });
const on = (
  type: 'answer' | 'hang_up' | 'hold' | 'resume' | 'transfer_done' | 'transfer_failed' | 'forget',
  id: string,
) => ({
  type,
  id,
});
const talkingTo = (id: string) => [dial(id), established(id)];
const phases = (calls: Calls) => Object.fromEntries(calls.map(({ id, phase }) => [id, phase.at]));

describe('a call from here', () => {
  it('is dialled, rings there and is talked in from when it is answered', () => {
    expect(after(dial('a')).effects).toEqual([{ do: 'invite', id: 'a', number: '1002' }]);
    expect(phases(after(dial('a'), { type: 'rings_there', id: 'a', withSound: false }).calls)).toEqual({
      a: 'ringing_there',
    });
    expect(after(...talkingTo('a')).calls[0]?.phase).toEqual({ at: 'talking', since: NOW });
  });

  it('puts the call that is talked in on hold first', () => {
    const { calls, effects } = after(...talkingTo('a'), dial('b'));
    expect(phases(calls)).toEqual({ a: 'held', b: 'dialling' });
    expect(effects.slice(-2).map((effect) => effect.do)).toEqual(['hold', 'invite']);
  });

  it('is not dialled while another one is being set up', () => {
    expect(phases(after(dial('a'), dial('b')).calls)).toEqual({ a: 'dialling' });
  });

  it('tells why nobody took it', () => {
    const { calls } = after(dial('a'), { type: 'ended', id: 'a', why: 'busy' });
    expect(calls[0]?.phase).toEqual({ at: 'ended', why: 'busy' });
    expect(after(dial('a'), { type: 'ended', id: 'a', why: 'busy' }, on('forget', 'a')).calls).toEqual([]);
  });
});

describe('a call to here', () => {
  it('waits beside the one that is talked in, and puts that on hold when it is answered', () => {
    expect(phases(after(...talkingTo('a'), incoming('b')).calls)).toEqual({ a: 'talking', b: 'ringing' });
    const { calls, effects } = after(...talkingTo('a'), incoming('b'), on('answer', 'b'));
    expect(phases(calls)).toEqual({ a: 'held', b: 'answering' });
    expect(effects.slice(-2)).toEqual([
      { do: 'hold', id: 'a' },
      { do: 'answer', id: 'b' },
    ]);
  });

  it('takes the place of an own attempt that nobody has answered', () => {
    const { calls, effects } = after(dial('a'), incoming('b'), on('answer', 'b'));
    expect(phases(calls)).toEqual({ a: 'ended', b: 'answering' });
    expect(effects.slice(-2)).toEqual([
      { do: 'end', id: 'a' },
      { do: 'answer', id: 'b' },
    ]);
  });

  it('is rejected by hanging up, and refused as busy when all lines are taken', () => {
    expect(after(incoming('a'), on('hang_up', 'a')).calls[0]?.phase).toEqual({ at: 'ended', why: 'rejected' });
    const full = Array.from({ length: MAX_CALLS }, (_, at) => incoming(`c${at}`));
    const { calls, effects } = after(...full, incoming('late'));
    expect(calls).toHaveLength(MAX_CALLS);
    expect(effects).toEqual([{ do: 'refuse', id: 'late' }]);
  });
});

describe('two calls', () => {
  const two = [...talkingTo('a'), ...talkingTo('b')];

  it('change places: resuming one holds the other, both keep their time', () => {
    const { calls, effects } = after(...two, on('resume', 'a'));
    expect(calls.map(({ phase }) => phase)).toEqual([
      { at: 'talking', since: NOW },
      { at: 'held', since: NOW },
    ]);
    expect(effects.slice(-2)).toEqual([
      { do: 'hold', id: 'b' },
      { do: 'resume', id: 'a' },
    ]);
  });

  it('are joined by an attended transfer, and both end once it is done', () => {
    const asked = after(...two, { type: 'join', id: 'a', with: 'b' });
    expect(asked.effects.at(-1)).toEqual({ do: 'refer_to_call', id: 'a', with: 'b' });
    const { calls, effects } = after(...two, { type: 'join', id: 'a', with: 'b' }, on('transfer_done', 'a'));
    expect(calls.map(({ phase }) => phase)).toEqual([
      { at: 'ended', why: 'transferred' },
      { at: 'ended', why: 'transferred' },
    ]);
    expect(effects.slice(-2)).toEqual([
      { do: 'end', id: 'a' },
      { do: 'end', id: 'b' },
    ]);
  });

  it('stay when the attended transfer fails', () => {
    const { calls } = after(...two, { type: 'join', id: 'a', with: 'b' }, on('transfer_failed', 'a'));
    expect(phases(calls)).toEqual({ a: 'held', b: 'talking' });
    expect(calls[0]?.transferFailed).toBe(true);
  });
});

describe('a blind transfer', () => {
  const handed: CallEvent[] = [...talkingTo('a'), { type: 'transfer', id: 'a', to: '1003' }];

  it('ends the call once the other side tells that it was taken', () => {
    expect(after(...handed).effects.at(-1)).toEqual({ do: 'refer', id: 'a', to: '1003' });
    expect(after(...handed, on('transfer_done', 'a')).calls[0]?.phase).toEqual({ at: 'ended', why: 'transferred' });
    const left = after(...handed, { type: 'ended', id: 'a', why: 'hung_up_there' });
    expect(left.calls[0]?.phase).toEqual({ at: 'ended', why: 'transferred' });
  });

  it('gives the call back when it fails', () => {
    expect(after(...handed, on('transfer_failed', 'a')).calls[0]).toMatchObject({
      phase: { at: 'talking', since: NOW },
      transferFailed: true,
    });
  });

  it('leaves the ear to a call that is answered meanwhile', () => {
    const { calls } = after(...handed, incoming('b'), on('answer', 'b'), established('b'), on('transfer_failed', 'a'));
    expect(phases(calls)).toEqual({ a: 'held', b: 'talking' });
  });
});

const IDS = ['a', 'b', 'c', 'd'];
const id = fc.constantFrom(...IDS);
const anyEvent: fc.Arbitrary<CallEvent> = fc.oneof(
  fc.record({ type: fc.constant('dial' as const), id, peer: fc.constant(bob), consultFor: fc.option(id) }),
  fc.record({ type: fc.constant('incoming' as const), id, peer: fc.constant(bob) }),
  fc.record({
    type: fc.constantFrom('answer', 'hang_up', 'hold', 'resume', 'forget', 'transfer_done', 'transfer_failed'),
    id,
  }),
  fc.record({ type: fc.constant('rings_there' as const), id, withSound: fc.boolean() }),
  fc.record({ type: fc.constant('established' as const), id, now: fc.constant(NOW) }),
  fc.record({ type: fc.constant('mute' as const), id, muted: fc.boolean() }),
  fc.record({ type: fc.constant('held_there' as const), id, held: fc.boolean() }),
  fc.record({ type: fc.constant('path' as const), id, lost: fc.boolean() }),
  fc.record({ type: fc.constant('press' as const), id, digits: fc.constant('5') }),
  fc.record({ type: fc.constant('transfer' as const), id, to: fc.constant('1003') }),
  fc.record({ type: fc.constant('join' as const), id, with: id }),
  fc.record({
    type: fc.constant('ended' as const),
    id,
    why: fc.constantFrom('busy' as const, 'hung_up_there' as const),
  }),
);

/** Whether the user agent has this call's microphone and speaker on, going by what it was told to do. */
function isOnByEffects(call: Call, effects: readonly CallEffect[]): boolean {
  const last = effects.findLast(
    (effect) => effect.id === call.id && ['invite', 'answer', 'hold', 'resume', 'end'].includes(effect.do),
  );
  return last !== undefined && last.do !== 'hold' && last.do !== 'end';
}

describe('whatever happens, in whatever order', () => {
  it('at most one call has the ear, and the user agent was told so', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
        let calls: Calls = [];
        let effects: CallEffect[] = [];
        for (const event of events) {
          const step = transition(calls, event);
          if (event.type === 'forget')
            effects = effects.filter((effect) => step.calls.some((call) => call.id === effect.id));
          effects.push(...step.effects);
          calls = step.calls;
          expect(calls.filter(hasTheEar).length).toBeLessThanOrEqual(1);
          for (const call of calls) {
            if (!isOver(call)) expect(isOnByEffects(call, effects)).toBe(hasTheEar(call));
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('an ended call stays ended, nothing is done to it, and no two calls share an id', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
        let calls: Calls = [];
        for (const event of events) {
          const over = calls.filter(isOver);
          const step = transition(calls, event);
          for (const call of over) {
            if (event.type === 'forget' && event.id === call.id) continue;
            expect(step.calls).toContain(call);
            expect(step.effects.some((effect) => effect.id === call.id)).toBe(false);
          }
          expect(new Set(step.calls.map((call) => call.id)).size).toBe(step.calls.length);
          calls = step.calls;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('everything that has not ended can be hung up', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        let calls: Calls = [];
        for (const event of events) calls = transition(calls, event).calls;
        for (const call of calls.filter((it) => !isOver(it))) {
          const { calls: left, effects } = transition(calls, { type: 'hang_up', id: call.id });
          expect(effects).toEqual([{ do: 'end', id: call.id }]);
          expect(left.find((it) => it.id === call.id)?.phase.at).toBe('ended');
        }
      }),
    );
  });
});
