import { parseDecimal } from './characters.ts';
import type { NameAddr } from './name-addr.ts';
import { paramText } from './params.ts';

const maxDeltaSeconds = 2 ** 32 - 1;

/** Seconds of a delta-seconds value; too large is clamped (RFC 4475 §3.1.2.4), malformed is undefined. */
export function parseDeltaSeconds(text: string): number | undefined {
  if (!/^\d+$/.test(text)) return undefined;
  return parseDecimal(text, maxDeltaSeconds) ?? maxDeltaSeconds;
}

/** `expires` of a contact in seconds; undefined when absent or malformed (RFC 3261 §20.10 then takes the default). */
export function contactExpires(contact: NameAddr): number | undefined {
  const text = paramText(contact.params, 'expires');
  return text === undefined ? undefined : parseDeltaSeconds(text);
}

/** `q` of a contact, 0..1; 1 when absent or malformed. */
export function contactQ(contact: NameAddr): number {
  const text = paramText(contact.params, 'q');
  return text !== undefined && /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(text) ? Number(text) : 1;
}

/** `+sip.instance` (RFC 5626 §4.1) without quotes. */
export function contactInstance(contact: NameAddr): string | undefined {
  return paramText(contact.params, '+sip.instance');
}
