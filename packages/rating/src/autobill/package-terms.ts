import type { Increment } from './increment.ts';

export type CallDirection = 'outbound' | 'inbound';

/** How a number of a call is named: what it was dialled as, its digits, international, and national where it is. */
export type NumberForms = readonly string[];

/** A rule with a price of its own (contract 40 B12.3 `special_rates`). Money in millionths. */
export interface SpecialRate {
  readonly name: string;
  /** As it was written, for people. */
  readonly pattern: string;
  readonly matches: (number: string) => boolean;
  readonly direction: CallDirection | 'both';
  readonly mode: 'flat_per_call' | 'per_minute' | 'hybrid';
  readonly flatRate: number;
  readonly perMinuteRate: number;
  readonly priority: number;
}

/** What a package says of prices (contract 40 B12.3). Money in millionths, a rate is one of a minute. */
export interface PackageTerms {
  readonly countryCode: string;
  readonly exitCode: string;
  readonly prefixCorrection: boolean;
  readonly stripPrefix: string;
  readonly nanp10Digit: boolean;
  /** Lengths of national numbers in its country; none where they differ too much. */
  readonly nationalLengths: readonly number[];
  readonly inboundBilling: boolean;
  readonly freeMinutes: number | 'unlimited';
  /** Hundredths of a percent: 12000 = +20 %. */
  readonly markup: number;
  readonly realtime: boolean;
  readonly customOutboundRate: number | null;
  readonly customInboundRate: number | null;
  readonly outboundIncrement: Increment;
  readonly inboundIncrement: Increment;
  readonly customPrefixes: readonly string[];
  /** Enabled ones, whatever their order. */
  readonly specialRates: readonly SpecialRate[];
  readonly specialOnly: boolean;
  readonly suppress: readonly string[];
  readonly excludeBilling: readonly string[];
}

/** A leg to be rated (contract 40 B12.4 step 1). */
export interface AutobillCall {
  readonly direction: CallDirection;
  /** Outbound: the number that outbound selection matched; inbound: the DID. */
  readonly number: string;
  readonly caller: string;
  /** Contract 40 B11. */
  readonly description: string;
  /** Answered seconds; 0: it was not answered. */
  readonly billsec: number;
}
