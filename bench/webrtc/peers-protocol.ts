import type { SipAccount } from '../../tests/calls/subscriber.ts';

/** What the bench asks of the process with the callers; each is answered by one reply, in order. */
export type PeersCommand =
  | { readonly type: 'call'; readonly url: string; readonly account: SipAccount; readonly number: string }
  /** Counts what is sent from now on, until `counts` is asked for. */
  | { readonly type: 'measure' }
  | { readonly type: 'counts' }
  | { readonly type: 'hang-up' };

export interface PeerCounts {
  readonly sent: number;
  /** Of those, how many did not come back, or too late to be heard. */
  readonly lost: number;
  /** Milliseconds to the echo and back, the 99th of a hundred. */
  readonly roundTripP99: number;
}

export type PeersReply =
  | { readonly type: 'done' }
  | ({ readonly type: 'counts' } & PeerCounts)
  | { readonly type: 'failed'; readonly message: string };
