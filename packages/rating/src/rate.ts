/** What a rate may price: the bits of contract 10 §9.7. */
export const VOICE = 1;
export const FAX = 2;
export const SMS = 4;
export type ServiceFlag = typeof VOICE | typeof FAX | typeof SMS;

/** The terms of a rate (contract 10 §9.7). A unit is a second, a page or a segment; money is in millionths, integer. */
export interface RateTerms {
  /** Least billed units of a call, at least 1. */
  readonly firstBlock: number;
  /** Billed step afterwards, at least 1. */
  readonly increment: number;
  /** Units that `blockRate` pays for, at least 1. */
  readonly billingBlock: number;
  readonly blockRate: number;
  /** Free units of each call. */
  readonly unitFree: number;
  readonly connection: number;
  readonly minimum: number;
}

/** A rate of a plan. */
export interface Rate extends RateTerms {
  readonly rateId: number;
  /** Digits; `999` is what nothing else matches. */
  readonly prefix: string;
  /** Sum of the services that it prices. */
  readonly serviceFlag: number;
  /** Of rates with the same prefix the higher wins. */
  readonly weight: number;
}

/** What a call costs that has no rate where such calls are let through: nothing, but its units count. */
export const FREE_OF_CHARGE: RateTerms = {
  firstBlock: 1,
  increment: 1,
  billingBlock: 1,
  blockRate: 0,
  unitFree: 0,
  connection: 0,
  minimum: 0,
};
