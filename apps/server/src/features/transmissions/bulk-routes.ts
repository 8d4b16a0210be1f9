import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Trx } from '@strowger/db';
import { sql } from '@strowger/db';
import { Zip, ZipPassThrough } from 'fflate';
import { Type } from 'typebox';
import { holds } from '../../access/caller.ts';
import { fenceOf } from '../../access/scope.ts';
import { attachment } from '../../http/attachment.ts';
import { errors } from '../../http/errors.ts';
import type { RouteRegistrar } from '../../http/route.ts';
import { MediaStore } from '../../media-store/media-store.ts';
import type { Platform } from '../../platform.ts';
import { readDocumentPdf } from '../documents/read-document-pdf.ts';
import { SERVICE } from '../programs/services.ts';
import { TAG as tag, who } from './access.ts';
import { listQuery } from './schema.ts';
import { type Condition, conditionsOf, listTransmissions } from './transmission-rows.ts';

const MOST_FAXES = 500;
const MOST_BYTES = 500 * 1024 * 1024;

interface Filed {
  readonly tenantId: number;
  readonly documentId: number;
  readonly fileName: string;
}

/** Many faxes as one archive (contract 30 §18.2). */
export function bulkRoutes(route: RouteRegistrar, platform: Platform): void {
  route({
    method: 'GET',
    path: '/bulk/filter',
    tag,
    summary: 'The documents of faxes, as a ZIP of PDFs',
    access: who('transmission_list'),
    query: listQuery,
    reply: Type.String(),
    produces: 'application/zip',
    transaction: 'none',
    handler: async ({ db, scope, caller, query, reply }) => {
      if (!holds(caller, 'document_read')) throw errors.notPermitted('document_read');
      const conditions = [...conditionsOf(scope, query, SERVICE.fax), sql`t.document_id is not null`];
      const filed = await db.transaction(fenceOf(scope), (trx) => chosen(trx, platform, conditions), {
        readOnly: true,
      });
      if (filed.length === 0) throw errors.notFound('Fax');
      reply.header('content-type', 'application/zip').header('content-disposition', attachment('faxes.zip'));
      return reply.send(Readable.from(archive(platform, filed)));
    },
  });
}

/** @throws ApiError 413 */
async function chosen(trx: Trx, platform: Platform, conditions: readonly Condition[]): Promise<Filed[]> {
  const window = { limit: MOST_FAXES + 1, offset: 0, sort: null, descending: null };
  const rows = await listTransmissions(trx, conditions, window);
  if (rows.length > MOST_FAXES) throw errors.tooLarge(`More than ${MOST_FAXES} faxes`);
  const filed = rows.flatMap((row): Filed[] =>
    row.document_id === null
      ? []
      : [
          {
            tenantId: row.tenant_id,
            documentId: row.document_id,
            fileName: `${row.transmission_id}_${(row.contact_phone ?? '').replace(/[^0-9+]/g, '')}.pdf`,
          },
        ],
  );
  if ((await bytesOf(trx, platform, filed)) > MOST_BYTES) throw errors.tooLarge('More than 500 MB of faxes');
  return filed;
}

async function bytesOf(trx: Trx, { environment, vault }: Platform, filed: readonly Filed[]): Promise<number> {
  const ids = filed.map(({ documentId }) => documentId);
  if (ids.length === 0) return 0;
  const rows = await trx
    .selectFrom('document_files')
    .select('stored_file')
    .where('document_id', 'in', ids)
    .where('kind', '=', 'pdf')
    .execute();
  const files = new MediaStore(environment.data, vault);
  let bytes = 0;
  for (const { stored_file } of rows) {
    bytes += await stat(files.path(stored_file)).then(
      ({ size }) => size,
      () => 0,
    );
  }
  return bytes;
}

/** One document in memory at a time; what cannot be read is left out. */
async function* archive(platform: Platform, filed: readonly Filed[]): AsyncGenerator<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const { fileName, ...which } of filed) {
    const pdf = await readDocumentPdf(platform, which);
    if (pdf === null) continue;
    const entry = new ZipPassThrough(fileName);
    zip.add(entry);
    entry.push(pdf.bytes, true);
    yield* chunks.splice(0);
  }
  zip.end();
  yield* chunks.splice(0);
}
