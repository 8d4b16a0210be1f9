import type { CallPlan, Leg, TenantConfiguration } from '@strowger/callplan';
import { type Database, jsonbText, sql } from '@strowger/db';
import type { LastCalls, LastCallsOfExtension } from '@strowger/switch';
import type { Logger } from 'pino';

const FLUSH_MS = 1000;

/** What is not in the database yet; absent: nothing new. */
interface Noted {
  readonly tenantId: number;
  readonly dialled?: string;
  /** Empty: withheld. */
  readonly caller?: string;
}

/**
 * Whom each extension called last and who called it (contract 20 §1.8.3). Calls only note it in memory; the table is
 * written in batches beside them.
 */
export class LastCallMemory implements LastCalls {
  readonly #db: Database;
  readonly #log: Logger;
  #noted = new Map<string, Noted>();
  #writing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | null = null;

  constructor(db: Database, log: Logger) {
    this.#db = db;
    this.#log = log;
  }

  /** Takes what a plan says of the last calls of its extensions. */
  note(tenant: TenantConfiguration, leg: Leg, plan: CallPlan): void {
    const { tenantId } = tenant;
    const { caller, withheld } = leg;
    if (caller.kind === 'extension' && isDialledByHand(leg, plan)) {
      this.#put(caller.extensionUuid, { tenantId, dialled: plan.destination });
    }
    if (plan.handledBy.kind !== 'extension') return;
    const { uuid: called } = plan.handledBy;
    if (caller.kind === 'extension' && caller.extensionUuid === called) return;
    const number = caller.kind === 'outside' ? caller.number : tenant.extensions.get(caller.extensionUuid)?.number;
    this.#put(called, { tenantId, caller: withheld ? '' : (number ?? '') });
  }

  async of(tenantId: number, extensionUuid: string): Promise<LastCallsOfExtension> {
    const stored = await this.#db.transaction(
      { kind: 'tenant', tenantId },
      (trx) =>
        trx
          .selectFrom('extension_last_calls')
          .select(['last_dialled', 'last_caller'])
          .where('extension_uuid', '=', extensionUuid)
          .executeTakeFirst(),
      { readOnly: true },
    );
    const noted = this.#noted.get(extensionUuid);
    return {
      dialled: noted?.dialled ?? stored?.last_dialled ?? null,
      caller: (noted?.caller ?? stored?.last_caller) || null,
    };
  }

  /** Writes what is noted; resolves when it is in the database, or could not be written. */
  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#writing = this.#writing.then(() => this.#write());
    await this.#writing;
  }

  #put(extensionUuid: string, noted: Noted): void {
    this.#noted.set(extensionUuid, { ...this.#noted.get(extensionUuid), ...noted });
    this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref();
  }

  /** What was written is forgotten, unless a call has changed it meanwhile. */
  async #write(): Promise<void> {
    const batch = [...this.#noted];
    if (batch.length === 0) return;
    try {
      await this.#db.transaction({ kind: 'all' }, (trx) => insertion(batch).execute(trx));
      for (const [uuid, noted] of batch) if (this.#noted.get(uuid) === noted) this.#noted.delete(uuid);
    } catch (error) {
      this.#log.warn({ err: error }, 'last calls could not be stored');
      this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref();
    }
  }
}

/** What somebody dials himself, also to withhold his number: not what a forward, a menu or another code dials for him. */
function isDialledByHand({ history }: Leg, { destination, steps }: CallPlan): boolean {
  if (history.transfers > 0 || history.forwards > 0 || destination === '') return false;
  return !destination.startsWith('*') || steps.some(({ step }) => step === 'withhold');
}

/** Extensions that are gone meanwhile are left out. */
function insertion(batch: readonly (readonly [string, Noted])[]) {
  const rows = batch.map(([uuid, { dialled = null, caller = null }]) => ({ uuid, dialled, caller }));
  return sql`
    insert into extension_last_calls as kept (extension_uuid, tenant_id, last_dialled, last_caller)
    select extension_uuid, tenant_id, dialled, caller
    from jsonb_to_recordset(${jsonbText(rows)}::jsonb) as row(uuid uuid, dialled text, caller text)
    join extensions on extension_uuid = uuid
    on conflict (extension_uuid) do update set
      last_dialled = coalesce(excluded.last_dialled, kept.last_dialled),
      last_caller = coalesce(excluded.last_caller, kept.last_caller)`;
}
