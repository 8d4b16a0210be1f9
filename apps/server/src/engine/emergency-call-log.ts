import { type Database, sql, type Trx } from '@strowger/db';
import type { EmergencyCall, EmergencyCalls } from '@strowger/switch';
import type { Logger } from 'pino';
import { keepEvent } from '../events/keep-event.ts';

/** How far back whoever asks is told of them. */
const KEPT_DAYS = 90;

/** Emergency calls as kept events at once, and as call records for as long as there are those. */
export class EmergencyCallLog implements EmergencyCalls {
  readonly #db: Database;
  readonly #log: Logger;
  #writing: Promise<void> = Promise.resolve();

  constructor(db: Database, log: Logger) {
    this.#db = db;
    this.#log = log;
  }

  placed(call: EmergencyCall): void {
    this.#log.warn({ tenant: call.tenantId, extension: call.extension, number: call.number }, 'an emergency call');
    this.#writing = this.#writing.then(() => this.#keep(call));
  }

  latest(tenantId: number, count: number): Promise<readonly EmergencyCall[]> {
    return this.#db.transaction(
      { kind: 'tenant', tenantId },
      async (trx) => {
        const calls = [...(await toldOf(trx, tenantId, count)), ...(await recorded(trx, tenantId, count))];
        const known = new Map<string, EmergencyCall>();
        for (const call of calls) if (!known.has(call.uuid)) known.set(call.uuid, call);
        // Calls of one millisecond stay as they were read: the last told first.
        return [...known.values()].sort((one, other) => other.at - one.at).slice(0, count);
      },
      { readOnly: true },
    );
  }

  /** Resolves when all that was placed is kept, or could not be. */
  flush(): Promise<void> {
    return this.#writing;
  }

  async #keep(call: EmergencyCall): Promise<void> {
    const { uuid, tenantId, extensionUuid, extension, number, callerIdNumber, providerId } = call;
    const event = {
      type: 'emergency.call',
      tenantId,
      data: {
        uuid,
        extension_uuid: extensionUuid,
        extension,
        number,
        caller_id_number: callerIdNumber,
        provider_id: providerId,
      },
      extensionUuids: extensionUuid === null ? [] : [extensionUuid],
    } as const;
    try {
      await this.#db.transaction({ kind: 'all' }, (trx) => keepEvent(trx, event));
    } catch (error) {
      this.#log.error({ err: error, uuid }, 'an emergency call could not be told');
    }
  }
}

interface Row {
  readonly uuid: string;
  readonly extension_uuid: string | null;
  readonly extension: string | null;
  readonly number: string | null;
  readonly caller_id_number: string | null;
  readonly provider_id: number | null;
  readonly at: Date;
}

async function toldOf(trx: Trx, tenantId: number, count: number): Promise<EmergencyCall[]> {
  const { rows } = await sql<Row>`
    select data ->> 'uuid' as uuid, data ->> 'extension_uuid' as extension_uuid, data ->> 'extension' as extension,
      data ->> 'number' as number, data ->> 'caller_id_number' as caller_id_number,
      (data ->> 'provider_id')::integer as provider_id, time as at
    from events
    where type = 'emergency.call' and tenant_id = ${tenantId}
    order by time desc, event_id desc
    limit ${count}`.execute(trx);
  return rows.map((row) => callOf(tenantId, row));
}

async function recorded(trx: Trx, tenantId: number, count: number): Promise<EmergencyCall[]> {
  const { rows } = await sql<Row>`
    select coalesce(originating_leg_uuid, call_id) as uuid, extension_uuid, extension, rated_number as number,
      caller_number as caller_id_number, provider_id, start_time as at
    from cdr
    where emergency and tenant_id = ${tenantId} and start_time > now() - make_interval(days => ${KEPT_DAYS})
    order by start_time desc
    limit ${count * 4}`.execute(trx);
  return rows.map((row) => callOf(tenantId, row));
}

function callOf(tenantId: number, row: Row): EmergencyCall {
  return {
    uuid: row.uuid,
    tenantId,
    extensionUuid: row.extension_uuid,
    extension: row.extension ?? '',
    number: row.number ?? '',
    callerIdNumber: row.caller_id_number ?? '',
    providerId: row.provider_id,
    at: row.at.getTime(),
  };
}
