import { normaliseDialled } from '@strowger/callplan';
import { type Dialog, parseNameAddr, type ServerTransaction, type SipRequest, type Uri } from '@strowger/sip';
import type { Leg } from './leg.ts';

/**
 * Blind transfer by REFER (RFC 3515, RFC 5589): the phone's peer is routed to `Refer-To`, the phone is told how that began.
 * A Refer-To with Replaces (attended transfer) is not taken.
 */
export function acceptReferral(leg: Leg, request: SipRequest, transaction: ServerTransaction, dialog: Dialog): void {
  const target = referTarget(request);
  if (target === null) {
    transaction.respond(400);
    return;
  }
  if (target === 'replaces') {
    transaction.respond(501);
    return;
  }
  if (!leg.isAnswered) {
    transaction.respond(603);
    return;
  }
  transaction.respond(202);
  const accepted = leg.owner.legRefers(leg, target);
  notify(dialog, accepted ? 'SIP/2.0 200 OK' : 'SIP/2.0 503 Service Unavailable');
}

function referTarget(request: SipRequest): string | 'replaces' | null {
  const text = request.headers.get('Refer-To');
  if (text === undefined || request.headers.count('Refer-To') !== 1) return null;
  const uri = uriIn(text);
  if (uri === null || uri.scheme === 'other') return null;
  if (uri.scheme === 'tel') return normaliseDialled(uri.number) || null;
  if (uri.headers.some(([name]) => name.toLowerCase() === 'replaces')) return 'replaces';
  return normaliseDialled(uri.user ?? '') || null;
}

function uriIn(text: string): Uri | null {
  try {
    return parseNameAddr(text).uri;
  } catch {
    return null;
  }
}

/** The subscription that REFER makes ends with its first notice: the transfer is ours from here on. */
function notify(dialog: Dialog, body: string): void {
  const headers = [
    ['Event', 'refer'],
    ['Subscription-State', 'terminated;reason=noresource'],
  ] as const;
  dialog
    .request({ method: 'NOTIFY', headers, body, contentType: 'message/sipfrag;version=2.0' })
    .catch(() => undefined);
}
