import type { Trx } from '@strowger/db';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { enqueueAttempt } from '../../jobs/enqueue-attempt.ts';
import type { Platform } from '../../platform.ts';
import { sendSms } from '../../sms/send-sms.ts';
import { SmsFailed } from '../../sms/sms.ts';
import { noteSentText, refusalOfText } from '../charging/paid-texts.ts';
import type { MailboxParts } from './mailbox-parts.ts';
import { type MessageFacts, messageFacts } from './message-facts.ts';
import { findMailbox, type MailboxRow, type MessageRow } from './message-rows.ts';

export const SMS_JOB = 'voicemail.sms';

/** Seconds after which it is tried again; after the last of them it is given up. */
const PAUSES_S = [30, 120, 600, 3600];
/** Of the caller's name. */
const LONGEST_NAME = 30;

const TEXT_CONTEXT = 'voicemail.sms';

const jobSchema = Type.Object({
  mailbox: Type.String(),
  message: Type.String(),
  /** Sealed. */
  text: Type.String(),
  attempt: Type.Integer(),
});

type Parts = MailboxParts & Pick<Platform, 'environment'>;

/** Has the number of a mailbox told of a message that was just kept, where it has one (contract 20 §7.1, §7.3.6). */
export async function wantSms(trx: Trx, parts: MailboxParts, mailbox: MailboxRow, message: MessageRow): Promise<void> {
  if (mailbox.voicemail_sms_to === null) return;
  const text = textOf(await messageFacts(trx, parts, mailbox, message));
  const job = {
    mailbox: mailbox.voicemail_uuid,
    message: message.voicemail_message_uuid,
    // The message itself may be gone soon.
    text: parts.vault.seal(text, TEXT_CONTEXT),
    attempt: 0,
  };
  await enqueueAttempt(trx, parts.jobs, SMS_JOB, job, PAUSES_S);
}

/**
 * The job. Every try of it carries the same key, and it is charged once; only a crash between the provider's answer and our
 * noting it can send it a second time over a provider that does not know such keys.
 */
export async function sendSmsNotice(parts: Parts, data: unknown, signal: AbortSignal): Promise<void> {
  if (!Value.Check(jobSchema, data)) return;
  const mailbox = await parts.db.transaction({ kind: 'all' }, (trx) => findMailbox(trx, data.mailbox));
  if (!mailbox || mailbox.voicemail_sms_to === null) return;
  const { tenant_id: tenantId, voicemail_sms_to: to } = mailbox;
  const refusal = await refusalOfText(parts, tenantId);
  if (refusal !== null) return giveUp(parts, data.mailbox, refusal);
  const sms = { tenantId, to, key: `voicemail:${data.message}`, text: parts.vault.open(data.text, TEXT_CONTEXT) };
  try {
    const { number } = await sendSms(parts, sms, signal);
    await parts.db.transaction({ kind: 'all' }, (trx) => noteSentText(trx, { ...sms, number, at: parts.now() }));
  } catch (error) {
    if (!(error instanceof SmsFailed)) throw error;
    if (error.forGood || data.attempt >= PAUSES_S.length) return giveUp(parts, data.mailbox, error.message);
    const next = { ...data, attempt: data.attempt + 1 };
    await parts.db.transaction({ kind: 'all' }, (trx) => enqueueAttempt(trx, parts.jobs, SMS_JOB, next, PAUSES_S));
  }
}

/** One segment, mostly. */
function textOf({ mailbox, callerName, callerNumber, length, at }: MessageFacts): string {
  const name = [...callerName.replace(/\p{C}+/gu, ' ')].slice(0, LONGEST_NAME).join('');
  const caller = name === callerNumber ? name : `${name} ${callerNumber}`.trim();
  return `Mailbox ${mailbox}: new message${caller === '' ? '' : ` from ${caller}`}, ${length}, ${at}`;
}

function giveUp({ log }: Parts, mailbox: string, reason: string): void {
  log.warn({ reason, mailbox }, 'nobody could be told of a message by SMS');
}
