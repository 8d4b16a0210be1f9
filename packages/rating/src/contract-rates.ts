import type { RateTerms } from './rate.ts';

function terms(
  firstBlock: number,
  increment: number,
  unitFree: number,
  billingBlock: number,
  blockRate: number,
  connection: number,
  minimum: number,
): RateTerms {
  return { firstBlock, increment, unitFree, billingBlock, blockRate, connection, minimum };
}

/** The rates of the tables in contract 10 §9.8: first, increment, free, block, block rate, connection, minimum. */
export const RATES = {
  A: terms(60, 60, 0, 60, 10_000, 0, 0),
  B: terms(6, 6, 0, 60, 6_000, 0, 0),
  C: terms(30, 6, 0, 60, 25_000, 50_000, 0),
  D: terms(1, 1, 0, 60, 33_300, 0, 0),
  E: terms(60, 60, 30, 60, 12_000, 0, 5_000),
  F: terms(60, 60, 0, 60, 500_000, 100_000, 0),
  G: terms(1, 1, 0, 1, 30_000, 10_000, 0),
  H: terms(1, 1, 0, 1, 7_500, 0, 0),
  I: terms(1, 1, 0, 60, 10_000, 0, 0),
  J: terms(1, 1, 0, 60, 10_000, 0, 5_000),
  K: terms(1, 1, 10, 60, 60_000, 50_000, 0),
  L: terms(1, 1, 0, 20, 10, 0, 0),
} as const;
