import { describe, expect, it } from 'vitest';
import { isSoundOf, recordingNamed } from './recording-name.ts';

const welcome = { id: 12, name: 'Welcome' };
const impostor = { id: 40, name: '12' };

describe('the recording that a sound field means (contract 20 §0.9)', () => {
  it.each([
    ['Welcome', welcome],
    [' welcome ', welcome],
    ['12', welcome],
    ['40', impostor],
    ['Goodbye', undefined],
    ['', undefined],
  ])('%j', (asked, expected) => {
    expect(recordingNamed(asked, [impostor, welcome])).toBe(expected);
  });

  it.each([
    ['Welcome', true],
    ['12', true],
    ['ivr/12', false],
    ['say:Welcome', false],
    [null, false],
  ])('%j is its own: %s', (field, expected) => {
    expect(isSoundOf(field, welcome)).toBe(expected);
  });

  it('is not known by its id where its name alone is looked for', () => {
    expect(isSoundOf('12', { id: null, name: 'Welcome' })).toBe(false);
    expect(isSoundOf('null', { id: null, name: 'Welcome' })).toBe(false);
  });
});
