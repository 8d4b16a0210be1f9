import type { CallerId, MailboxConfiguration } from '@strowger/callplan';

/** A mailbox of a tenant. */
export interface Mailbox {
  readonly tenantId: number;
  readonly uuid: string;
}

/** How many messages wait, and how many were heard and kept: what a lamp shows (RFC 3842). */
export interface MessageCounts {
  readonly fresh: number;
  readonly saved: number;
}

/** A mailbox whose messages have changed. */
export interface MailboxChange extends MessageCounts {
  readonly tenantId: number;
  /** The number it is reached by. */
  readonly number: string;
}

/** A mailbox as its owner meets it by phone. */
export interface MailboxState extends MessageCounts {
  /** Its PIN is not the one that it was made with. */
  readonly isPinChosen: boolean;
  /** Messages can be mailed from it. */
  readonly hasMail: boolean;
}

export interface MailboxMessage {
  readonly uuid: string;
  /** Absolute path of its WAV file. */
  readonly path: string;
  readonly leftAt: Date;
  readonly callerId: CallerId;
  readonly seconds: number;
}

/** What a caller has left. */
export interface LeftMessage {
  /** A draft, which the store takes. */
  readonly recording: string;
  /** Of the leg that left it: it leaves one message in a mailbox, whatever is repeated. */
  readonly legUuid: string;
  readonly callerId: CallerId;
  readonly durationMs: number;
}

/** Mailboxes (contract 20 §7). What it writes is durable when it resolves; it rejects when the database or the disk is away. */
export interface MailboxStore {
  /** The enabled mailbox with this number, from memory. */
  find(tenantId: number, number: string): Promise<MailboxConfiguration | null>;
  /** Null: it is no more. */
  state(mailbox: Mailbox): Promise<MailboxState | null>;
  /** By the number that watchers name; null: there is none. */
  counts(tenantId: number, number: string): Promise<MessageCounts | null>;
  /** Told of every change of a mailbox's messages, by phone and by the API. @returns ends it */
  onChanged(listener: (change: MailboxChange) => void): () => void;

  /** Absolute path of a new file to record to. One that nobody takes or discards is swept away at the next start. */
  draft(): Promise<string>;
  discard(draft: string): Promise<void>;

  isFull(mailbox: Mailbox): Promise<boolean>;
  /** Keeps the message, its copies in other mailboxes, its mail and its event. False: full, or no more; nothing is kept. */
  leave(mailbox: Mailbox, message: LeftMessage): Promise<boolean>;

  /** Oldest first. */
  messages(mailbox: Mailbox, status: 'new' | 'saved'): Promise<readonly MailboxMessage[]>;
  /** @param by the extension that it is done from; null: from outside */
  save(mailbox: Mailbox, messageUuid: string, by: string | null): Promise<void>;
  remove(mailbox: Mailbox, messageUuids: readonly string[], by: string | null): Promise<void>;
  /** @param introduction a draft that is heard before it @returns false: the other mailbox is full or there is none */
  forward(mailbox: Mailbox, messageUuid: string, toNumber: string, introduction: string | null): Promise<boolean>;
  /** Mails it to the owner. False: the mailbox has no address. */
  mail(mailbox: Mailbox, messageUuid: string): Promise<boolean>;

  /** Absolute path of a recorded greeting; null: it is not there. */
  greeting(mailbox: Mailbox, greetingId: number): Promise<string | null>;
  /** Takes the draft as this greeting and makes it the active one. */
  saveGreeting(mailbox: Mailbox, greetingId: number, draft: string): Promise<void>;
  /** 0: the built-in one. False: there is no such greeting. */
  chooseGreeting(mailbox: Mailbox, greetingId: number): Promise<boolean>;
  /** Absolute path of the name that the owner of the number's enabled mailbox has spoken; null: there is none. */
  spokenName(tenantId: number, number: string): Promise<string | null>;
  /** Takes the draft as the owner's spoken name. */
  saveName(mailbox: Mailbox, draft: string): Promise<void>;
  /** @param pin 4 to 10 digits @returns false: it is the one that the mailbox was made with */
  changePin(mailbox: Mailbox, pin: string): Promise<boolean>;
}
