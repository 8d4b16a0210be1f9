import { describe, expect, it } from 'vitest';
import { validFromIn } from './valid-from.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const read = (valid_from: string) => validFromIn({ valid_from }, NOW).toISOString();

describe('from when a deck counts', () => {
  it.each([
    ['', '2026-11-22T10:00:00.000Z'],
    ['2026-11-22', '2026-11-22T10:00:00.000Z'],
    ['2026-12-01', '2026-12-01T00:00:00.000Z'],
    ['2026-12-01T06:30', '2026-12-01T06:30:00.000Z'],
    ['2026-12-01 06:30:15', '2026-12-01T06:30:15.000Z'],
    ['2026-12-01T00:00:00+02:00', '2026-11-30T22:00:00.000Z'],
    ['1796083200', '2026-12-01T00:00:00.000Z'],
  ])('%j is %s', (text, at) => {
    expect(read(text)).toBe(at);
  });

  it.each(['2026-11-21', 'tomorrow', '2026-13-01', '2026-12-01T25:00', '0', '99999999999', '2199-01-01', '12-01-2026'])(
    '%j is refused',
    (text) => {
      expect(() => read(text)).toThrow(/^valid_from: /);
    },
  );
});
