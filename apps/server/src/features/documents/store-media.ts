import type { Fence, Trx } from '@strowger/db';
import { qualityOfScan } from '../../fax-documents/fax-quality.ts';
import { inWorkFolder } from '../../fax-documents/work-folder.ts';
import { errors } from '../../http/errors.ts';
import { readTenantSettings } from '../tenants/settings/read-settings.ts';
import { type Conversion, type ConversionSource, convertSources, partPath, sourceOf } from './convert-document.ts';
import {
  type DocumentParts,
  discardFiles,
  type FileKind,
  filesOf,
  type KeptFile,
  keepFile,
  nameFiles,
  writeClear,
} from './document-files.ts';
import { type DocumentRow, qualityOf } from './document-rows.ts';
import type { DocumentUpload } from './read-document-upload.ts';

/** How files become a document's media. */
interface MediaWrite {
  readonly fence: Fence;
  /** Finds the document: 404 where there is none. */
  readonly find: (trx: Trx, way: 'look' | 'lock') => Promise<DocumentRow>;
  /** `render`: its fax image is made anew, as its quality has changed. */
  readonly how: 'replace' | 'append' | 'render';
  readonly uploads: readonly DocumentUpload[];
  /** Runs in the transaction of the write: audit rows and the like. */
  readonly tell: (trx: Trx, before: DocumentRow, pages: number) => Promise<void>;
}

/** Somebody else's write came in between: done again that often. */
const TRIES = 3;

/**
 * Converts files and makes them the media of a document. The database is not held while a converter works.
 * @throws ApiError 404, 409 when others write it all the time, 422, 503
 */
export async function storeMedia(parts: DocumentParts, write: MediaWrite): Promise<DocumentRow> {
  for (let tries = 0; tries < TRIES; tries++) {
    const before = await parts.db.transaction(write.fence, (trx) => write.find(trx, 'look'), { readOnly: true });
    const stored = await tryOnce(parts, write, before);
    if (stored !== null) return stored;
  }
  throw errors.busy('The document is being changed by somebody else', 1);
}

/** @returns null: the document has changed meanwhile */
function tryOnce(parts: DocumentParts, write: MediaWrite, before: DocumentRow): Promise<DocumentRow | null> {
  return inWorkFolder(parts.environment.data, async (folder) => {
    const made = await convertFor(parts, write, before, folder);
    const kept = await keepAll(parts, write, before, made, folder);
    let isNamed = false;
    try {
      const result = await parts.db.transaction(write.fence, (trx) => commit(parts, trx, write, before, made, kept));
      isNamed = result !== null;
      return result;
    } finally {
      if (!isNamed)
        await discardFiles(
          parts,
          kept.map(({ name }) => name),
        );
    }
  });
}

async function convertFor(
  parts: DocumentParts,
  { how, uploads, fence }: MediaWrite,
  before: DocumentRow,
  folder: string,
): Promise<Conversion> {
  const { stored, paper } = await parts.db.transaction(
    fence,
    async (trx) => ({
      stored: how === 'replace' ? [] : await filesOf(trx, before.document_id),
      paper: (await readTenantSettings(trx, parts, before.tenant_id)).paper,
    }),
    { readOnly: true },
  );
  const sources: ConversionSource[] = [];
  const [fax, pdf] = (['fax', 'pdf'] as const).map((kind) => stored.find((file) => file.kind === kind));
  if (fax && pdf) {
    const path = await writeClear(parts, pdf, `${folder}/stored.pdf`);
    const { name } = before;
    if (how === 'render') sources.push({ kind: 'pdf', path, name });
    else sources.push({ kind: 'stored', name, pdf: path, fax: await writeClear(parts, fax, `${folder}/stored.tif`) });
  }
  for (const [index, upload] of uploads.entries()) {
    const source = await sourceOf(folder, index, upload);
    const isFax = upload.isFax && source.kind !== 'stored';
    sources.push(isFax ? { kind: 'stored', name: upload.name, pdf: null, fax: source.path } : source);
  }
  const quality = qualityOf(before);
  return convertSources(parts, folder, sources, {
    quality,
    paper: paper ?? 'a4',
    ...(how === 'render' ? { only: 'fax' } : {}),
  });
}

async function keepAll(
  parts: DocumentParts,
  { how, uploads }: MediaWrite,
  before: DocumentRow,
  made: Conversion,
  folder: string,
): Promise<KeptFile[]> {
  const of = { tenantId: before.tenant_id, documentId: before.document_id };
  const keep = (kind: FileKind, position: number, extension: string, path: string) =>
    keepFile(parts, of, { kind, position, extension, path });
  const kept = [await keep('fax', 0, 'tif', made.fax)];
  if (how === 'render') return kept;
  kept.push(await keep('pdf', 0, 'pdf', made.pdf));
  // What was uploaded stays, so that it can be personalised; versions grow, so that they tell its order too.
  const first = how === 'append' ? before.version : 0;
  for (const [index, upload] of uploads.entries()) {
    if (upload.isFax) continue;
    kept.push(await keep('original', first + index, upload.format, partPath(folder, index, upload)));
  }
  return kept;
}

async function commit(
  parts: DocumentParts,
  trx: Trx,
  { find, how, uploads, tell }: MediaWrite,
  before: DocumentRow,
  made: Conversion,
  kept: readonly KeptFile[],
): Promise<DocumentRow | null> {
  const now = await find(trx, 'lock');
  if (now.version !== before.version || now.quality !== before.quality) return null;
  const version = now.version + Math.max(1, uploads.length);
  const replaced = how === 'replace' ? undefined : kept.map(({ kind }) => kind);
  const former = await trx
    .deleteFrom('document_files')
    .where('document_id', '=', now.document_id)
    .$if(replaced !== undefined, (query) =>
      query.where(
        'kind',
        'in',
        (replaced ?? []).filter((kind) => kind !== 'original'),
      ),
    )
    .returning('stored_file')
    .execute();
  await nameFiles(trx, parts, { tenantId: now.tenant_id, documentId: now.document_id, version }, kept);
  const tokens = how === 'replace' ? made.tokens : [...now.has_token.split(',').filter(Boolean), ...made.tokens];
  // The code of a fax that came is kept: its quality is the one that it came with.
  const isFax = how === 'replace' && uploads.length > 0 && uploads.every((upload) => upload.isFax);
  await trx
    .updateTable('documents')
    .set({
      version,
      ...(isFax ? { quality: qualityOfScan(made) } : {}),
      pages: made.pages,
      size_x: made.width,
      size_y: made.lines,
      resolution_x: made.xDpi,
      resolution_y: made.yDpi,
      has_token: [...new Set(tokens)].join(','),
      type: how === 'replace' || now.type === null ? (typeOf(uploads[0]) ?? now.type) : now.type,
      last_updated: parts.now(),
    })
    .where('document_id', '=', now.document_id)
    .execute();
  await tell(trx, now, made.pages);
  parts.db.afterCommit(trx, () =>
    discardFiles(
      parts,
      former.map(({ stored_file }) => stored_file),
    ),
  );
  return find(trx, 'look');
}

/** Of a fax people get a PDF. */
function typeOf(first: DocumentUpload | undefined): string | null {
  if (first === undefined) return null;
  return first.isFax ? 'pdf' : first.format;
}
