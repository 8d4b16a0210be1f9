import { nextHop, routing } from '../dialog/in-dialog-request.ts';
import type { CredentialsLookup } from '../digest/digest-answer.ts';
import { formatCSeq } from '../message/cseq.ts';
import { formatUri } from '../message/format-uri.ts';
import { type HeaderEntry, SipHeaders } from '../message/headers.ts';
import { SipRequest } from '../message/message.ts';
import { formatNameAddr, type NameAddr, parseNameAddr } from '../message/name-addr.ts';
import { type Params, withParam } from '../message/params.ts';
import { parseUri } from '../message/parse-uri.ts';
import { newCallId, newTag } from '../message/random-token.ts';
import type { Uri } from '../message/uri.ts';
import type { Destination, Flow, PeerTrust } from '../transport/transport.ts';
import { type Hop, hopTo } from './hop.ts';

/** A request outside of any dialog, as its sender describes it. Addresses may be given as text. */
export interface OutgoingRequest {
  readonly method: string;
  readonly uri: Uri | string;
  readonly from: NameAddr | string;
  /** The Request-URI unless given. */
  readonly to?: NameAddr | string | undefined;
  readonly headers?: Iterable<HeaderEntry> | undefined;
  readonly body?: Uint8Array | string | undefined;
  readonly contentType?: string | undefined;
  /** Preloaded route set: outbound proxy, Path of a binding. */
  readonly routes?: ReadonlyArray<NameAddr | string> | undefined;
  /** Where it is sent, whatever URI and routes say. */
  readonly target?: Flow | Destination | undefined;
  /** What the next hop must prove where it is reached over TLS; nothing unless given. */
  readonly trust?: PeerTrust | undefined;
  /**
   * How long the servers of the next hop may be silent together, in milliseconds: each has an equal part of it, then the next
   * is tried (RFC 3263 §4.3). Unless given, each has until its transaction fails.
   */
  readonly patienceMs?: number | undefined;
  /** Call-ID, From tag and sequence number to go on with, e.g. of a registration; new ones unless given. */
  readonly callId?: string | undefined;
  readonly fromTag?: string | undefined;
  readonly cseq?: number | undefined;
  /** User part of the Contact; methods that need no Contact get one only if this is given. */
  readonly contactUser?: string | undefined;
  /** Further parameters of the URI in that Contact. */
  readonly contactUriParams?: Params | undefined;
  readonly credentials?: CredentialsLookup | undefined;
}

function asAddress(address: NameAddr | string): NameAddr {
  return typeof address === 'string' ? parseNameAddr(address) : address;
}

/** A request with the way it takes. */
export interface RoutedRequest {
  readonly request: SipRequest;
  readonly hop: Hop;
}

/** The request that a description stands for; throws SipParseError when an address given as text is none. */
export function outgoingRequest(description: OutgoingRequest): RoutedRequest {
  const { method } = description;
  const given = typeof description.uri === 'string' ? parseUri(description.uri) : description.uri;
  const routeSet = (description.routes ?? []).map(asAddress);
  const { uri, routes } = routing(given, routeSet);
  const from = asAddress(description.from);
  const tag = description.fromTag ?? newTag();
  const to = description.to === undefined ? `<${formatUri(given)}>` : formatNameAddr(asAddress(description.to));
  const headers = new SipHeaders()
    .add('Max-Forwards', '70')
    .add('From', formatNameAddr({ ...from, params: withParam(from.params, 'tag', tag) }))
    .add('To', to)
    .add('Call-ID', description.callId ?? newCallId())
    .add('CSeq', formatCSeq({ sequence: description.cseq ?? 1, method }))
    .set('Route', routes.map(formatNameAddr));
  for (const [name, value] of description.headers ?? []) headers.add(name, value);
  if (description.contentType !== undefined) headers.set('Content-Type', description.contentType);
  const request = new SipRequest({ method, uri, headers, body: description.body });
  return { request, hop: hopTo(description.target, nextHop(given, routeSet), description.trust) };
}
