import { readFile } from 'node:fs/promises';
import type { DocumentParts } from './document-files.ts';
import { storeDocument } from './store-document.ts';

/** A fax that came. */
export interface ReceivedFax {
  readonly tenantId: number;
  readonly userId: number | null;
  /** `fax_<application>_<spool>`. */
  readonly name: string;
  /** The TIFF that was received, in clear; it is left where it is. */
  readonly path: string;
}

/**
 * Stores a received fax, or a copy of a sent one, as a document of the tenant's: its PDF and its image, the code of its
 * pages as it came over the line.
 * @throws ApiError 422 when it is no fax
 */
export async function storeReceivedFax(
  parts: DocumentParts,
  { tenantId, userId, name, path }: ReceivedFax,
): Promise<{ readonly documentId: number; readonly pages: number }> {
  const bytes = await readFile(path);
  return storeDocument(parts, { tenantId, userId, name, uploads: [{ bytes, format: 'tif', name, isFax: true }] });
}
