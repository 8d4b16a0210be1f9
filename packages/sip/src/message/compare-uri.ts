import { formatUri } from './format-uri.ts';
import type { Params } from './params.ts';
import type { SipUri, TelUri, Uri } from './uri.ts';

/** Parameters that must be on both sides or on none (RFC 3261 §19.1.4). */
const decisive = ['user', 'ttl', 'method', 'maddr', 'transport'];

function sameValue(left: string | null | undefined, right: string | null | undefined): boolean {
  return left?.toLowerCase() === right?.toLowerCase();
}

function sameUriParams(left: Params, right: Params): boolean {
  if (decisive.some((name) => left.has(name) !== right.has(name))) return false;
  for (const [name, value] of left) {
    if (right.has(name) && !sameValue(value, right.get(name))) return false;
  }
  return true;
}

function sameUriHeaders(left: SipUri, right: SipUri): boolean {
  if (left.headers.length !== right.headers.length) return false;
  const order = (uri: SipUri) =>
    uri.headers
      .map(([name, value]) => `${name.toLowerCase()}=${value}`)
      .sort()
      .join('&');
  return order(left) === order(right);
}

function sameSipUri(left: SipUri, right: SipUri): boolean {
  return (
    left.scheme === right.scheme &&
    left.user === right.user &&
    left.password === right.password &&
    left.host === right.host &&
    left.port === right.port &&
    sameUriParams(left.params, right.params) &&
    sameUriHeaders(left, right)
  );
}

/** RFC 3966 §4: visual separators do not count, parameters do. */
function sameTelUri(left: TelUri, right: TelUri): boolean {
  const digits = (uri: TelUri) => uri.number.replace(/[().-]/g, '').toLowerCase();
  if (digits(left) !== digits(right) || left.params.size !== right.params.size) return false;
  return [...left.params].every(([name, value]) => right.params.has(name) && sameValue(value, right.params.get(name)));
}

/** Equality of URIs by RFC 3261 §19.1.4 and RFC 3966 §4; other schemes are compared as text. */
export function sameUri(left: Uri, right: Uri): boolean {
  if (left.scheme === 'tel' && right.scheme === 'tel') return sameTelUri(left, right);
  if (left.scheme === 'other' || right.scheme === 'other') return formatUri(left) === formatUri(right);
  return left.scheme !== 'tel' && right.scheme !== 'tel' && sameSipUri(left, right);
}
