import type { Trx } from '@strowger/db';
import type { Caller } from '../../access/caller.ts';
import type { Scope } from '../../access/scope.ts';
import { errors } from '../../http/errors.ts';

/**
 * Notes that somebody has taken the document of a fax, which is read then (contract 30 §12, §18.6).
 * @throws ApiError 404 when the caller reaches no such transmission, or it is another document's
 */
export async function noteView(
  trx: Trx,
  scope: Scope,
  caller: Caller,
  of: { readonly document_id: number; readonly transmission_id: number },
  now: Date,
): Promise<void> {
  const transmission = await trx
    .selectFrom('transmissions')
    .leftJoin('programs', 'programs.program_id', 'transmissions.program_id')
    .select(['transmissions.tenant_id', 'transmissions.document_id', 'transmissions.user_id', 'programs.data'])
    .where('transmission_id', '=', of.transmission_id)
    .where('is_deleted', '=', false)
    .executeTakeFirst();
  if (!transmission || !reaches(scope, transmission) || !isOf(transmission, of.document_id)) {
    throw errors.notFound('Transmission');
  }
  await trx
    .insertInto('fax_activity')
    .values({
      tenant_id: transmission.tenant_id,
      transmission_id: of.transmission_id,
      user_id: caller.userId,
      activity: `Downloaded/View By ${caller.username}`,
      date_created: now,
    })
    .execute();
  await trx
    .updateTable('transmissions')
    .set({ is_read: true, is_downloaded: true, last_updated: now })
    .where('transmission_id', '=', of.transmission_id)
    .execute();
}

function reaches(scope: Scope, row: { readonly tenant_id: number; readonly user_id: number | null }): boolean {
  if (scope.kind === 'platform') return true;
  return row.tenant_id === scope.tenantId && (scope.kind === 'tenant' || row.user_id === scope.userId);
}

/** What was sent or received; before the first attempt, what its program is to send. */
function isOf(row: { readonly document_id: number | null; readonly data: unknown }, documentId: number): boolean {
  if (row.document_id !== null) return row.document_id === documentId;
  const { data } = row;
  return typeof data === 'object' && data !== null && 'document_id' in data && Number(data.document_id) === documentId;
}
