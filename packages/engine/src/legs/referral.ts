import { normaliseDialled } from '@strowger/callplan';
import {
  type Dialog,
  type HeaderEntry,
  parseNameAddr,
  type ServerTransaction,
  type SipRequest,
  type SipUri,
  type Uri,
} from '@strowger/sip';
import type { Leg } from './leg.ts';
import { ReferProgress } from './refer-progress.ts';
import { type ReplacedDialog, replacedDialog } from './replaced-dialog.ts';

/** Where a phone wants its peer to go: to a number, or to the far side of another call of its own. */
export type ReferTarget =
  | { readonly kind: 'blind'; readonly destination: string }
  | { readonly kind: 'attended'; readonly replaced: ReplacedDialog };

/** A transfer that a phone asked for. */
export interface Referral {
  readonly target: ReferTarget;
  readonly progress: ReferProgress;
  /** Tells the target who sent the call (RFC 3892). */
  readonly headers: readonly HeaderEntry[];
}

/**
 * Transfer by REFER (RFC 3515, RFC 5589): the phone's peer is routed to Refer-To or, where that names another call of the
 * phone by Replaces, joined with the peer of that call. The phone is told how it goes unless it waives that (RFC 4488).
 */
export function acceptReferral(leg: Leg, request: SipRequest, transaction: ServerTransaction, dialog: Dialog): void {
  const target = referTarget(request);
  if (target === null || !leg.isAnswered || leg.parting !== null) {
    transaction.respond(target === null ? 400 : 603);
    return;
  }
  const waived = request.headers.get('Refer-Sub')?.trim().toLowerCase().startsWith('false') ?? false;
  transaction.respond(202, { headers: waived ? [['Refer-Sub', 'false']] : [] });
  const progress = new ReferProgress(dialog, !waived);
  progress.reached(100);
  if (!leg.owner.legRefers(leg, { target, progress, headers: referredBy(leg) })) void progress.ended(503);
}

/** What the phone says of itself in Referred-By is not believed: it is who it logged in as. */
function referredBy({ profile }: Leg): HeaderEntry[] {
  return profile.extension === '' ? [] : [['Referred-By', `<sip:${profile.extension}@${profile.domainName}>`]];
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

function uriIn(text: string): Uri | null {
  try {
    return parseNameAddr(text).uri;
  } catch {
    return null;
  }
}
