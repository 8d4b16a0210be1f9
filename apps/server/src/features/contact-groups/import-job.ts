import type { Trx } from '@strowger/db';
import { configChanged } from '../../events/config-changed.ts';
import { keepEvent } from '../../events/keep-event.ts';
import type { Platform } from '../../platform.ts';
import { readContacts } from './read-contacts.ts';
import { type GroupPlace, storeContacts } from './store-contacts.ts';

type Parts = Pick<Platform, 'db' | 'jobs' | 'bus' | 'now'>;

const JOB = 'contacts.import';
/** Contacts stored in one transaction. */
const BATCH = 1000;

/** A file whose contacts are stored after the answer. */
export interface LargeFile {
  readonly place: GroupPlace;
  /** In UTF-8. */
  readonly bytes: Uint8Array;
  readonly lines: number;
  readonly rejected: number;
}

interface Import {
  readonly id: number;
  readonly place: GroupPlace;
  readonly content: Uint8Array;
  readonly lines: number;
}

/** Carries imports on that `beginImport` has put in the queue. */
export function handleImports(parts: Parts): void {
  parts.jobs.handle(JOB, async (data, signal) => {
    const found = await readImport(parts, idIn(data));
    if (found) await carryOn(parts, found, signal);
  });
}

/** Keeps the file and puts the job that reads it in the queue, in the request's transaction. */
export async function beginImport(parts: Parts, trx: Trx, { place, bytes, lines, rejected }: LargeFile): Promise<void> {
  const { contact_import_id: id } = await trx
    .insertInto('contact_imports')
    .values({
      tenant_id: place.tenantId,
      group_id: place.groupId,
      created_by: place.createdBy,
      is_own_only: place.isOwnOnly,
      content: Buffer.from(bytes),
      lines,
      rejected,
      date_created: parts.now(),
    })
    .returning('contact_import_id')
    .executeTakeFirstOrThrow();
  await parts.jobs.enqueue(trx, JOB, { id }, { retryLimit: 20 });
}

function idIn(data: unknown): number {
  const id: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'id') : null;
  return typeof id === 'number' ? id : 0;
}

async function readImport({ db }: Parts, id: number): Promise<Import | null> {
  const row = await db.transaction({ kind: 'all' }, (trx) =>
    trx
      .selectFrom('contact_imports')
      .selectAll()
      .where('contact_import_id', '=', id)
      .where('state', '=', 'running')
      .executeTakeFirst(),
  );
  if (!row || row.content === null) return null;
  const { group_id: groupId, tenant_id: tenantId, created_by: createdBy, is_own_only: isOwnOnly } = row;
  return { id, place: { groupId, tenantId, createdBy, isOwnOnly }, content: row.content, lines: row.lines };
}

/** Each batch is stored together with how far the file has been read, so that no crash stores it twice or leaves it out. */
async function carryOn(parts: Parts, found: Import, signal: AbortSignal): Promise<void> {
  let from = 0;
  for await (const lines of readContacts(found.content, BATCH)) {
    if (signal.aborted) throw new Error('the program ends');
    const isOurs = await storeBatch(parts, found, from, lines);
    if (!isOurs) return;
    from += lines.length;
  }
  await finish(parts, found);
}

/** @returns false when the group has gone */
async function storeBatch(
  { db, bus }: Parts,
  { id, place, lines: total }: Import,
  from: number,
  lines: Parameters<typeof storeContacts>[2],
): Promise<boolean> {
  const done = await db.transaction({ kind: 'tenant', tenantId: place.tenantId }, async (trx) => {
    const row = await trx
      .selectFrom('contact_imports')
      .select('lines_done')
      .where('contact_import_id', '=', id)
      .where('state', '=', 'running')
      .forUpdate()
      .executeTakeFirst();
    if (!row) return null;
    if (row.lines_done > from) return row.lines_done;
    await lockGroup(trx, place.groupId);
    await storeContacts(trx, place, lines);
    const lines_done = from + lines.length;
    await trx.updateTable('contact_imports').set({ lines_done }).where('contact_import_id', '=', id).execute();
    return lines_done;
  });
  if (done === null) return false;
  const data = { group_id: place.groupId, lines: total, lines_done: done };
  bus.publish({ type: 'contacts.import', tenantId: place.tenantId, data, ...ownerOf(place) });
  return true;
}

/** Files for one group are stored one after the other: a contact of both is made once. */
export async function lockGroup(trx: Trx, groupId: number): Promise<void> {
  await trx.selectFrom('contact_groups').select('group_id').where('group_id', '=', groupId).forNoKeyUpdate().execute();
}

async function finish({ db, now }: Parts, { id, place }: Import): Promise<void> {
  const { groupId, tenantId, createdBy } = place;
  await db.transaction({ kind: 'tenant', tenantId }, async (trx) => {
    await trx
      .updateTable('contact_imports')
      .set({ state: 'done', content: null, finished_at: now() })
      .where('contact_import_id', '=', id)
      .execute();
    await keepEvent(trx, {
      ...configChanged({
        resource: 'groups',
        id: groupId,
        action: 'updated',
        changed: ['contact_total'],
        tenantId,
        by: createdBy,
      }),
      ...ownerOf(place),
    });
  });
}

function ownerOf({ createdBy }: GroupPlace): { readonly userIds?: readonly number[] } {
  return createdBy === null ? {} : { userIds: [createdBy] };
}
