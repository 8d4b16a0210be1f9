import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeSettings } from './merge-settings.ts';

const name = fc.stringMatching(/^[a-z0-9_.-]{1,64}$/);
const settings = fc.dictionary(name, fc.oneof(fc.string(), fc.integer(), fc.boolean()), { noNullPrototype: true });

describe('settings of an account (contract 30 §8)', () => {
  it('are merged key by key; null takes one away', () => {
    expect(mergeSettings({ a: 1, b: 2 }, { b: null, c: 3 })).toEqual({ a: 1, c: 3 });
    expect(mergeSettings(null, undefined)).toEqual({});
  });

  it('that were sent stand, the others stay', () => {
    fc.assert(
      fc.property(settings, settings, (stored, sent) => {
        const merged = mergeSettings(stored, sent);
        expect(merged).toEqual({ ...stored, ...sent });
        expect(mergeSettings(merged, sent)).toEqual(merged);
      }),
    );
  });

  it.each([{ 'A b': 1 }, { ['x'.repeat(65)]: 1 }, { a: 'x'.repeat(5000) }])('are refused as %j', (sent) => {
    expect(() => mergeSettings({}, sent)).toThrow(/settings\./);
  });
});
