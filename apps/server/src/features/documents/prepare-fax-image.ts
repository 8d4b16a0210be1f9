import { join } from 'node:path';
import { makeWorkFolder } from '../../fax-documents/work-folder.ts';
import { errors } from '../../http/errors.ts';
import type { TokenValues } from '../../merge-tokens/token-names.ts';
import { coverHtml } from '../coverpages/cover-html.ts';
import { readTenantSettings } from '../tenants/settings/read-settings.ts';
import { type ConversionSource, convertSources, sourceOf } from './convert-document.ts';
import { type DocumentFile, type DocumentParts, filesOf, readDocumentFile, writeClear } from './document-files.ts';
import { type DocumentRow, qualityOf, requireDocument } from './document-rows.ts';

export type { DocumentParts } from './document-files.ts';

/** What a fax is to be made of. */
export interface FaxImageRequest {
  readonly tenantId: number;
  /** Null: the cover alone. */
  readonly documentId: number | null;
  /** Put before page 1: a cover page of the tenant's, or the sheet of faxes that came by mail; null: none. */
  readonly cover: { readonly coverId: number } | 'default' | null;
  /** Its office files are merged with the tokens, where they hold some (contract 30 §13). */
  readonly personalize: boolean;
  /** For the cover and for personalising: `readTokenValues`. */
  readonly tokens: TokenValues;
}

/** A fax TIFF in clear, in a private folder. */
export interface FaxImage {
  readonly path: string;
  /** The cover included. */
  readonly pages: number;
  /** Name of the document, for the fax's header; "" where there is none. */
  readonly name: string;
  /** Removes the folder; call it when the attempt is over. */
  remove(): Promise<void>;
}

/** What there is to make it of. */
interface Material {
  readonly document: DocumentRow | null;
  readonly files: readonly DocumentFile[];
  /** Of the cover, tokens replaced; null: none. */
  readonly cover: string | null;
  readonly paper: 'a4' | 'letter';
}

/**
 * Makes the image that is sent: the stored one where nothing is to be put before it or into it.
 * @throws ApiError 404 `Document not found`, 412 `Document media not found`, 422 when it cannot be converted, 503
 */
export async function prepareFaxImage(parts: DocumentParts, request: FaxImageRequest): Promise<FaxImage> {
  const material = await gather(parts, request);
  const folder = await makeWorkFolder(parts.environment.data);
  try {
    const { path, pages } = await make(parts, request, material, folder.path);
    return { path, pages, name: material.document?.name ?? '', remove: folder.remove };
  } catch (error) {
    await folder.remove();
    throw error;
  }
}

function gather(parts: DocumentParts, { tenantId, documentId, cover, tokens }: FaxImageRequest): Promise<Material> {
  return parts.db.transaction(
    { kind: 'tenant', tenantId },
    async (trx) => {
      const scope = { kind: 'tenant', tenantId } as const;
      const document = documentId === null ? null : await requireDocument(trx, scope, documentId, 'look');
      const files = document === null ? [] : await filesOf(trx, document.document_id);
      if (document !== null && files.length === 0) throw errors.preconditionFailed('Document media not found');
      const { paper } = await readTenantSettings(trx, parts, tenantId);
      return {
        document,
        files,
        cover: await coverHtml(trx, tenantId, cover, withPages(tokens, document)),
        paper: paper ?? 'a4',
      };
    },
    { readOnly: true },
  );
}

/** A cover tells how many pages follow, itself included, unless it is known what was sent. */
function withPages(tokens: TokenValues, document: DocumentRow | null): TokenValues {
  const pages = tokens['transmission:pages'] || String((document?.pages ?? 0) + 1);
  return { ...tokens, 'transmission:pages': pages };
}

async function make(
  parts: DocumentParts,
  { personalize, tokens }: FaxImageRequest,
  { document, files, cover, paper }: Material,
  folder: string,
): Promise<{ readonly path: string; readonly pages: number }> {
  const isMerged = personalize && document !== null && document.has_token !== '';
  const fax = files.find(({ kind }) => kind === 'fax');
  if (cover === null && !isMerged) {
    if (!fax) throw errors.preconditionFailed('Document media not found');
    const path = await writeClear(parts, fax, join(folder, 'fax.tif'));
    return { path, pages: document?.pages ?? 0 };
  }
  const sources: ConversionSource[] = [];
  if (cover !== null)
    sources.push(await sourceOf(folder, 0, { bytes: Buffer.from(cover), format: 'html', name: 'The cover page' }));
  if (isMerged) sources.push(...(await originals(parts, files, folder)));
  else if (document !== null && fax) {
    const path = await writeClear(parts, fax, join(folder, 'stored.tif'));
    sources.push({ kind: 'stored', name: document.name, pdf: null, fax: path });
  }
  const quality = document === null ? 'fine' : qualityOf(document);
  const made = await convertSources(parts, folder, sources, { quality, paper, tokens, only: 'fax' });
  return { path: made.fax, pages: made.pages };
}

async function originals(
  parts: DocumentParts,
  files: readonly DocumentFile[],
  folder: string,
): Promise<ConversionSource[]> {
  const sources: ConversionSource[] = [];
  for (const file of files.filter(({ kind }) => kind === 'original')) {
    const bytes = await readDocumentFile(parts, file);
    sources.push(await sourceOf(folder, 1 + file.position, { bytes, format: file.extension, name: 'The document' }));
  }
  return sources;
}
