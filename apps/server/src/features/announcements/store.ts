import { sql, type Trx } from '@strowger/db';
import { type ListQuery, readWindow } from '../../http/list-query.ts';
import { containsPattern } from '../../http/portal-search.ts';

export interface AnnouncementRow {
  readonly announcement_id: number;
  /** Null = system-wide. */
  readonly tenant_id: number | null;
  readonly title: string;
  readonly message: string;
  readonly date_created: Date;
}

export type AnnouncementText = Pick<AnnouncementRow, 'title' | 'message'>;

export const SORT_FIELDS = ['announcement_id', 'tenant_id', 'title', 'date_created'] as const;

/** What the caller's fence shows: his tenant's and the system-wide one, or all. */
export function listAnnouncements(
  trx: Trx,
  tenantId: number | undefined,
  list: ListQuery,
): Promise<{ rows: AnnouncementRow[]; total: number }> {
  const sort = SORT_FIELDS.find((field) => field === list.sort) ?? 'announcement_id';
  return readWindow(
    list,
    (limit) =>
      matching(trx, tenantId, list.search)
        .selectAll()
        .orderBy(sort, (list.descending ?? list.sort === null) ? 'desc' : 'asc')
        .orderBy('announcement_id', 'desc')
        .limit(limit)
        .offset(list.offset)
        .execute(),
    async () => {
      const count = matching(trx, tenantId, list.search).select((eb) => eb.fn.countAll<number>().as('total'));
      return (await count.executeTakeFirstOrThrow()).total;
    },
  );
}

function matching(trx: Trx, tenantId: number | undefined, search: string) {
  const pattern = containsPattern(search.toLowerCase());
  return trx
    .selectFrom('announcements')
    .where((eb) =>
      eb.and([
        ...(tenantId === undefined ? [] : [eb('tenant_id', '=', tenantId)]),
        ...(search === ''
          ? []
          : [
              eb.or([
                eb(eb.fn<string>('lower', ['title']), 'like', pattern),
                eb(eb.fn<string>('lower', ['message']), 'like', pattern),
              ]),
            ]),
      ]),
    );
}

/** @param tenantId null: the system-wide one */
export function findAnnouncement(trx: Trx, tenantId: number | null): Promise<AnnouncementRow | undefined> {
  return trx
    .selectFrom('announcements')
    .selectAll()
    .where(sql<number>`coalesce(tenant_id, 0)`, '=', tenantId ?? 0)
    .executeTakeFirst();
}

/** The tenant's, else the system-wide one. */
export async function findShownAnnouncement(trx: Trx, tenantId: number | null): Promise<AnnouncementRow | undefined> {
  return (await findAnnouncement(trx, tenantId)) ?? findAnnouncement(trx, null);
}

export function insertAnnouncement(
  trx: Trx,
  tenantId: number | null,
  text: AnnouncementText,
  now: Date,
): Promise<AnnouncementRow> {
  return trx
    .insertInto('announcements')
    .values({ tenant_id: tenantId, ...text, date_created: now })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Another text is another announcement: it counts from now on. */
export function updateAnnouncement(trx: Trx, id: number, text: AnnouncementText, now: Date): Promise<AnnouncementRow> {
  return trx
    .updateTable('announcements')
    .set({ ...text, date_created: now })
    .where('announcement_id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function deleteAnnouncement(trx: Trx, id: number): Promise<void> {
  await trx.deleteFrom('announcements').where('announcement_id', '=', id).execute();
}
