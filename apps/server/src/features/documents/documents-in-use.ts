import { sql, type Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';

/**
 * Refuses to delete what a fax or campaign that is yet to be sent needs (contract 30 §12).
 * @throws ApiError 409 naming it
 */
export async function requireUnusedDocument(trx: Trx, documentId: number): Promise<void> {
  const uses = sql<boolean>`(programs.data ->> 'document_id') = ${String(documentId)}`;
  await requireNotQueued(trx, 'document', uses);
}

/** The same with a cover page (contract 30 §13). @throws ApiError 409 */
export async function requireUnusedCover(trx: Trx, coverId: number): Promise<void> {
  await requireNotQueued(trx, 'cover page', sql<boolean>`programs.cover_id = ${coverId}`);
}

/** Of transmissions that are yet to be sent. */
export const OPEN_STATES = ['pending', 'pending_retry', 'initializing', 'processing', 'done'] as const;

/** Those that were deleted do not count. */
async function requireNotQueued(trx: Trx, what: string, uses: ReturnType<typeof sql<boolean>>): Promise<void> {
  const transmission = await trx
    .selectFrom('transmissions')
    .innerJoin('programs', 'programs.program_id', 'transmissions.program_id')
    .select('transmissions.transmission_id')
    .where(uses)
    .where('transmissions.status', 'in', OPEN_STATES)
    .where('transmissions.is_deleted', '=', false)
    .limit(1)
    .executeTakeFirst();
  if (transmission) {
    throw errors.conflict(`Transmission ${transmission.transmission_id} is yet to be sent with this ${what}`);
  }
}
