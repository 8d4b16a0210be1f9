import type { Message } from './message.ts';

/** A message with what its delivery adds. */
export interface Posting {
  readonly mailId: number;
  readonly template: string;
  readonly messageId: string;
  /** Address it is from. */
  readonly sender: string;
  readonly date: Date;
  readonly message: Message;
  /** The files that go with it, read. */
  readonly attachments: readonly ReadAttachment[];
  /** Somebody wrote it himself: robots may answer. */
  readonly isPersonal?: boolean;
}

export interface ReadAttachment {
  readonly fileName: string;
  readonly contentType: string;
  readonly content: Buffer;
}

/** Brings mails out of the house. */
export interface Carrier {
  /** Resolves when the mail is out of our hands for good. @throws DeliveryFailure */
  deliver(posting: Posting): Promise<void>;
}

/**
 * - `mail`: this mail will never be taken (an unknown recipient); trying again is useless.
 * - `delay`: this mail is not taken now; others may be.
 * - `carrier`: nothing can be delivered now (the server is down or refuses us).
 */
export type FailureKind = 'mail' | 'delay' | 'carrier';

/** Why a mail was not delivered; the message may be logged. */
export class DeliveryFailure extends Error {
  override readonly name = 'DeliveryFailure';
  readonly kind: FailureKind;

  constructor(kind: FailureKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
