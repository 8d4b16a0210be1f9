import type { Subscriber } from '@strowger/switch';
import { dialogEssence, dialogInfo } from './dialog-info.ts';
import type { DocumentFacts } from './document-facts.ts';
import type { LampName, LampState } from './lamp.ts';
import { lampNamed, shownMailbox } from './lamp-name.ts';
import { messageSummary } from './message-summary.ts';
import { presenceDocument, presenceEssence } from './presence-document.ts';

/** An event package that we serve (RFC 6665 §5). */
export interface EventPackage {
  readonly name: string;
  readonly contentType: string;
  /** The lamp that a subscription to this user is about. */
  lamp(user: string, watcher: Subscriber): LampName;
  document(state: LampState, facts: DocumentFacts): string;
  /** What of the state a document tells: while that stays the same, there is nothing to tell. */
  essence(state: LampState): string;
}

const PACKAGES: readonly EventPackage[] = [
  {
    name: 'dialog',
    contentType: 'application/dialog-info+xml',
    lamp: (user, { tenant }) => lampNamed(user, tenant),
    document: dialogInfo,
    essence: dialogEssence,
  },
  {
    name: 'presence',
    contentType: 'application/pidf+xml',
    lamp: (user, { tenant }) => lampNamed(user, tenant),
    document: presenceDocument,
    essence: presenceEssence,
  },
  {
    name: 'message-summary',
    contentType: 'application/simple-message-summary',
    lamp: (user, watcher) => ({ kind: 'voicemail', name: mailboxNumber(user, watcher) }),
    document: messageSummary,
    essence: JSON.stringify,
  },
];

/** Value of Allow-Events (RFC 6665 §8.2.2). */
export const ALLOWED_EVENTS: string = PACKAGES.map(({ name }) => name).join(', ');

export function packageNamed(name: string): EventPackage | null {
  return PACKAGES.find((one) => one.name === name.toLowerCase()) ?? null;
}

/** Phones subscribe to their own number, to a mailbox's, or to what they dial to hear their messages. */
function mailboxNumber(user: string, { extension }: Subscriber): string {
  return user === '*97' || user === extension.number ? shownMailbox(extension) : user.replace(/^voicemail\+/i, '');
}
