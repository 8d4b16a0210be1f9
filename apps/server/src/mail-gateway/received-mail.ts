import PostalMime, { type Attachment, addressParser } from 'postal-mime';
import { textOfHtml } from '../html/sanitise-mail.ts';

/** A mail as it came over SMTP. */
export interface ReceivedMail {
  /** Envelope sender; "" for bounces. */
  readonly envelopeFrom: string;
  /** Envelope recipients. */
  readonly recipients: readonly string[];
  /** Address of the peer. */
  readonly remoteAddress: string;
  /** What the peer called itself. */
  readonly helo: string;
  readonly raw: Buffer;
}

/** Of a mail, what becomes a fax or a template. */
export interface MailContent {
  /** Address of the From field, lower case; null: there is none, or more than one. */
  readonly from: string | null;
  readonly fromName: string;
  readonly subject: string;
  /** Of a mail in HTML alone, what can be read of it. */
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly attachments: readonly MailFile[];
}

export interface MailFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** Nested and repeated parts beyond these are a trick, not a letter. */
const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 1_000_000 };

/** Reads a mail as real mail programs write it (RFC 5322, MIME). Throws when it is none. */
export async function readMail(raw: Buffer): Promise<MailContent> {
  const mail = await PostalMime.parse(raw, { attachmentEncoding: 'arraybuffer', ...LIMITS });
  const html = mail.html ?? '';
  return {
    from: onlyAddress(mail.headers.filter(({ key }) => key === 'from').map(({ value }) => value)),
    fromName: mail.from?.name ?? '',
    subject: mail.subject ?? '',
    text: mail.text?.trim() ? mail.text : textOfHtml(html),
    html,
    messageId: mail.messageId ?? '',
    headers: new Map(mail.headers.map(({ key, value }) => [key, value])),
    attachments: mail.attachments.filter(isFile).map(fileOf),
  };
}

/** Several senders are none: who of them is proven would be another one than who is believed. */
function onlyAddress(fields: readonly string[]): string | null {
  const [only, ...others] = fields.flatMap((field) => addressParser(field, { flatten: true }));
  return others.length === 0 ? only?.address?.trim().toLowerCase() || null : null;
}

/** Pictures that belong to the text, such as a logo in a signature, are no pages of a fax. */
function isFile({ disposition, related, contentId }: Attachment): boolean {
  return !(disposition === 'inline' && (related === true || contentId !== undefined));
}

function fileOf({ filename, mimeType, content }: Attachment): MailFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content));
  return { name: filename ?? '', contentType: mimeType.toLowerCase(), bytes };
}
