import type { CallerId } from '../configuration.ts';
import type { CallHistory } from '../leg.ts';

export type MailboxStep = LeaveMessageStep | CheckMailboxStep;

/** Greet the caller and take his message (contract 20 §7.3). */
export interface LeaveMessageStep {
  readonly step: 'leave_message';
  readonly mailbox: MailboxPlace;
  readonly greeting: MailboxGreeting;
  /** "Record your message" before the beep. */
  readonly givesInstructions: boolean;
  /** After the recording: listen, save, again, cancel. */
  readonly offersOptions: boolean;
  /** Stored with the message. */
  readonly callerId: CallerId;
  /** Where `*` leads: the same mailbox, asking its PIN. */
  readonly login: CheckMailboxStep;
}

/** What the caller hears first. */
export type MailboxGreeting =
  | { readonly kind: 'none' }
  /** "The person at extension … is not available", or is on the phone. */
  | { readonly kind: 'built_in'; readonly number: string; readonly isBusy: boolean }
  | { readonly kind: 'recorded'; readonly greetingId: number; readonly otherwise: string };

/** Listen to messages and change the mailbox (contract 20 §7.4). */
export interface CheckMailboxStep {
  readonly step: 'check_mailbox';
  /** Null: the caller says which by keypad. */
  readonly mailbox: MailboxPlace | null;
  /** The caller is an extension of the tenant: a PIN that nobody has chosen yet is refused to others. */
  readonly isInside: boolean;
  /** Offered when the mailbox is entered for the first time: PIN, name, greeting. */
  readonly hasTutorial: boolean;
  readonly operatorNumber: string;
  readonly timeZone: string;
  /** Of the call that goes on from here: to a sender, to the operator. */
  readonly history: CallHistory;
}

/** A mailbox by its uuid and number. */
export interface MailboxPlace {
  readonly uuid: string;
  readonly number: string;
}
