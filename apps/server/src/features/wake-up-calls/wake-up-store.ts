import { sql } from '@strowger/db';
import type { TimeOfDay, WakeUpCalls } from '@strowger/switch';
import { type PhoneWriter, type PhoneWrites, writeByPhone } from '../../engine/write-by-phone.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import { nextTime } from './next-time.ts';
import { RING_DUE } from './ring-due.ts';

export interface WakeUpStoreParts extends PhoneWrites {
  readonly jobs: Pick<Jobs, 'enqueue'>;
  readonly now: () => Date;
}

/** Wake-up calls in the database; what rings stands in the queue of jobs, put there by the same transaction. */
export function createWakeUpCalls(parts: WakeUpStoreParts): WakeUpCalls {
  return {
    async of(tenantId, extensionUuid) {
      const row = await parts.db.transaction(
        { kind: 'tenant', tenantId },
        (trx) =>
          trx
            .selectFrom('wake_up_calls')
            .select('wake_at')
            .where('extension_uuid', '=', extensionUuid)
            .executeTakeFirst(),
        { readOnly: true },
      );
      return row?.wake_at ?? null;
    },
    order: (tenantId, extensionUuid, time) =>
      writeByPhone(parts, tenantId, extensionUuid, (writer) => order(writer, parts, extensionUuid, time)),
    cancel: (tenantId, extensionUuid) =>
      writeByPhone(parts, tenantId, extensionUuid, (writer) => cancel(writer, extensionUuid)),
  };
}

async function order(
  { trx, caller, audit }: PhoneWriter,
  { jobs, now }: WakeUpStoreParts,
  extensionUuid: string,
  time: TimeOfDay,
): Promise<Date> {
  const { tenantId } = caller;
  const tenant = await trx
    .selectFrom('tenants')
    .select('timezone')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  const orderedAt = now();
  const at = nextTime(orderedAt, time, { zone: tenant.timezone });
  const row = await trx
    .insertInto('wake_up_calls')
    .values({ tenant_id: tenantId, extension_uuid: extensionUuid, wake_at: at, ring_at: at })
    .onConflict((conflict) =>
      conflict.column('extension_uuid').doUpdateSet({
        wake_up_call_uuid: sql<string>`gen_random_uuid()`,
        wake_at: at,
        ring_at: at,
        tries: 0,
        date_created: orderedAt,
      }),
    )
    .returning('wake_up_call_uuid')
    .executeTakeFirstOrThrow();
  const startAfterSeconds = (at.getTime() - orderedAt.getTime()) / 1000;
  await jobs.enqueue(trx, RING_DUE, {}, { startAfterSeconds });
  const after = { extension_uuid: extensionUuid, wake_at: at.toISOString() };
  audit({ resource: 'wake_up_calls', resourceId: row.wake_up_call_uuid, action: 'create', after });
  return at;
}

async function cancel({ trx, audit }: PhoneWriter, extensionUuid: string): Promise<void> {
  const row = await trx
    .deleteFrom('wake_up_calls')
    .where('extension_uuid', '=', extensionUuid)
    .returning(['wake_up_call_uuid', 'wake_at'])
    .executeTakeFirst();
  if (row === undefined) return;
  const before = { extension_uuid: extensionUuid, wake_at: row.wake_at.toISOString() };
  audit({ resource: 'wake_up_calls', resourceId: row.wake_up_call_uuid, action: 'delete', before });
}
