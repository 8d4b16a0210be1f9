import { compileLinearRegex } from '@strowger/callplan';
import { numberPattern, type PackageTerms, parseIncrement, type SpecialRate } from '@strowger/rating';
import { nationalLengths } from './dialling-table.ts';

/** A rule as it is stored. Money in millionths. */
export interface StoredSpecialRate {
  readonly name: string;
  readonly pattern: string;
  readonly pattern_type: 'prefix' | 'regex';
  readonly direction: 'outbound' | 'inbound' | 'both';
  readonly mode: 'flat_per_call' | 'per_minute' | 'hybrid';
  readonly flat_rate: number;
  readonly per_minute_rate: number;
  readonly priority: number;
  readonly enabled: boolean;
}

/** The fields of a package (contract 40 B12.3) but for its columns. Money in millionths. */
export interface StoredTerms {
  readonly name: string;
  readonly country_code: string;
  readonly exit_code: string;
  readonly prefix_correction: boolean;
  readonly strip_prefix: string;
  readonly nanp_10_digit: boolean;
  readonly free_minutes: number | 'unlimited';
  /** Hundredths of a percent. */
  readonly markup: number;
  readonly custom_outbound_rate: number | null;
  readonly custom_inbound_rate: number | null;
  readonly outbound_increment: string;
  readonly inbound_increment: string;
  readonly custom_prefixes: readonly string[];
  readonly special_rates: readonly StoredSpecialRate[];
  readonly special_only: boolean;
  readonly suppress: readonly string[];
  readonly exclude_billing: readonly string[];
  readonly exhaustion: 'off' | 'warn' | 'block';
  /** Percent. */
  readonly warn_stage_1: number | null;
  readonly warn_stage_2: number | null;
  readonly block_mode: 'gateway' | 'extension';
}

/** A package as it is from a time on. */
export interface PackageVersion {
  readonly versionId: number;
  readonly packageCode: string;
  readonly validFrom: Date;
  readonly planId: number;
  readonly realtime: boolean;
  readonly inboundBilling: boolean;
  readonly terms: StoredTerms;
}

/** What the contract gives a package that says nothing else. */
export const DEFAULT_TERMS: Omit<StoredTerms, 'name' | 'country_code' | 'exit_code'> = {
  prefix_correction: false,
  strip_prefix: '0',
  nanp_10_digit: false,
  free_minutes: 0,
  markup: 10_000,
  custom_outbound_rate: null,
  custom_inbound_rate: null,
  outbound_increment: '60',
  inbound_increment: '60',
  custom_prefixes: [],
  special_rates: [],
  special_only: true,
  suppress: [],
  exclude_billing: [],
  exhaustion: 'off',
  warn_stage_1: null,
  warn_stage_2: null,
  block_mode: 'gateway',
};

const MINUTE = { first: 60, next: 60 };

/** The same for rating. */
export function packageTerms({ terms, realtime, inboundBilling }: Omit<PackageVersion, 'versionId'>): PackageTerms {
  return {
    countryCode: terms.country_code,
    exitCode: terms.exit_code,
    prefixCorrection: terms.prefix_correction,
    stripPrefix: terms.strip_prefix,
    nanp10Digit: terms.nanp_10_digit,
    nationalLengths: nationalLengths(terms.country_code),
    inboundBilling,
    freeMinutes: terms.free_minutes,
    markup: terms.markup,
    realtime,
    customOutboundRate: terms.custom_outbound_rate,
    customInboundRate: terms.custom_inbound_rate,
    outboundIncrement: parseIncrement(terms.outbound_increment) ?? MINUTE,
    inboundIncrement: parseIncrement(terms.inbound_increment) ?? MINUTE,
    customPrefixes: terms.custom_prefixes,
    specialRates: terms.special_rates.filter(({ enabled }) => enabled).map(specialRate),
    specialOnly: terms.special_only,
    suppress: terms.suppress,
    excludeBilling: terms.exclude_billing,
  };
}

function specialRate(rule: StoredSpecialRate): SpecialRate {
  return {
    name: rule.name,
    pattern: rule.pattern,
    matches: matcherOf(rule) ?? (() => false),
    direction: rule.direction,
    mode: rule.mode,
    flatRate: rule.flat_rate,
    perMinuteRate: rule.per_minute_rate,
    priority: rule.priority,
  };
}

/** Null: the pattern cannot be read. */
export function matcherOf({
  pattern,
  pattern_type: type,
}: Pick<StoredSpecialRate, 'pattern' | 'pattern_type'>): ((number: string) => boolean) | null {
  if (type === 'prefix') return numberPattern(pattern.endsWith('*') ? pattern : `${pattern}*`);
  const compiled = compileLinearRegex(pattern);
  return compiled.ok ? (number) => compiled.value.test(number) : null;
}
