import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PortPool } from './port-pool.ts';

function poolOf(min: number, max: number): { pool: PortPool; pass: (ms: number) => void } {
  let now = 0;
  const pool = new PortPool({ min, max, restMs: 1000, now: () => now });
  return {
    pool,
    pass: (ms) => {
      now += ms;
    },
  };
}

describe('media ports', () => {
  test('are even, with their odd neighbour inside the range', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60_000 }), fc.integer({ min: 1, max: 40 }), (min, width) => {
        const { pool } = poolOf(min, min + width);
        for (let port = pool.take(); port !== null; port = pool.take()) {
          expect(port % 2).toBe(0);
          expect(port).toBeGreaterThanOrEqual(min);
          expect(port + 1).toBeLessThanOrEqual(min + width);
        }
      }),
    );
  });

  test('are each given once, then none', () => {
    const { pool } = poolOf(5000, 5009);
    const taken = Array.from({ length: 5 }, () => pool.take());
    expect(new Set(taken)).toEqual(new Set([5000, 5002, 5004, 5006, 5008]));
    expect(pool.take()).toBeNull();
  });

  test('rest before they are used again', () => {
    const { pool, pass } = poolOf(5000, 5001);
    const port = pool.take() ?? 0;
    pool.release(port);
    expect(pool.take()).toBeNull();
    pass(1000);
    expect(pool.take()).toBe(port);
  });

  test('a port released twice is given once', () => {
    const { pool, pass } = poolOf(5000, 5001);
    const port = pool.take() ?? 0;
    pool.release(port);
    pool.release(port);
    pass(1000);
    expect([pool.take(), pool.take()]).toEqual([port, null]);
  });
});
