import { lockInTransaction, type Trx } from '@strowger/db';
import { MESSAGE_TAGS, sanitise } from '../../html/sanitise.ts';
import { errors } from '../../http/errors.ts';
import type { AnnouncementBody } from './schema.ts';
import {
  type AnnouncementRow,
  type AnnouncementText,
  deleteAnnouncement,
  findAnnouncement,
  insertAnnouncement,
  updateAnnouncement,
} from './store.ts';

/** In octets, once it is sanitised (contract 10 §7.2). */
const LONGEST_MESSAGE = 8 * 1024;

export interface SavedAnnouncement {
  readonly before: AnnouncementRow | null;
  readonly after: AnnouncementRow | null;
}

/**
 * Sets, changes or, when title and message are empty, deletes the one announcement of a tenant.
 * @param tenantId null: the system-wide one
 * @throws ApiError 400
 */
export async function saveAnnouncement(
  trx: Trx,
  tenantId: number | null,
  sent: AnnouncementBody,
  now: Date,
): Promise<SavedAnnouncement> {
  await lockInTransaction(trx, `strowger:announcement:${tenantId ?? 0}`);
  const before = (await findAnnouncement(trx, tenantId)) ?? null;
  const text = textOf(sent, before);
  if (text.title === '' && text.message === '') {
    if (before) await deleteAnnouncement(trx, before.announcement_id);
    return { before, after: null };
  }
  if (!before) return { before, after: await insertAnnouncement(trx, tenantId, text, now) };
  if (before.title === text.title && before.message === text.message) return { before, after: before };
  return { before, after: await updateAnnouncement(trx, before.announcement_id, text, now) };
}

function textOf({ title, message }: AnnouncementBody, before: AnnouncementRow | null): AnnouncementText {
  return {
    title: title === undefined ? (before?.title ?? '') : (title ?? '').trim(),
    message: message === undefined ? (before?.message ?? '') : readMessage(message ?? ''),
  };
}

function readMessage(html: string): string {
  const message = sanitise(html, MESSAGE_TAGS);
  if (Buffer.byteLength(message) > LONGEST_MESSAGE) throw errors.badField('message', 'must not be longer than 8 KiB');
  return message;
}
