import { lockInTransaction, sql, type Trx } from '@strowger/db';
import type { Shown } from '../../http/resource/field.ts';
import { findObject } from '../../http/resource/read-object.ts';
import type { Writer } from '../../http/resource/resource.ts';
import { createIn, deleteObject, updateObject } from '../../http/resource/write-resource.ts';
import { ANNOUNCEMENTS, cleanMessage, cleanTitle } from './resource.ts';

/**
 * Sets, changes or, when title and message are empty, deletes the one announcement of a tenant. What is not sent stays.
 * @param tenantId null: the system-wide one
 * @returns what is announced now; null: nothing
 * @throws ApiError 400
 */
export async function saveAnnouncement(
  writer: Writer,
  tenantId: number | null,
  sent: Shown,
  now: Date,
): Promise<Shown | null> {
  const { trx } = writer;
  await lockInTransaction(trx, `strowger:announcement:${tenantId ?? 0}`);
  const before = await findAnnouncement(trx, tenantId);
  const { title = before?.['title'], message = before?.['message'] } = sent;
  const text = { title: cleanTitle(title), message: cleanMessage(message) };
  const id = before?.['id'];
  if (text.title === '' && text.message === '') {
    if (typeof id === 'number') await deleteObject(writer, ANNOUNCEMENTS, id);
    return null;
  }
  if (typeof id === 'number') return updateObject(writer, ANNOUNCEMENTS, id, text, now);
  await createIn(writer, ANNOUNCEMENTS, tenantId, text, now);
  return findAnnouncement(trx, tenantId);
}

/** The tenant's, else the system-wide one; null: neither. */
export async function shownAnnouncement(trx: Trx, tenantId: number | null): Promise<Shown | null> {
  return (await findAnnouncement(trx, tenantId)) ?? findAnnouncement(trx, null);
}

async function findAnnouncement(trx: Trx, tenantId: number | null): Promise<Shown | null> {
  const row = await trx
    .selectFrom('announcements')
    .select('announcement_id')
    .where(sql<number>`coalesce(tenant_id, 0)`, '=', tenantId ?? 0)
    .executeTakeFirst();
  const found = row && (await findObject(trx, ANNOUNCEMENTS, row.announcement_id, []));
  return found?.shown ?? null;
}
