import { sql, type Trx } from '@strowger/db';
import { recordingName } from '../../call-recordings/recording-name.ts';
import type { RawRecord } from '../raw-record.ts';

type NameOf = (raw: RawRecord, tenantId: number | null, zone: string) => string | null;

/** What the recordings of these calls are called where a queue names them (contract 20 §5); null: no queue does. */
export async function recordingNames(trx: Trx, records: readonly RawRecord[]): Promise<NameOf> {
  const queues = new Set(records.flatMap((raw) => (isOfQueue(raw) ? [raw.call_center_queue_uuid ?? ''] : [])));
  if (queues.size === 0) return () => null;
  const rows = await trx
    .selectFrom('call_queues')
    .select(['call_center_queue_uuid', 'tenant_id', 'queue_record_template'])
    .where(sql<boolean>`call_center_queue_uuid = any(${[...queues]}::uuid[])`)
    .where('queue_record_template', '!=', '')
    .execute();
  const byUuid = new Map(rows.map((row) => [row.call_center_queue_uuid, row]));
  return (raw, tenantId, zone) => {
    const queue = byUuid.get(raw.call_center_queue_uuid ?? '');
    if (queue === undefined || queue.tenant_id !== tenantId || !isOfQueue(raw)) return null;
    const at = new Date(raw.answer_time ?? raw.start_time);
    return recordingName(queue.queue_record_template ?? '', { callId: raw.call_id, at, where: { zone } });
  };
}

function isOfQueue(raw: RawRecord): boolean {
  return raw.recorded === true && raw.call_center_queue_uuid != null;
}
