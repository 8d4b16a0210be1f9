import type { AnnouncementRow } from './store.ts';

const NONE = { announcement_id: null, id: null, tenant_id: null, title: null, message: null, date_created: null };

export function presentAnnouncement(row: AnnouncementRow) {
  return {
    announcement_id: row.announcement_id,
    id: row.announcement_id,
    tenant_id: row.tenant_id ?? 0,
    title: row.title,
    message: row.message,
    date_created: Math.floor(row.date_created.getTime() / 1000),
  };
}

/** One announcement, all null where there is none (contract 10 §7.2). */
export function presentShown(row: AnnouncementRow | null | undefined) {
  return row ? presentAnnouncement(row) : NONE;
}
