import { sql } from '@strowger/db';
import type { Platform } from '../../platform.ts';
import { discardFiles } from './document-files.ts';
import { OPEN_STATES } from './documents-in-use.ts';

/** Documents at a time. */
const BATCH = 500;

/**
 * Destroys the media of documents that are older than their tenant keeps them (contract 30 §21). Their rows stay, as does
 * what is yet to be sent.
 */
export async function purgeExpired(
  parts: Pick<Platform, 'db' | 'environment' | 'vault' | 'now'>,
  signal: AbortSignal,
): Promise<void> {
  for (let isMore = true; isMore && !signal.aborted; ) {
    const files = await parts.db.transaction({ kind: 'all' }, async (trx) => {
      const { rows } = await sql<{ stored_file: string }>`
        delete from document_files where document_id in (
          select document_id
          from documents join tenants using (tenant_id)
          where 'retention_enabled' = any (flags)
            and documents.date_created < ${parts.now()}::timestamptz - make_interval(days => retention_period)
            and exists (select from document_files as kept where kept.document_id = documents.document_id)
            and not exists (
              select from transmissions join programs using (program_id)
              where programs.data ->> 'document_id' = documents.document_id::text and not is_deleted
                and status in (${sql.join(OPEN_STATES)}))
          limit ${BATCH})
        returning stored_file`.execute(trx);
      return rows.map(({ stored_file }) => stored_file);
    });
    await discardFiles(parts, files);
    isMore = files.length > 0;
  }
}
