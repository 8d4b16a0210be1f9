import { describe, expect, it } from 'vitest';
import { faxStateOf, maySendAgain, toneOf } from './fax-state.ts';

describe('the state of a fax', () => {
  it.each([
    ['pending', 'waiting', true],
    ['pending_retry', 'waiting', true],
    ['processing', 'sending', false],
    ['done', 'sending', false],
    ['completed', 'done', false],
    ['failed(dnc)', 'barred', true],
    ['invalid', 'unusable', false],
  ])('%s is %s', (status, state, again) => {
    expect(faxStateOf(status)).toBe(state);
    expect(maySendAgain(status)).toBe(again);
  });

  it('of a word that is not known is a failure', () => {
    expect(toneOf(faxStateOf('constructor'))).toBe('bad');
  });
});
