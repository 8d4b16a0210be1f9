import { setTimeout as sleep } from 'node:timers/promises';
import type { Trx } from '@strowger/db';
import type { LeftMessage, Mailbox } from '@strowger/switch';
import { trimWav } from '../../audio-files/trim-wav.ts';
import { keepMessage, type NewMessage } from './keep-message.ts';
import type { MailboxParts } from './mailbox-parts.ts';
import { lockMailbox, type MailboxRow } from './message-rows.ts';

/** Of the silence that ended it. */
const TAIL_MS = 500;

/** Pauses between attempts: what somebody has said cannot be asked for again. */
const PAUSES_MS = [500, 3000, 10_000];

/**
 * Keeps what a caller has left, and its copies in the mailboxes that get them. Tries again where the database fails.
 * @param pauses between attempts, ms
 * @returns false when the mailbox takes none; its copies are then not kept either
 */
export async function leaveMessage(
  parts: MailboxParts,
  mailbox: Mailbox,
  left: LeftMessage,
  pauses: readonly number[] = PAUSES_MS,
): Promise<boolean> {
  for (const pause of pauses) {
    try {
      return await attempt(parts, mailbox, left);
    } catch (error) {
      parts.log.warn({ err: error, mailbox: mailbox.uuid }, 'a message could not be kept and is tried again');
      await sleep(pause);
    }
  }
  return attempt(parts, mailbox, left);
}

/** The draft is copied, and goes once all is written: an attempt that failed has spent nothing. */
async function attempt(parts: MailboxParts, { tenantId, uuid }: Mailbox, left: LeftMessage): Promise<boolean> {
  const { files } = parts;
  const seconds = Math.max(1, Math.round(left.durationMs / 1000));
  const isKept = await parts.db.transaction({ kind: 'tenant', tenantId }, async (trx) => {
    const [mailbox, ...copies] = await lockAll(trx, uuid);
    if (mailbox === undefined) return false;
    if (await wasLeft(trx, uuid, left.legUuid)) return true;
    const message = { callerId: left.callerId, seconds, leftBy: left.legUuid };
    const kept = await keepMessage(trx, parts, mailbox, {
      ...message,
      place: async (name) => {
        await trimWav(left.recording, left.durationMs + TAIL_MS);
        await files.keepCopy(left.recording, name);
      },
    });
    if (kept === null) return false;
    for (const copy of copies) await keepMessage(trx, parts, copy, copyOf(message, kept.message_file, parts));
    return true;
  });
  if (isKept) await files.discardDraft(left.recording);
  return isKept;
}

function copyOf(message: Omit<NewMessage, 'place'>, file: string, { files }: Pick<MailboxParts, 'files'>): NewMessage {
  return { ...message, place: (name) => files.copy(file, name) };
}

/** The mailbox and those that get copies, locked in the order of their uuids. */
async function lockAll(trx: Trx, uuid: string): Promise<MailboxRow[]> {
  const copies = await trx
    .selectFrom('voicemail_destinations')
    .select('voicemail_uuid_copy')
    .where('voicemail_uuid', '=', uuid)
    .where('voicemail_uuid_copy', '!=', uuid)
    .execute();
  const rows = new Map<string, MailboxRow>();
  for (const one of [uuid, ...copies.map((row) => row.voicemail_uuid_copy)].sort()) {
    const row = await lockMailbox(trx, one);
    if (row) rows.set(one, row);
  }
  const mailbox = rows.get(uuid);
  rows.delete(uuid);
  return mailbox ? [mailbox, ...rows.values()] : [];
}

async function wasLeft(trx: Trx, uuid: string, legUuid: string): Promise<boolean> {
  const row = await trx
    .selectFrom('voicemail_messages')
    .select('voicemail_message_uuid')
    .where('voicemail_uuid', '=', uuid)
    .where('left_by', '=', legUuid)
    .executeTakeFirst();
  return row !== undefined;
}
