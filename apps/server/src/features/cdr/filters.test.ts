import { describe, expect, it } from 'vitest';
import { clampLimit, rangeEnd, rangeStart } from './filters.ts';

const BERLIN = { zone: 'Europe/Berlin' };

describe('date filters', () => {
  it('take a full timestamp for a UTC instant, exclusive at the end', () => {
    const query = { start_date: '2024-01-15 10:30:00', end_date: '2024-01-15 11:00:00' };
    expect(rangeStart(query, 'start_date', BERLIN)?.toISOString()).toBe('2024-01-15T10:30:00.000Z');
    expect(rangeEnd(query, 'end_date', BERLIN)?.toISOString()).toBe('2024-01-15T11:00:00.000Z');
  });

  it('take a bare day for the caller’s calendar day, whole at the end', () => {
    const query = { start_date: '2024-03-31', end_date: '2024-03-31' };
    expect(rangeStart(query, 'start_date', BERLIN)?.toISOString()).toBe('2024-03-30T23:00:00.000Z');
    expect(rangeEnd(query, 'end_date', BERLIN)?.toISOString()).toBe('2024-03-31T22:00:00.000Z');
  });

  it('take digits for epoch seconds and drop a fraction', () => {
    expect(rangeStart({ from: '1705314600.9' }, 'from', BERLIN)?.toISOString()).toBe('2024-01-15T10:30:00.000Z');
  });

  it.each(['yesterday', '2024-13-01', '15.01.2024', '2024-01-15T99:00:00'])('refuse %s by name', (text) => {
    expect(() => rangeStart({ start_date: text }, 'start_date', BERLIN)).toThrow('start_date');
  });
});

describe('limits', () => {
  it.each([
    { text: undefined, limit: 500 },
    { text: '0', limit: 500 },
    { text: '5001', limit: 500 },
    { text: 'many', limit: 500 },
    { text: '-1', limit: 500 },
    { text: '5000', limit: 5000 },
  ])('$text gives $limit', ({ text, limit }) => {
    expect(clampLimit(text, 500, 5000)).toBe(limit);
  });
});
