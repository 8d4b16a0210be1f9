import { type Database, jsonbText, sql, type Trx } from '@strowger/db';
import type { BindingChange, BindingKey, BindingStore, StoredBinding } from '@strowger/switch';
import type { Logger } from 'pino';

interface Waiting {
  readonly change: BindingChange;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

export interface StoredBindings extends BindingStore {
  /** Writes what still waits. */
  close(): Promise<void>;
}

/** What stands in the key for a contact that names no device, or no flow of it. */
const NO_INSTANCE = '';
const NO_FLOW = 0;

/** How long refreshes of contacts that are stored already may wait: a restart then knows an older expiry at worst. */
const REFRESH_DELAY_MS = 1_000;

/**
 * Contacts in the database. Changes that come while a write is under way go together in the next one. A new or moved
 * contact is durable when `save` resolves; a mere refresh is written a little later, with others.
 */
export function createBindingStore(db: Database, log: Logger): StoredBindings {
  let waiting: Waiting[] = [];
  let writing: Promise<void> | null = null;
  let delayed: NodeJS.Timeout | undefined;
  const refreshed = new Map<string, BindingChange>();
  const stored = new Map<string, StoredBinding>();

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      const changes = batch.map((entry) => entry.change);
      await write(db, changes).then(
        () => {
          for (const change of changes) note(stored, change);
          for (const entry of batch) entry.done();
        },
        (error: unknown) => {
          for (const entry of batch) entry.failed(error);
        },
      );
    }
    // In the same breath as the look at the empty queue: a change that comes later begins a write of its own.
    writing = null;
  };
  const kick = (): Promise<void> => {
    writing ??= drain();
    return writing;
  };
  const enqueue = (change: BindingChange): Promise<void> =>
    new Promise((done, failed) => {
      waiting.push({ change, done, failed });
      void kick();
    });
  const flushRefreshed = async (): Promise<void> => {
    clearTimeout(delayed);
    delayed = undefined;
    const changes = [...refreshed.values()];
    refreshed.clear();
    await Promise.all(changes.map(enqueue)).catch((error: unknown) => {
      log.warn({ err: error, contacts: changes.length }, 'refreshed contacts could not be stored');
    });
  };

  return {
    async load() {
      const bindings = await db.transaction({ kind: 'all' }, loadBindings, { readOnly: true });
      for (const binding of bindings) note(stored, { change: 'put', binding });
      return bindings;
    },
    async save(change) {
      const key = keyOf(change);
      if (isMereRefresh(stored.get(key), change)) {
        refreshed.set(key, change);
        delayed ??= setTimeout(() => void flushRefreshed(), REFRESH_DELAY_MS);
        return;
      }
      refreshed.delete(key);
      await enqueue(change);
    },
    async close() {
      await flushRefreshed();
      await kick();
    },
  };
}

/** The contact is stored, still valid, and reached the same way: only its expiry moves. */
function isMereRefresh(known: StoredBinding | undefined, change: BindingChange): boolean {
  if (change.change === 'remove' || !known || known.expiresAt <= Date.now()) return false;
  const { binding } = change;
  return (
    known.sourceAddress === binding.sourceAddress &&
    known.sourcePort === binding.sourcePort &&
    known.transport === binding.transport &&
    known.path.join() === binding.path.join()
  );
}

function note(stored: Map<string, StoredBinding>, change: BindingChange): void {
  if (change.change === 'put') stored.set(keyOf(change), change.binding);
  else stored.delete(keyOf(change));
}

function write(db: Database, changes: readonly BindingChange[]): Promise<void> {
  return db.transaction({ kind: 'all' }, (trx) => applyAll(trx, changes));
}

