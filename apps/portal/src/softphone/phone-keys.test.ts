import { describe, expect, it } from 'vitest';
import type { CallEvent, Calls } from './call-state.ts';
import { transition } from './call-transition.ts';
import { keyEvent } from './phone-keys.ts';

const none: Calls = [];
const after = (...events: CallEvent[]) => events.reduce((calls, event) => transition(calls, event).calls, none);
const key = (code: string, over = {}) => ({
  altKey: true,
  shiftKey: true,
  ctrlKey: false,
  metaKey: false,
  code,
  ...over,
});
const incoming: CallEvent = { type: 'incoming', id: 'in', peer: { number: '1', name: '' } };
const dial: CallEvent = { type: 'dial', id: 'out', peer: { number: '2', name: '' }, consultFor: null };

describe('the keys of the phone on every page', () => {
  it('answer and reject the call that rings', () => {
    const calls = after(dial, incoming);
    expect(keyEvent(calls, key('KeyA'))).toEqual({ type: 'answer', id: 'in' });
    expect(keyEvent(calls, key('KeyR'))).toEqual({ type: 'hang_up', id: 'in' });
  });

  it('hang up where none rings', () => {
    expect(keyEvent(after(dial), key('KeyR'))).toEqual({ type: 'hang_up', id: 'out' });
    expect(keyEvent(after(dial), key('KeyA'))).toBeNull();
    expect(keyEvent(none, key('KeyR'))).toBeNull();
  });

  it('are Alt and Shift together with the letter, nothing else', () => {
    const calls = after(incoming);
    for (const over of [{ altKey: false }, { shiftKey: false }, { ctrlKey: true }, { metaKey: true }]) {
      expect(keyEvent(calls, key('KeyA', over))).toBeNull();
    }
    expect(keyEvent(calls, key('KeyB'))).toBeNull();
  });
});
