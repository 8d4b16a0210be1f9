import { normaliseDialled } from '@strowger/callplan';
import {
  type Dialog,
  parseNameAddr,
  type ServerTransaction,
  type SipRequest,
  type SipUri,
  type Uri,
} from '@strowger/sip';
import type { Leg } from './leg.ts';

/** The dialog that a Replaces header names (RFC 3891 §3), seen from us. */
export interface ReplacedDialog {
  readonly callId: string;
  readonly ourTag: string;
  readonly theirTag: string;
}

/** Where a phone wants its peer to go. */
type ReferTarget =
  | { readonly kind: 'blind'; readonly destination: string }
  | { readonly kind: 'attended'; readonly replaced: ReplacedDialog };

/**
 * Transfer by REFER (RFC 3515, RFC 5589): the phone's peer is routed to Refer-To or, where that names another call of the
 * phone by Replaces, joined with the peer of that call. The phone is told at once whether that could begin.
 */
export function acceptReferral(leg: Leg, request: SipRequest, transaction: ServerTransaction, dialog: Dialog): void {
  const target = referTarget(request);
  if (target === null || !leg.isAnswered) {
    transaction.respond(target === null ? 400 : 603);
    return;
  }
  transaction.respond(202);
  const accepted =
    target.kind === 'blind' ? leg.owner.legRefers(leg, target.destination) : leg.owner.legJoins(leg, target.replaced);
  notify(dialog, accepted ? 'SIP/2.0 200 OK' : 'SIP/2.0 503 Service Unavailable');
}

function referTarget(request: SipRequest): ReferTarget | null {
  const text = request.headers.get('Refer-To');
  if (text === undefined || request.headers.count('Refer-To') !== 1) return null;
  const uri = uriIn(text);
  if (uri === null || uri.scheme === 'other') return null;
  const replaces = uri.scheme === 'tel' ? undefined : headerOf(uri, 'replaces');
  if (replaces === undefined) return blind(uri.scheme === 'tel' ? uri.number : (uri.user ?? ''));
  const replaced = replacedDialog(replaces);
  return replaced === null ? null : { kind: 'attended', replaced };
}

function blind(user: string): ReferTarget | null {
  const destination = normaliseDialled(user);
  return destination === '' ? null : { kind: 'blind', destination };
}

function headerOf(uri: SipUri, name: string): string | undefined {
  return uri.headers.find(([key]) => key.toLowerCase() === name)?.[1];
}

function replacedDialog(text: string): ReplacedDialog | null {
  const [callId = '', ...params] = text.split(';').map((part) => part.trim());
  const param = (name: string) => params.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);
  const [ourTag, theirTag] = [param('to-tag'), param('from-tag')];
  return callId === '' || ourTag === undefined || theirTag === undefined ? null : { callId, ourTag, theirTag };
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
  const told = dialog.request({ method: 'NOTIFY', headers, body, contentType: 'message/sipfrag;version=2.0' });
  told.catch(() => undefined);
}
