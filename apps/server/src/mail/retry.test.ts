import { expect, it } from 'vitest';
import { nextAttemptAt } from './retry.ts';

it('pauses between attempts double from one minute to a quarter of an hour', () => {
  const now = new Date('2026-01-01T00:00:00Z');
  const minutes = [1, 2, 3, 4, 5, 6, 500].map(
    (attempts) => (nextAttemptAt(attempts, now).getTime() - now.getTime()) / 60_000,
  );
  expect(minutes).toEqual([1, 2, 4, 8, 15, 15, 15]);
});
