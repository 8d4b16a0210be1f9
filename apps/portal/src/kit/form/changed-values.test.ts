import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedValues, sameValue } from './changed-values.ts';

describe('what a form has changed', () => {
  it('is the fields that differ', () => {
    const before = { name: 'a', number: '1', rows: [{ x: 1 }], note: null as string | null };
    expect(changedValues(before, { ...before, name: 'b', note: '' })).toEqual({ name: 'b' });
    expect(changedValues(before, { ...before, rows: [{ x: 2 }] })).toEqual({ rows: [{ x: 2 }] });
    expect(changedValues(before, { ...before, rows: [] })).toEqual({ rows: [] });
  });

  it('is nothing for what says the same', () => {
    expect(sameValue({ a: null, b: [1] }, { b: [1], c: '' })).toBe(true);
    expect(sameValue(0, null)).toBe(false);
    expect(sameValue(false, undefined)).toBe(false);
    fc.assert(fc.property(fc.jsonValue(), (value) => sameValue(value, structuredClone(value))));
  });
});
