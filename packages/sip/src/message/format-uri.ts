import { escapePassword, escapeUriHeader, escapeUriParam, escapeUser } from './escape.ts';
import { formatHostPort } from './host-port.ts';
import type { Params } from './params.ts';
import type { SipUri, Uri } from './uri.ts';

function formatUriParams(params: Params): string {
  let text = '';
  for (const [name, value] of params) {
    text += value === null ? `;${escapeUriParam(name)}` : `;${escapeUriParam(name)}=${escapeUriParam(value)}`;
  }
  return text;
}

function formatUserInfo(uri: SipUri): string {
  if (uri.user === undefined) return '';
  const password = uri.password === undefined ? '' : `:${escapePassword(uri.password)}`;
  return `${escapeUser(uri.user)}${password}@`;
}

function formatUriHeaders(uri: SipUri): string {
  if (uri.headers.length === 0) return '';
  return `?${uri.headers.map(([name, value]) => `${escapeUriHeader(name)}=${escapeUriHeader(value)}`).join('&')}`;
}

/** The text of a URI, escaped where needed. */
export function formatUri(uri: Uri): string {
  if (uri.scheme === 'other') return uri.text;
  if (uri.scheme === 'tel') return `tel:${uri.number}${formatUriParams(uri.params)}`;
  const place = formatHostPort(uri.host, uri.port);
  return `${uri.scheme}:${formatUserInfo(uri)}${place}${formatUriParams(uri.params)}${formatUriHeaders(uri)}`;
}
