import { type CountryCodes, normaliseNumber } from '@strowger/rating';

/** Where the PBX stands, and how numbers are dialled there (contract 40 B12.4 step 2). */
export type Place = Parameters<typeof normaliseNumber>[1];

export type Issue = 'valid' | 'wrong_country' | 'invalid' | 'extension';

/** What is to be said of a number. */
export interface Judgement {
  readonly number: string;
  /** `+` and the digits; null: it has no such form. */
  readonly e164: string | null;
  readonly issue: Issue;
  /** What normalisation would make of it, where that is another number. */
  readonly suggested: string | null;
}

export interface JudgedCall {
  readonly direction: string;
  readonly caller: string;
  readonly destination: string;
}

const EXTENSION = /^\d{3,5}$/;
const INTERNATIONAL = /^\d{7,15}$/;

/**
 * Judges the outside party of a call (contract 40 B12.2 `validate`): of an outbound call its destination, of an inbound one
 * the caller, unless it went to a number of three to five digits, which is fine as it is.
 */
export function judgeCall(call: JudgedCall, place: Place, countries: CountryCodes): Judgement {
  if (call.direction === 'inbound' && EXTENSION.test(call.destination)) {
    return { number: call.destination, e164: null, issue: 'extension', suggested: null };
  }
  const number = call.direction === 'inbound' ? call.caller : call.destination;
  const digits = number.replace(/[\s().-]/g, '').replace(/^\+/, '');
  const country = INTERNATIONAL.test(digits) ? countries.find(digits) : null;
  const normal = normaliseNumber(number, place);
  const suggested = normal !== null && normal !== digits && countries.find(normal) !== null ? normal : null;
  if (country === null) return { number, e164: null, issue: 'invalid', suggested };
  const isForeign = call.direction === 'outbound' && country !== place.countryCode;
  return { number, e164: `+${digits}`, issue: isForeign ? 'wrong_country' : 'valid', suggested };
}
