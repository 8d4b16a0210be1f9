import type { DocumentParts } from './document-files.ts';
import { requireDocument } from './document-rows.ts';
import type { DocumentUpload } from './read-document-upload.ts';
import { storeMedia } from './store-media.ts';

/** A document that the platform makes, of a fax or mail that came. */
interface NewDocument {
  readonly tenantId: number;
  readonly userId: number | null;
  readonly name: string;
  /** Joined in this order. */
  readonly uploads: readonly DocumentUpload[];
}

/**
 * Makes a document of files that came by another way than the API (`judgeUpload`).
 * @throws ApiError 422, 503: nothing is left of it then
 */
export async function storeDocument(
  parts: DocumentParts,
  { tenantId, userId, name, uploads }: NewDocument,
): Promise<{ readonly documentId: number; readonly pages: number }> {
  const fence = { kind: 'tenant', tenantId } as const;
  const { document_id } = await parts.db.transaction(fence, (trx) =>
    trx
      .insertInto('documents')
      .values({ tenant_id: tenantId, created_by: userId, name: name.slice(0, 128) })
      .returning('document_id')
      .executeTakeFirstOrThrow(),
  );
  try {
    const { pages } = await storeMedia(parts, {
      fence,
      how: 'replace',
      uploads,
      find: (trx, way) => requireDocument(trx, fence, document_id, way),
      tell: async () => undefined,
    });
    return { documentId: document_id, pages };
  } catch (error) {
    await parts.db.transaction(fence, (trx) =>
      trx.deleteFrom('documents').where('document_id', '=', document_id).execute(),
    );
    throw error;
  }
}
