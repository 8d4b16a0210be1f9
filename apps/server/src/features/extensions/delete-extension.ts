import type { Scope } from '../../access/scope.ts';
import { disableLinesOf } from '../device-lines/disable-lines.ts';
import { releaseNumbers } from '../domains/number-plan.ts';
import { deleteMailboxOf } from '../voicemails/follow-extension.ts';
import { danglingReferences } from './dangling-references.ts';
import { deleteExtensionRow } from './store.ts';
import { lockExtension, numbersOf } from './update-extension.ts';
import { recordWrite, type Writer } from './writer.ts';

/**
 * Deletes an extension with its number and account row; its registrations follow with the event, and a fax account whose line it was stays
 * (contract 20 §1.6).
 * @param withMailbox the mailbox with its number goes too
 * @returns what still points at it, null when nothing does
 * @throws ApiError 404
 */
export async function deleteExtension(
  writer: Writer,
  scope: Scope,
  uuid: string,
  withMailbox = false,
): Promise<string | null> {
  const { trx } = writer;
  const row = await lockExtension(writer, scope, uuid);
  await releaseNumbers(trx, uuid);
  await disableLinesOf(trx, uuid);
  if (withMailbox) await deleteMailboxOf(writer, { tenantId: row.tenant_id, number: row.extension });
  await deleteExtensionRow(trx, uuid);
  await recordWrite(writer, row, null, []);
  return danglingReferences(trx, { tenantId: row.tenant_id, uuid, numbers: numbersOf(row), isDeleted: true });
}
