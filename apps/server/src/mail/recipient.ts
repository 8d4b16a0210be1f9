import { type Recipient, UnsendableMail } from './mail.ts';

/** RFC 5321 §4.5.3.1, in octets. */
const LONGEST_LOCAL_PART = 64;
const LONGEST_ADDRESS = 254;
const LONGEST_NAME = 255;

/** One address without comments, quotes, routes and lists; letters of any script (RFC 6531). */
const ADDRESS = /^([^\s@<>()[\],;:"\\\p{C}]+)@([^\s@<>()[\],;:"\\\p{C}]+)$/u;
/** Control characters, line and paragraph separators: what could begin another header. */
const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/**
 * The recipient as it goes into a header; a name that is blank is left out.
 * @throws UnsendableMail
 */
export function checkedRecipient({ address, name = '' }: Recipient): Recipient {
  const local = ADDRESS.exec(address)?.[1];
  if (local === undefined) throw new UnsendableMail('the address of the mail is no e-mail address');
  if (Buffer.byteLength(local) > LONGEST_LOCAL_PART || Buffer.byteLength(address) > LONGEST_ADDRESS) {
    throw new UnsendableMail('the address of the mail is too long');
  }
  if (BREAKS.test(name)) throw new UnsendableMail('the name of the recipient holds line breaks or control characters');
  const shown = name.trim().slice(0, LONGEST_NAME);
  return shown === '' ? { address } : { address, name: shown };
}

/** Text for one header line: line breaks and control characters become blanks. */
export function headerLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}