async function applyAll(trx: Trx, changes: readonly BindingChange[]): Promise<void> {
  // The last word on a contact wins; order between contacts does not matter.
  const last = new Map<string, BindingChange>();
  for (const change of changes) last.set(keyOf(change), change);
  const puts = [...last.values()].flatMap((change) => (change.change === 'put' ? [change.binding] : []));
  const removals = [...last.values()].flatMap((change) => (change.change === 'remove' ? [change] : []));
  for (const removal of removals) {
    await trx
      .deleteFrom('registrations')
      .where('extension_uuid', '=', removal.extensionUuid)
      .where('contact', '=', removal.contact)
      .where('instance', '=', removal.instance ?? NO_INSTANCE)
      .where('reg_id', '=', removal.regId ?? NO_FLOW)
      .execute();
  }
  await putAll(trx, puts);
}

function keyOf(change: BindingChange): string {
  const key: BindingKey = change.change === 'put' ? change.binding : change;
  return JSON.stringify([key.extensionUuid, key.contact, key.instance, key.regId]);
}

const COLUMNS = sql.raw(
  'extension_uuid, contact, tenant_id, source_address, source_port, transport, user_agent, call_id, cseq, q, instance, ' +
    'reg_id, path, expires_at',
);

/** One statement whose text is the same for any number of contacts; those of extensions that are gone are left out. */
async function putAll(trx: Trx, bindings: readonly StoredBinding[]): Promise<void> {
  if (bindings.length === 0) return;
  await sql`
    with told as (
      select * from jsonb_populate_recordset(null::registrations, ${jsonbText(bindings.map(rowOf))}::jsonb)
    ), alive as (
      select extension_uuid from extensions where extension_uuid in (select extension_uuid from told) for key share
    )
    insert into registrations (${COLUMNS})
    select ${COLUMNS} from told join alive using (extension_uuid)
    on conflict (extension_uuid, contact, instance, reg_id) do update set
      source_address = excluded.source_address, source_port = excluded.source_port, transport = excluded.transport,
      user_agent = excluded.user_agent, call_id = excluded.call_id, cseq = excluded.cseq, q = excluded.q,
      path = excluded.path, expires_at = excluded.expires_at`.execute(trx);
}

function rowOf(binding: StoredBinding) {
  return {
    extension_uuid: binding.extensionUuid,
    contact: binding.contact,
    tenant_id: binding.tenantId,
    source_address: binding.sourceAddress,
    source_port: binding.sourcePort,
    transport: binding.transport,
    user_agent: binding.userAgent,
    call_id: binding.callId,
    cseq: binding.cseq,
    q: binding.q,
    instance: binding.instance ?? NO_INSTANCE,
    reg_id: binding.regId ?? NO_FLOW,
    path: binding.path,
    expires_at: new Date(binding.expiresAt),
  };
}

async function loadBindings(trx: Trx): Promise<StoredBinding[]> {
  const rows = await trx
    .selectFrom('registrations as r')
    .innerJoin('extensions as e', 'e.extension_uuid', 'r.extension_uuid')
    .innerJoin('domains as d', 'd.domain_uuid', 'e.domain_uuid')
    .selectAll('r')
    .select(['e.extension', 'd.domain_name'])
    .where('r.expires_at', '>', new Date())
    .where('e.enabled', '=', true)
    .execute();
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    domainName: row.domain_name,
    extensionUuid: row.extension_uuid,
    extension: row.extension,
    contact: row.contact,
    sourceAddress: row.source_address,
    sourcePort: row.source_port,
    transport: transportOf(row.transport),
    userAgent: row.user_agent,
    callId: row.call_id,
    cseq: row.cseq,
    q: row.q,
    instance: row.instance === NO_INSTANCE ? null : row.instance,
    regId: row.reg_id === NO_FLOW ? null : row.reg_id,
    path: row.path,
    expiresAt: row.expires_at.getTime(),
  }));
}

function transportOf(text: string): StoredBinding['transport'] {
  return text === 'tcp' || text === 'tls' || text === 'ws' || text === 'wss' ? text : 'udp';
}
