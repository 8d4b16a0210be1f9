import type { Database, Trx } from '@strowger/db';
import { type AuditEntry, writeTraces } from '../audit/write-audit.ts';
import type { KeptEvent } from '../events/keep-event.ts';

/** A write that somebody makes by dialling: the counterpart of a request's handler. */
export interface PhoneWriter {
  readonly trx: Trx;
  /** The user whom the extension is linked to; `userId` null: nobody. */
  readonly caller: { readonly userId: number | null; readonly tenantId: number };
  audit(entry: AuditEntry): void;
  emit(event: KeptEvent): void;
}

export interface PhoneWrites {
  readonly db: Database;
  /** Events of a write that has just been committed; when it resolves, calls of this process see the change. */
  committed(events: readonly KeptEvent[]): Promise<void>;
}

interface LinkedUser {
  readonly user_id: number;
  readonly username: string;
}

/**
 * One transaction with its audit rows, activities and events, as a request of the API leaves them behind. The next call
 * sees the change when it resolves.
 * @param extensionUuid who dials; null: somebody who was sent to the code
 */
export async function writeByPhone<Result>(
  { db, committed }: PhoneWrites,
  tenantId: number,
  extensionUuid: string | null,
  write: (writer: PhoneWriter) => Promise<Result>,
): Promise<Result> {
  const entries: AuditEntry[] = [];
  const events: KeptEvent[] = [];
  const result = await db.transaction({ kind: 'tenant', tenantId }, async (trx) => {
    const user = extensionUuid === null ? undefined : await linkedUser(trx, extensionUuid);
    const written = await write({
      trx,
      caller: { userId: user?.user_id ?? null, tenantId },
      audit: (entry) => void entries.push({ tenantId, ...entry }),
      emit: (event) => void events.push(event),
    });
    const origin = { ip: '', method: 'DIAL', path: '' };
    await writeTraces(trx, user === undefined ? null : authorOf(user, tenantId), origin, { entries, events });
    return written;
  });
  await committed(events);
  return result;
}

function authorOf({ user_id, username }: LinkedUser, tenantId: number) {
  return { userId: user_id, username, tenantId, impersonatorId: null };
}

function linkedUser(trx: Trx, extensionUuid: string): Promise<LinkedUser | undefined> {
  return trx
    .selectFrom('extensions')
    .innerJoin('users', 'users.user_id', 'extensions.user_id')
    .select(['users.user_id', 'users.username'])
    .where('extension_uuid', '=', extensionUuid)
    .executeTakeFirst();
}
