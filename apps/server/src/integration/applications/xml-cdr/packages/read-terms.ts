import { formatIncrement, parseIncrement } from '@strowger/rating';
import {
  DEFAULT_TERMS,
  matcherOf,
  type StoredSpecialRate,
  type StoredTerms,
} from '../../../../features/autobill/package-fields.ts';
import { toMicros } from '../../../../http/money.ts';
import { invalidRequest } from '../../../errors.ts';
import { wordsOf } from '../services/params.ts';
import type { PackageParams } from './params.ts';

type Sent = PackageParams;

/**
 * What is sent, over what was before.
 * @throws IntegrationError 422 naming the field
 */
export function readTerms(sent: Sent, before: StoredTerms): StoredTerms {
  return {
    name: sent.name?.trim() ?? before.name,
    country_code: sent.country_code ?? before.country_code,
    exit_code: sent.exit_code ?? before.exit_code,
    prefix_correction: sent.prefix_correction ?? before.prefix_correction,
    strip_prefix: sent.strip_prefix ?? before.strip_prefix,
    nanp_10_digit: sent.nanp_10_digit ?? before.nanp_10_digit,
    free_minutes: freeMinutes(sent.free_minutes) ?? before.free_minutes,
    markup: sent.markup === undefined ? before.markup : hundredths(sent.markup),
    custom_outbound_rate: rateOf('custom_outbound_rate', sent.custom_outbound_rate, before.custom_outbound_rate),
    custom_inbound_rate: rateOf('custom_inbound_rate', sent.custom_inbound_rate, before.custom_inbound_rate),
    outbound_increment: increment('outbound_increment', sent.outbound_increment) ?? before.outbound_increment,
    inbound_increment: increment('inbound_increment', sent.inbound_increment) ?? before.inbound_increment,
    custom_prefixes:
      sent.custom_prefixes === undefined ? before.custom_prefixes : prefixes(wordsOf(sent.custom_prefixes)),
    special_rates: sent.special_rates?.map(specialRate) ?? before.special_rates,
    special_only: sent.special_only ?? before.special_only,
    suppress: sent.suppress === undefined ? before.suppress : wordsOf(sent.suppress),
    exclude_billing: sent.exclude_billing === undefined ? before.exclude_billing : wordsOf(sent.exclude_billing),
    exhaustion: sent.exhaustion ?? before.exhaustion,
    warn_stage_1: sent.warn_stage_1 === undefined ? before.warn_stage_1 : sent.warn_stage_1,
    warn_stage_2: sent.warn_stage_2 === undefined ? before.warn_stage_2 : sent.warn_stage_2,
    block_mode: sent.block_mode ?? before.block_mode,
  };
}

/** Of a package that is not there yet. */
export function emptyTerms(code: string): StoredTerms {
  return { ...DEFAULT_TERMS, name: code, country_code: '', exit_code: '' };
}

function freeMinutes(sent: number | string | undefined): number | 'unlimited' | null {
  if (sent === undefined) return null;
  const text = String(sent).trim().toLowerCase();
  if (text === 'unlimited') return 'unlimited';
  if (/^\d{1,8}$/.test(text)) return Number(text);
  throw invalidRequest('free_minutes', 'must be a whole number or unlimited');
}

/** Exact in hundredths of a percent. */
function hundredths(percent: number): number {
  const value = Math.round(percent * 100);
  if (Math.abs(value - percent * 100) > 1e-6) throw invalidRequest('markup', 'has more than 2 decimals');
  return value;
}

function rateOf(field: string, sent: number | null | undefined, before: number | null): number | null {
  if (sent === undefined) return before;
  return sent === null ? null : toMicros(field, sent);
}

function increment(field: string, sent: number | string | undefined): string | null {
  if (sent === undefined) return null;
  const read = parseIncrement(String(sent));
  if (read === null) throw invalidRequest(field, 'must be seconds, or first/next such as 30/6');
  return formatIncrement(read);
}

function prefixes(sent: readonly string[]): string[] {
  const bad = sent.find((prefix) => !/^\+?\d{1,15}$/.test(prefix));
  if (bad !== undefined) throw invalidRequest('custom_prefixes', 'must be of digits');
  return sent.map((prefix) => prefix.replace('+', ''));
}

function specialRate(sent: NonNullable<Sent['special_rates']>[number]): StoredSpecialRate {
  const pattern = sent.pattern.trim();
  const rule: StoredSpecialRate = {
    name: sent.name?.trim() ?? '',
    pattern,
    pattern_type: sent.pattern_type ?? 'prefix',
    direction: sent.direction ?? 'outbound',
    mode: sent.mode ?? 'flat_per_call',
    flat_rate: toMicros('flat_rate', sent.flat_rate ?? 0),
    per_minute_rate: toMicros('per_minute_rate', sent.per_minute_rate ?? 0),
    priority: sent.priority ?? 10,
    enabled: sent.enabled ?? true,
  };
  if (pattern === '' || matcherOf(rule) === null) throw invalidRequest('special_rates.pattern', 'cannot be read');
  return rule;
}
