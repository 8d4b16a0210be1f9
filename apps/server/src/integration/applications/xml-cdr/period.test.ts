import { describe, expect, it } from 'vitest';
import { periodOf } from './period.ts';

const instants = (date_start: string, date_end: string, timezone?: string) => {
  const { from, until } = periodOf({ date_start, date_end, timezone });
  return [from.toISOString(), until.toISOString()];
};

describe('the period of an export (contract 40 B11)', () => {
  it('includes the whole of a bare last day', () => {
    expect(instants('2024-01-01', '2024-01-31')).toEqual(['2024-01-01T00:00:00.000Z', '2024-02-01T00:00:00.000Z']);
  });

  it('has days as long as the clocks of the time zone make them', () => {
    expect(instants('2024-03-31', '2024-03-31', 'Europe/London')).toEqual([
      '2024-03-31T00:00:00.000Z',
      '2024-03-31T23:00:00.000Z',
    ]);
    expect(instants('2024-10-27', '2024-10-27', 'Europe/London')).toEqual([
      '2024-10-26T23:00:00.000Z',
      '2024-10-28T00:00:00.000Z',
    ]);
  });

  it('takes times with an offset as instants, and others by the clock of the time zone', () => {
    expect(instants('2024-01-15T10:30:00Z', '2024-01-15T12:00:00+0130')).toEqual([
      '2024-01-15T10:30:00.000Z',
      '2024-01-15T10:30:00.000Z',
    ]);
    expect(instants('2024-07-01 08:00:00', '2024-07-01T09:00', 'America/New_York')).toEqual([
      '2024-07-01T12:00:00.000Z',
      '2024-07-01T13:00:00.000Z',
    ]);
    expect(instants('2024-03-31T12:00:00', '2024-03-31', 'Europe/London')[0]).toBe('2024-03-31T11:00:00.000Z');
  });

  it('says what was asked for', () => {
    expect(periodOf({ date_start: ' 2024-01-01 ', date_end: '2024-01-31' }).range).toBe('2024-01-01 to 2024-01-31');
  });

  it('may have 366 days and no more, whatever the clocks do', () => {
    expect(instants('2024-01-01', '2024-12-31')).toHaveLength(2);
    expect(instants('2023-10-30', '2024-10-29', 'Europe/London')).toHaveLength(2);
    expect(() => instants('2024-01-01', '2025-01-01')).toThrow('date_end');
  });

  it.each([
    ['2024-02-30', '2024-03-01', 'date_start'],
    ['2024-01-01', 'yesterday', 'date_end'],
    ['01/02/2024', '2024-01-31', 'date_start'],
    ['2024-01-01T25:00:00Z', '2024-01-31', 'date_start'],
    ['2024-02-01', '2024-01-31T00:00:00Z', 'date_end'],
    ['2024-02-01', '2024-01-31', 'date_end'],
    ['', '2024-01-31', 'date_start'],
  ])('cannot be from %s to %s', (start, end, field) => {
    expect(() => instants(start, end)).toThrow(
      expect.objectContaining({ status: 422, message: expect.stringContaining(field) }),
    );
  });

  it('refuses a time zone that there is not', () => {
    expect(() => instants('2024-01-01', '2024-01-31', 'Mars/Olympus')).toThrow('timezone');
  });
});
