import { formatCSeq } from '../message/cseq.ts';
import { type HeaderEntry, SipHeaders } from '../message/headers.ts';
import { SipRequest } from '../message/message.ts';
import { formatNameAddr, type NameAddr } from '../message/name-addr.ts';
import { noParams } from '../message/params.ts';
import type { Uri } from '../message/uri.ts';
import type { DialogState } from './dialog-state.ts';

export interface InDialogParts {
  readonly method: string;
  readonly sequence: number;
  readonly headers?: Iterable<HeaderEntry> | undefined;
  readonly body?: Uint8Array | string | undefined;
  readonly contentType?: string | undefined;
}

interface Routing {
  readonly uri: Uri;
  readonly routes: readonly NameAddr[];
}

function isLooseRouter({ uri }: NameAddr): boolean {
  return uri.scheme !== 'other' && uri.params.has('lr');
}

/** Request-URI and Route for a route set; a strict router as first hop is put into the Request-URI (RFC 3261 §12.2.1.1). */
export function routing(target: Uri, routeSet: readonly NameAddr[]): Routing {
  const [first, ...others] = routeSet;
  if (first === undefined || isLooseRouter(first)) return { uri: target, routes: routeSet };
  return { uri: first.uri, routes: [...others, { displayName: undefined, uri: target, params: noParams }] };
}

/** Where a request is sent to: the first of the route set, strict or loose, else the target (RFC 3261 §8.1.2). */
export function nextHop(target: Uri, routeSet: readonly NameAddr[]): Uri {
  return routeSet[0]?.uri ?? target;
}

/** A request within a dialog (RFC 3261 §12.2.1.1). Contact, where wanted, is among the headers given. */
export function inDialogRequest(state: DialogState, parts: InDialogParts): SipRequest {
  const { uri, routes } = routing(state.remoteTarget, state.routeSet);
  const headers = new SipHeaders()
    .add('Max-Forwards', '70')
    .add('From', formatNameAddr(state.local))
    .add('To', formatNameAddr(state.remote))
    .add('Call-ID', state.callId)
    .add('CSeq', formatCSeq({ sequence: parts.sequence, method: parts.method }))
    .set('Route', routes.map(formatNameAddr));
  for (const [name, value] of parts.headers ?? []) headers.add(name, value);
  if (parts.contentType !== undefined) headers.set('Content-Type', parts.contentType);
  return new SipRequest({ method: parts.method, uri, headers, body: parts.body });
}
