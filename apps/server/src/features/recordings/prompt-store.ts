import { randomUUID } from 'node:crypto';
import { lockInTransaction, type Trx } from '@strowger/db';
import type { PromptStore, RecordedPrompt } from '@strowger/switch';
import { trimWav } from '../../audio-files/trim-wav.ts';
import { type PhoneWriter, type PhoneWrites, writeByPhone } from '../../engine/write-by-phone.ts';
import { configChanged } from '../../events/config-changed.ts';
import type { MediaStore } from '../../media-store/media-store.ts';
import { formatLocal } from '../../time/zone.ts';
import { folderOf } from './resource.ts';

interface Parts extends PhoneWrites {
  readonly files: MediaStore;
  readonly now: () => Date;
}

/** Of the silence that ended it. */
const TAIL_MS = 500;

/** Recordings that are made by phone (contract 20 §12.3 `*732`). */
export function createPromptStore(parts: Parts): PromptStore {
  return {
    keep: (prompt) =>
      writeByPhone(parts, prompt.tenantId, prompt.extensionUuid, (writer) => keep(parts, writer, prompt)),
  };
}

async function keep({ files, now }: Parts, writer: PhoneWriter, prompt: RecordedPrompt): Promise<number> {
  const { trx, caller } = writer;
  const { tenantId, draft, durationMs } = prompt;
  const at = now();
  const name = await freeName(trx, tenantId, at);
  const row = { tenant_id: tenantId, created_by: caller.userId, name, date_created: at, last_updated: at };
  const { recording_id } = await trx
    .insertInto('recordings')
    .values(row)
    .returning('recording_id')
    .executeTakeFirstOrThrow();
  const file = `${folderOf(tenantId, recording_id)}/${randomUUID()}.wav`;
  await trimWav(draft, durationMs + TAIL_MS);
  await files.keep(draft, file);
  await trx
    .updateTable('recordings')
    .set({ stored_file: file, duration_ms: Math.round(durationMs) })
    .where('recording_id', '=', recording_id)
    .execute();
  tell(writer, recording_id, name);
  return recording_id;
}

/** `Recording 2026-11-22 13:05` by the tenant's clock, with a number where there is one already. */
async function freeName(trx: Trx, tenantId: number, at: Date): Promise<string> {
  await lockInTransaction(trx, `strowger:recordings:${tenantId}`);
  const { timezone } = await trx
    .selectFrom('tenants')
    .select('timezone')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  const name = `Recording ${formatLocal(at, { zone: timezone }).slice(0, 'YYYY-MM-DD HH:MM'.length)}`;
  const rows = await trx
    .selectFrom('recordings')
    .select('name')
    .where('tenant_id', '=', tenantId)
    .where('name', 'ilike', `${name}%`)
    .execute();
  const taken = new Set(rows.map((row) => row.name.toLowerCase()));
  const nth = (count: number) => (count === 1 ? name : `${name} (${count})`);
  let count = 1;
  while (taken.has(nth(count).toLowerCase())) count += 1;
  return nth(count);
}

/** Audit row, activity and event as a create by the API leaves them. */
function tell({ caller, audit, emit }: PhoneWriter, id: number, name: string): void {
  const resource = 'recordings';
  const activity = `Create ${resource} ${name} -ID:(${id})`;
  audit({ resource, resourceId: id, action: 'create', before: null, after: { recording_id: id, name }, activity });
  emit(configChanged({ resource, id, action: 'created', tenantId: caller.tenantId, by: caller.userId }));
}
