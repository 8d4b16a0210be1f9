import type { FaxOutcome, FaxToSend } from './fax.ts';

/** What a voice flow asks of its host (contract 30 §17.1). Each may reject: the node has failed then. */
export interface FlowHost {
  /** Reads a text aloud; null: nothing here can. */
  read(text: FlowText): Promise<Reading | null>;
  /** Makes a document ready to be sent as a fax on the flow's call. */
  fax(wanted: FlowFaxWish): Promise<FlowFax>;
  /** Carries out a node that is about something beside the call: a message is in its queue when it resolves. */
  act(action: FlowAction): Promise<void>;
}

/** Whose flow it is. */
export interface FlowCall {
  readonly tenantId: number;
  /** Of the attempt; null: the other party has called. */
  readonly spoolId: number | null;
  /** The other party; empty: it does not say who it is. */
  readonly number: string;
  /** Our number that it sees, or has called. */
  readonly ownNumber: string;
}

export interface FlowText extends FlowCall {
  /** Its merge tokens are the host's to replace. */
  readonly text: string;
  /** `en`, `fr` …; empty: as `usualLanguage`. */
  readonly language: string;
  /** Of the call's prompts. */
  readonly usualLanguage: string;
  /** Empty: any. */
  readonly voice: string;
}

/** A WAV file that reads a text aloud. */
export interface Reading {
  readonly path: string;
  /** It is not played any more. */
  release(): void;
}

export interface FlowFaxWish extends FlowCall {
  readonly documentId: number;
}

export interface FlowFax {
  readonly fax: FaxToSend;
  /** What became of it; called once, also where nothing was sent. */
  over(outcome: FaxOutcome): Promise<void>;
}

export interface FlowAction extends FlowCall {
  /** `dnc` adds the other party to the do-not-contact list. */
  readonly kind: 'sms_send' | 'email_send' | 'dnc';
  /** The node's own. */
  readonly data: Readonly<Record<string, unknown>>;
}
