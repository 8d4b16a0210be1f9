import type { SipRequest } from '../message/message.ts';
import type { DialogState } from './dialog-state.ts';

/** What goes on in a dialog that an incoming request may collide with. */
export interface OpenExchanges {
  /** Our own INVITE or UPDATE with an offer awaits its answer. */
  readonly ourOffer: boolean;
  /** An INVITE of the peer has no final answer yet. */
  readonly peerInvite: boolean;
  /** An offer of the peer has had no answer yet. */
  readonly peerOffer: boolean;
}

export type Admission =
  | { readonly kind: 'admitted'; readonly state: DialogState }
  | { readonly kind: 'refused'; readonly status: 481 | 491 | 500; readonly retryAfter?: boolean };

const refreshing = new Set(['INVITE', 'UPDATE', 'SUBSCRIBE', 'NOTIFY', 'REFER']);

function collision(request: SipRequest, open: OpenExchanges): Admission | undefined {
  const invites = request.method === 'INVITE';
  if (!invites && (request.method !== 'UPDATE' || request.body.length === 0)) return undefined;
  if (invites ? open.peerInvite : open.peerOffer) return { kind: 'refused', status: 500, retryAfter: true };
  if (open.ourOffer) return { kind: 'refused', status: 491 };
  return undefined;
}

/**
 * Whether an incoming request is in order within its dialog: sequence (RFC 3261 §12.2.2), crossing offers
 * (§14.2, RFC 3311 §5.2). An admitted one gives the dialog's next state, its target refreshed.
 */
export function admitRequest(state: DialogState, request: SipRequest, open: OpenExchanges): Admission {
  if (state.stage === 'terminated') return { kind: 'refused', status: 481 };
  const { sequence } = request.cseq;
  if (state.remoteSequence !== undefined && sequence <= state.remoteSequence) return { kind: 'refused', status: 500 };
  const collided = collision(request, open);
  if (collided !== undefined) return collided;
  const contact = refreshing.has(request.method) ? request.contact?.uri : undefined;
  return {
    kind: 'admitted',
    state: { ...state, remoteSequence: sequence, remoteTarget: contact ?? state.remoteTarget },
  };
}
