import type { Trx } from '@strowger/db';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { errorCode } from '../../../error-code.ts';
import { keepEvent } from '../../../events/keep-event.ts';
import { enqueueAttempt } from '../../../jobs/enqueue-attempt.ts';
import { mailMessage } from '../mail-message.ts';
import type { MailboxParts } from '../mailbox-parts.ts';
import { messageEvent } from '../message-event.ts';
import { findMessage, lockMailbox, type MailboxRow, type MessageRow } from '../message-rows.ts';
import { configuredTranscriber } from './http-transcriber.ts';
import { TranscriptionFailed } from './transcriber.ts';

export const TRANSCRIBE_JOB = 'voicemail.transcribe';

/** Seconds after which it is tried again; after the last of them the mail goes without the text. */
const PAUSES_S = [30, 120, 600];

const jobSchema = Type.Object({ mailbox: Type.String(), message: Type.String(), attempt: Type.Integer() });

/**
 * Has a message that was just kept written down, where its mailbox wants that and there is a provider; its mail goes when
 * the text is there.
 * @returns false when nobody writes it down: the mail is to go now
 */
export async function wantTranscription(
  trx: Trx,
  parts: MailboxParts,
  mailbox: MailboxRow,
  message: MessageRow,
): Promise<boolean> {
  const isWanted = mailbox.voicemail_transcription_enabled && message.transcription === null;
  if (!isWanted || configuredTranscriber(parts.settings) === null) return false;
  const job = { mailbox: mailbox.voicemail_uuid, message: message.voicemail_message_uuid, attempt: 0 };
  await enqueueAttempt(trx, parts.jobs, TRANSCRIBE_JOB, job, PAUSES_S);
  return true;
}

/**
 * The job: asks the provider, keeps the text, tells of it and sends the mail. Carried out twice it changes nothing more: a
 * text that is there is not asked for again, and a mail has one key.
 */
export async function transcribeMessage(parts: MailboxParts, data: unknown, signal: AbortSignal): Promise<void> {
  if (!Value.Check(jobSchema, data)) return;
  const { mailbox: mailboxUuid, message: messageUuid, attempt } = data;
  const message = await parts.db.transaction({ kind: 'all' }, (trx) => findMessage(trx, mailboxUuid, messageUuid));
  if (message === undefined) return;
  const outcome = await textOf(parts, message, attempt, signal);
  await parts.db.transaction({ kind: 'all' }, async (trx) => {
    const next = { ...data, attempt: attempt + 1 };
    if (outcome.kind === 'later') await enqueueAttempt(trx, parts.jobs, TRANSCRIBE_JOB, next, PAUSES_S);
    else await settle(trx, parts, mailboxUuid, messageUuid, outcome);
  });
}

/** What came of asking for a text. */
type Outcome = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'none' | 'later' };

async function textOf(
  { settings, files, log }: MailboxParts,
  message: MessageRow,
  attempt: number,
  signal: AbortSignal,
): Promise<Outcome> {
  const transcriber = configuredTranscriber(settings);
  if (message.transcription !== null || transcriber === null) return { kind: 'none' };
  try {
    const text = await transcriber.transcribe(await files.read(message.message_file), signal);
    return { kind: 'text', text };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { kind: 'none' };
    if (!(error instanceof TranscriptionFailed)) throw error;
    log.warn({ reason: error.message, message: message.voicemail_message_uuid }, 'a message could not be transcribed');
    return { kind: error.forGood || attempt >= PAUSES_S.length ? 'none' : 'later' };
  }
}

/** Keeps the text, if there is one, and sends the mail that waited for it. */
async function settle(
  trx: Trx,
  parts: MailboxParts,
  mailboxUuid: string,
  messageUuid: string,
  outcome: Outcome,
): Promise<void> {
  const mailbox = await lockMailbox(trx, mailboxUuid);
  const found = await findMessage(trx, mailboxUuid, messageUuid);
  if (mailbox === undefined || found === undefined) return;
  const isNew = outcome.kind === 'text' && found.transcription === null;
  const message = isNew ? await keepText(trx, messageUuid, outcome.text) : found;
  if (isNew) await keepEvent(trx, await messageEvent(trx, 'voicemail.changed', mailbox, message));
  await mailMessage(trx, parts, mailbox, message);
}

function keepText(trx: Trx, messageUuid: string, transcription: string): Promise<MessageRow> {
  return trx
    .updateTable('voicemail_messages')
    .set({ transcription })
    .where('voicemail_message_uuid', '=', messageUuid)
    .returningAll()
    .executeTakeFirstOrThrow();
}
