import { isToken, skipLws, trimLws } from './characters.ts';
import { SipParseError } from './parse-error.ts';
import { endOfQuoted, unquote } from './quoted-string.ts';

/**
 * Parameters in order: lower-case name to value, null for a name alone.
 * Header parameters keep a quoted value with its quotes; URI parameters are held unescaped.
 */
export type Params = ReadonlyMap<string, string | null>;

export const noParams: Params = new Map();

const valuePattern = /^[^\s;,"<>]*$/;

function endOfParam(text: string, start: number): number {
  const semicolon = text.indexOf(';', start);
  const end = semicolon === -1 ? text.length : semicolon;
  const quotation = text.indexOf('"', start);
  if (quotation === -1 || quotation > end) return end;
  const next = text.indexOf(';', endOfQuoted(text, quotation));
  return next === -1 ? text.length : next;
}

function checkedValue(raw: string): string {
  if (raw.charCodeAt(0) === 0x22) {
    if (endOfQuoted(raw, 0) !== raw.length) throw new SipParseError('Malformed parameter value');
    return raw;
  }
  if (!valuePattern.test(raw)) throw new SipParseError('Malformed parameter value');
  return raw;
}

function addParam(params: Map<string, string | null>, part: string): void {
  const equals = part.indexOf('=');
  const name = trimLws(equals === -1 ? part : part.slice(0, equals)).toLowerCase();
  if (!isToken(name)) throw new SipParseError('Malformed parameter name');
  const value = equals === -1 ? null : checkedValue(trimLws(part.slice(equals + 1)));
  if (!params.has(name)) params.set(name, value);
}

/** Reads `;name=value;name...` from `start` to the end of `text`. The first of two equal names counts. */
export function parseParams(text: string, start: number): Params {
  let pos = skipLws(text, start);
  if (pos >= text.length) return noParams;
  const params = new Map<string, string | null>();
  while (pos < text.length) {
    if (text.charCodeAt(pos) !== 0x3b) throw new SipParseError('Malformed parameters');
    const end = endOfParam(text, pos + 1);
    addParam(params, text.slice(pos + 1, end));
    pos = end;
  }
  return params;
}

export function formatParams(params: Params): string {
  let text = '';
  for (const [name, value] of params) text += value === null ? `;${name}` : `;${name}=${value}`;
  return text;
}

/** A copy of `params` in which `name` has `value`; undefined removes it. */
export function withParam(params: Params, name: string, value: string | null | undefined): Params {
  const copy = new Map(params);
  if (value === undefined) copy.delete(name);
  else copy.set(name, value);
  return copy;
}

/** The value of a parameter without quotes; undefined when it is absent or has none. */
export function paramText(params: Params, name: string): string | undefined {
  const value = params.get(name);
  return value === undefined || value === null ? undefined : unquote(value);
}
