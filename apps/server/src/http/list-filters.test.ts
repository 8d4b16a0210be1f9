import { describe, expect, it } from 'vitest';
import { epochAfter, epochFilter, flagFilter, idFilter, tenantFilter } from './list-filters.ts';

describe('filters of a list (contract 10 §2.5, §2.6)', () => {
  it('are absent when empty; an id that is none matches nothing', () => {
    expect([idFilter(undefined), idFilter(' '), idFilter('12'), idFilter('abc'), idFilter('1e9')]).toEqual([
      undefined,
      undefined,
      12,
      -1,
      -1,
    ]);
    expect(['0', 'null', 'undefined', '', '7', 'x'].map(tenantFilter)).toEqual([...Array(4).fill(undefined), 7, -1]);
    expect(['1', 'TRUE', '0', 'false', '', 'maybe'].map(flagFilter)).toEqual([
      true,
      true,
      false,
      false,
      undefined,
      undefined,
    ]);
  });

  it('take epoch seconds that the database can hold, and ignore what makes no sense', () => {
    expect(epochFilter('1767225600')).toEqual(new Date('2026-01-01T00:00:00Z'));
    expect(epochFilter('1767225600.9')).toEqual(new Date('2026-01-01T00:00:00Z'));
    expect(['', 'now', '-1', '999999999999', '9999999999999'].map(epochFilter)).toEqual(Array(5).fill(undefined));
  });

  it('include the last second of a range', () => {
    expect(epochAfter('1767225600')).toEqual(new Date('2026-01-01T00:00:01Z'));
    expect(epochAfter('')).toBeUndefined();
  });
});
