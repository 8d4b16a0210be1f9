import { configChanged } from '../../events/config-changed.ts';
import { releaseNumbers } from '../domains/number-plan.ts';
import type { Writer } from '../extensions/writer.ts';

/** An extension and the number it had. */
interface Former {
  readonly tenantId: number;
  readonly number: string;
}

/** An extension's mailbox is renumbered with it, unless the new number has one already (contract 20 §1.6). */
export async function renumberMailbox(writer: Writer, { tenantId, number }: Former, to: string): Promise<void> {
  const { trx } = writer;
  const row = await mailboxOf(writer, { tenantId, number });
  if (!row || (await mailboxOf(writer, { tenantId, number: to }))) return;
  const { voicemail_uuid } = row;
  await trx.updateTable('voicemails').set({ voicemail_id: to }).where('voicemail_uuid', '=', voicemail_uuid).execute();
  await trx.updateTable('number_plan').set({ number: to }).where('object_uuid', '=', voicemail_uuid).execute();
  record(writer, { uuid: voicemail_uuid, tenantId, before: number, after: to });
}

/** The mailbox with the number of an extension that is deleted goes too; its files are swept away later. */
export async function deleteMailboxOf(writer: Writer, former: Former): Promise<void> {
  const row = await mailboxOf(writer, former);
  if (!row) return;
  await releaseNumbers(writer.trx, row.voicemail_uuid);
  await writer.trx.deleteFrom('voicemails').where('voicemail_uuid', '=', row.voicemail_uuid).execute();
  record(writer, { uuid: row.voicemail_uuid, tenantId: former.tenantId, before: former.number, after: null });
}

async function mailboxOf({ trx }: Writer, { tenantId, number }: Former) {
  return trx
    .selectFrom('voicemails')
    .select('voicemail_uuid')
    .where('tenant_id', '=', tenantId)
    .where('voicemail_id', '=', number)
    .forUpdate()
    .executeTakeFirst();
}

interface Change {
  readonly uuid: string;
  readonly tenantId: number;
  readonly before: string;
  readonly after: string | null;
}

function record({ audit, emit, caller }: Writer, { uuid, tenantId, before, after }: Change): void {
  const action = after === null ? 'delete' : 'update';
  audit({
    resource: 'voicemails',
    resourceId: uuid,
    action,
    tenantId,
    before: { voicemail_id: before },
    after: after === null ? null : { voicemail_id: after },
  });
  const changed = after === null ? [] : ['voicemail_id'];
  emit(configChanged({ resource: 'voicemails', id: uuid, action: `${action}d`, changed, tenantId, by: caller.userId }));
}
