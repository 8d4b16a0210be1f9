import type { Trx } from '@strowger/db';
import type { ReadAttachment } from './carrier.ts';
import type { SmtpProvider } from './provider-carrier.ts';
import type { RenderedLetter } from './render-letter.ts';
import type { MailData, MailName } from './templates.ts';

/** Whom a mail is for. */
export interface Recipient {
  readonly address: string;
  /** As mail programs show him; absent or empty: the address alone. */
  readonly name?: string;
}

/** In whose name a mail is written: the tenant's branding, or the product's own. */
export interface Brand {
  /** Product title; also the sender's name. */
  readonly title: string;
  /** Where questions go; answers to the mail reach it too. */
  readonly supportEmail?: string;
}

/** A file of the media store, as a mail carries it. */
export interface Attachment {
  readonly fileName: string;
  readonly contentType: string;
  /** Name within the media store. */
  readonly file: string;
}

export interface SendOptions {
  /**
   * Names the occasion, for example `low-credit:<ledger id>`: sending under a key that was used within the last week
   * does nothing. It is stored in clear: no secret may be part of it.
   */
  readonly key: string;
  /** Tenant the mail is about; null: the platform. The running transaction's fence must show it. */
  readonly tenantId: number | null;
  /** Absent: the tenant's. */
  readonly brand?: Brand;
  /** What it says in place of the template; whose it is has cleaned it. */
  readonly words?: RenderedLetter;
  /** Files that go with it, read when it is delivered. */
  readonly attachments?: readonly Attachment[];
  /** A mail that is worthless later, such as one with a code, is not sent after that. Default: a day from now. */
  readonly deliverBefore?: Date;
}

/** Sends mail, by SMTP or into the outbox (contract 00 "Settings", `STROWGER_SMTP_URL`). */
export interface Mail {
  /**
   * Puts a mail in the queue in the caller's transaction: it goes out after the commit, is tried again while the mail
   * server cannot be reached, and never makes the caller wait for a mail server.
   * @throws UnsendableMail when the address is none, or it or the name holds line breaks or control characters
   */
  send<N extends MailName>(
    trx: Trx,
    template: N,
    to: Recipient,
    data: MailData[N],
    options: SendOptions,
  ): Promise<void>;

  /**
   * Delivers at once what a tenant has written himself, over his provider or the platform's mail server; whoever calls keeps
   * it and tries again.
   * @throws DeliveryFailure, UnsendableMail
   */
  deliver(letter: PersonalLetter, over: SmtpProvider | null): Promise<void>;
}

/** A mail in a tenant's own words. */
export interface PersonalLetter {
  /** The same for each try. */
  readonly key: string;
  /** Names the file in the outbox. */
  readonly number: number;
  readonly to: string;
  readonly fromName: string;
  readonly replyTo?: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly ReadAttachment[];
}

/** What was to be sent can be no mail; the message says why and names no values. */
export class UnsendableMail extends Error {
  override readonly name = 'UnsendableMail';
}
