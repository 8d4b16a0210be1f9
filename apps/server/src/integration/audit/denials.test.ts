import { expect, it } from 'vitest';
import { Denials } from './denials.ts';

it('a flood of denials of one address is told as a count after its minute (contract 40 B3)', () => {
  const denials = new Denials();
  const own = Array.from({ length: 100 }, () => denials.note('192.0.2.1', 0).own);
  expect(own.filter(Boolean)).toHaveLength(60);
  expect(denials.note('192.0.2.2', 30_000)).toEqual({ own: true, told: [] });
  expect(denials.note('192.0.2.1', 60_000)).toEqual({ own: true, told: [{ address: '192.0.2.1', count: 40 }] });
  expect(denials.expired(1_000_000)).toEqual([]);
});
