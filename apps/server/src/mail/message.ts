import { createHash } from 'node:crypto';
import { type Static, Type } from 'typebox';
import { check } from '../http/validation.ts';
import type { Vault } from '../secrets/vault.ts';

const MessageSchema = Type.Object({
  to: Type.Object({ address: Type.String(), name: Type.Optional(Type.String()) }),
  fromName: Type.String(),
  replyTo: Type.Optional(Type.String()),
  subject: Type.String(),
  text: Type.String(),
  html: Type.String(),
  attachments: Type.Optional(
    Type.Array(Type.Object({ fileName: Type.String(), contentType: Type.String(), file: Type.String() })),
  ),
});

/** A mail ready to go out, as the queue keeps it: sealed, for it may hold codes. */
export type Message = Static<typeof MessageSchema>;

const CONTEXT = 'mails.content';

export function sealMessage(vault: Vault, message: Message): string {
  return vault.seal(JSON.stringify(message), CONTEXT);
}

/** @throws Error when it was not sealed by this installation, or by a version that wrote it otherwise */
export function openMessage(vault: Vault, sealed: string): Message {
  const message: unknown = JSON.parse(vault.open(sealed, CONTEXT));
  if (!isMessage(message)) throw new Error('a queued mail is not as this version writes it');
  return message;
}

function isMessage(value: unknown): value is Message {
  return check(MessageSchema, value).length === 0;
}

/** The same for every attempt, so that a receiver knows a mail again (RFC 5322 §3.6.4). */
export function messageIdOf(mailKey: string, sender: string): string {
  const domain = sender.slice(sender.lastIndexOf('@') + 1);
  return `<${createHash('sha256').update(mailKey).digest('hex').slice(0, 32)}@${domain}>`;
}
