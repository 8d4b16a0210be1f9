import type { HeaderEntry } from './headers.ts';
import { SipHeaders } from './headers.ts';
import { type SipRequest, SipResponse } from './message.ts';

export interface ResponseOptions {
  readonly reason?: string | undefined;
  /** Appended to what is copied from the request. */
  readonly headers?: Iterable<HeaderEntry> | undefined;
  readonly body?: Uint8Array | string | undefined;
  readonly contentType?: string | undefined;
  /** Put on To when the request has no tag there; not on a 100. */
  readonly toTag?: string | undefined;
}

/** To as text with the tag added, unless it has one: a faulty To is echoed as it came. */
function taggedTo(to: string, tag: string | undefined): string {
  if (tag === undefined || /;[ \t]*tag[ \t]*=/i.test(to.slice(to.lastIndexOf('>') + 1))) return to;
  return `${to};tag=${tag}`;
}

/** The response to a request with what RFC 3261 §8.2.6.2 wants copied. */
export function createResponse(request: SipRequest, status: number, options: ResponseOptions = {}): SipResponse {
  const headers = new SipHeaders();
  for (const via of request.headers.getAll('Via')) headers.add('Via', via);
  for (const name of ['From', 'Call-ID', 'CSeq'] as const) headers.add(name, request.headers.get(name) ?? '');
  headers.add('To', taggedTo(request.headers.get('To') ?? '', status === 100 ? undefined : options.toTag));
  const timestamp = request.headers.get('Timestamp');
  if (status === 100 && timestamp !== undefined) headers.add('Timestamp', timestamp);
  for (const [name, value] of options.headers ?? []) headers.add(name, value);
  if (options.contentType !== undefined) headers.set('Content-Type', options.contentType);
  return new SipResponse({ status, reason: options.reason, headers, body: options.body });
}
