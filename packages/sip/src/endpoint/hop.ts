import type { Uri } from '../message/uri.ts';
import type { Destination, Flow } from '../transport/transport.ts';

/** Where a request goes next: a live flow, addresses to try in order, or a URI that is still to be resolved. */
export type Hop =
  | { readonly kind: 'flow'; readonly flow: Flow }
  | { readonly kind: 'addresses'; readonly addresses: readonly Destination[] }
  | { readonly kind: 'uri'; readonly uri: Uri };

/** The hop that an explicit target asks for, else the one that the routing gives. */
export function hopTo(target: Flow | Destination | undefined, uri: Uri): Hop {
  if (target === undefined) return { kind: 'uri', uri };
  return 'send' in target ? { kind: 'flow', flow: target } : { kind: 'addresses', addresses: [target] };
}
