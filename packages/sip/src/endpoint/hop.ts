import type { Uri } from '../message/uri.ts';
import type { Destination, Flow, PeerTrust } from '../transport/transport.ts';

/** Addresses to try in order, and how long each may be silent while others are left, in milliseconds; unless given, until its transaction fails. */
export interface AddressesHop {
  readonly kind: 'addresses';
  readonly addresses: readonly Destination[];
  readonly turnMs?: number | undefined;
}

/** Where a request goes next: a live flow, addresses to try in order, or a URI that is still to be resolved. */
export type Hop =
  | { readonly kind: 'flow'; readonly flow: Flow }
  | AddressesHop
  | { readonly kind: 'uri'; readonly uri: Uri; readonly trust?: PeerTrust | undefined };

/** The hop that an explicit target asks for, else the one that the routing gives. @param trust what a TLS server found there must prove */
export function hopTo(target: Flow | Destination | undefined, uri: Uri, trust?: PeerTrust): Hop {
  if (target === undefined) return { kind: 'uri', uri, trust };
  return 'send' in target ? { kind: 'flow', flow: target } : { kind: 'addresses', addresses: [target] };
}
