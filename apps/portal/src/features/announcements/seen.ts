import type { RowOf } from '@strowger/client';

export type Announcement = RowOf<'/api/announcement'>;

const KEY = 'strowger.announcements';
/** Older ones are forgotten. */
const KEPT = 50;

/** Names an announcement as it reads now: one that is changed is shown again. */
export function stampOf({ announcement_id, date_created }: Announcement): string {
  return `${announcement_id}:${date_created ?? 0}`;
}

/** Those that say something and were not closed. */
export function unseen(all: readonly Announcement[], seen: readonly string[]): readonly Announcement[] {
  return all.filter((it) => ((it.title ?? '') !== '' || (it.message ?? '') !== '') && !seen.includes(stampOf(it)));
}

/** What was closed in this browser. */
export function readSeen(storage: Pick<Storage, 'getItem'>): readonly string[] {
  return (storage.getItem(KEY) ?? '').split(',').filter((stamp) => stamp !== '');
}

export function writeSeen(storage: Pick<Storage, 'setItem'>, seen: readonly string[]): void {
  storage.setItem(KEY, seen.slice(-KEPT).join(','));
}
