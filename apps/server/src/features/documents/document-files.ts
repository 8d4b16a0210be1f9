import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { Database, Trx } from '@strowger/db';
import { MediaStore } from '../../media-store/media-store.ts';
import type { Platform } from '../../platform.ts';
import { newFileKey, readTenantKey, tenantKeyOf, unwrapKey, wrapKey } from '../../secrets/tenant-keys.ts';

/** What the documents' code needs of the server. */
export type DocumentParts = Pick<Platform, 'db' | 'vault' | 'environment' | 'log' | 'now' | 'settings'>;

type Store = Pick<Platform, 'environment' | 'vault'>;

/** The PDF that people get, the fax image, or one of the files that were uploaded. */
export type FileKind = 'pdf' | 'fax' | 'original';

/** A file of a document as its row tells of it. */
export interface DocumentFile {
  readonly document_id: number;
  readonly tenant_id: number;
  readonly kind: string;
  readonly position: number;
  readonly version: number;
  readonly extension: string;
  readonly stored_file: string;
  readonly wrapped_key: string;
}

/** A file that is on the disk, sealed, and not yet named by a row. */
export interface KeptFile {
  readonly kind: FileKind;
  readonly position: number;
  readonly extension: string;
  readonly name: string;
  readonly key: Buffer;
}

/** Folder of the media store with the files of all documents. */
export const DOCUMENTS_FOLDER = 'documents';

/** Folder of the media store with what there is of one document. */
export const folderOf = (tenantId: number, documentId: number): string =>
  `${DOCUMENTS_FOLDER}/${tenantId}/${documentId}`;

/** The store, with files sealed under this key. */
const storeUnder = ({ environment }: Store, key: Buffer) => new MediaStore(environment.data, { keyFor: () => key });

/** Seals a copy of a clear file under a key of its own. */
export async function keepFile(
  store: Store,
  document: { readonly tenantId: number; readonly documentId: number },
  file: Pick<KeptFile, 'kind' | 'position' | 'extension'> & { readonly path: string },
): Promise<KeptFile> {
  const { kind, position, extension, path } = file;
  const key = newFileKey();
  const name = `${folderOf(document.tenantId, document.documentId)}/${randomUUID()}.${extension}`;
  await storeUnder(store, key).keepCopy(path, name);
  return { kind, position, extension, name, key };
}

/** Deletes kept files. */
export async function discardFiles(store: Store, names: readonly string[]): Promise<void> {
  const files = new MediaStore(store.environment.data, store.vault);
  for (const name of names) await files.remove(name);
}

/** Names kept files in rows: they are the document's when the transaction is committed. */
export async function nameFiles(
  trx: Trx,
  { vault }: Store,
  of: { readonly tenantId: number; readonly documentId: number; readonly version: number },
  files: readonly KeptFile[],
): Promise<void> {
  const tenantKey = await tenantKeyOf(trx, vault, of.tenantId);
  const rows = files.map(({ kind, position, extension, name, key }) => {
    const row = { document_id: of.documentId, tenant_id: of.tenantId, kind, position, version: of.version, extension };
    return { ...row, stored_file: name, wrapped_key: wrapKey(tenantKey, key, contextOf(row)) };
  });
  if (rows.length > 0) await trx.insertInto('document_files').values(rows).execute();
}

/** What is authenticated with the key of a file: nothing of one document opens as another's, or as an older state. */
export function contextOf(file: Pick<DocumentFile, 'document_id' | 'version' | 'kind' | 'position'>): string {
  return `documents/${file.document_id}/${file.version}/${file.kind}/${file.position}`;
}

/** Rows of a document's files, in order. */
export function filesOf(trx: Trx, documentId: number, kind?: FileKind): Promise<DocumentFile[]> {
  return trx
    .selectFrom('document_files')
    .selectAll()
    .where('document_id', '=', documentId)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
    .orderBy('kind')
    .orderBy('position')
    .execute();
}

/** The content of a file, in the clear. Rejects with ENOENT when it is not on the disk. */
export async function readDocumentFile(parts: Store & { readonly db: Database }, file: DocumentFile): Promise<Buffer> {
  const fence = { kind: 'tenant', tenantId: file.tenant_id } as const;
  const wrapping = await parts.db.transaction(fence, (trx) => readTenantKey(trx, parts.vault, file.tenant_id), {
    readOnly: true,
  });
  if (wrapping === null) throw new Error('the key of the tenant is gone');
  return storeUnder(parts, unwrapKey(wrapping, file.wrapped_key, contextOf(file))).read(file.stored_file);
}

/** Writes its content in the clear into a private folder. */
export async function writeClear(
  parts: Store & { readonly db: Database },
  file: DocumentFile,
  path: string,
): Promise<string> {
  await writeFile(path, await readDocumentFile(parts, file), { mode: 0o600 });
  return path;
}
