import { type DocumentParts, filesOf, readDocumentFile } from './document-files.ts';

/** A document as mails carry it. */
export interface DocumentPdf {
  readonly name: string;
  readonly pages: number;
  readonly bytes: Buffer;
}

/** @returns null when there is no such document, or nothing in it */
export async function readDocumentPdf(
  parts: DocumentParts,
  { tenantId, documentId }: { readonly tenantId: number; readonly documentId: number },
): Promise<DocumentPdf | null> {
  const { document, file } = await parts.db.transaction(
    { kind: 'tenant', tenantId },
    async (trx) => ({
      document: await trx
        .selectFrom('documents')
        .select(['name', 'pages'])
        .where('document_id', '=', documentId)
        .where('tenant_id', '=', tenantId)
        .executeTakeFirst(),
      file: (await filesOf(trx, documentId, 'pdf'))[0],
    }),
    { readOnly: true },
  );
  return document && file ? { ...document, bytes: await readDocumentFile(parts, file) } : null;
}
