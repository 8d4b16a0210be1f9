import { EncryptedPDFError, PDFDocument } from '@cantoo/pdf-lib';
import type { PdfPart } from './pdf-part.ts';
import { Refusal } from './refusal.ts';

/**
 * The parts as one PDF, in their order; a single one stays as it is.
 * @throws Refusal when one is encrypted, or cannot be joined with others
 */
export async function joinPdfs(parts: readonly PdfPart[]): Promise<Uint8Array> {
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0) {
    await open(only).catch(refuseEncrypted);
    return only.bytes;
  }
  const joined = await PDFDocument.create();
  for (const part of parts) {
    try {
      const source = await open(part);
      for (const page of await joined.copyPages(source, source.getPageIndices())) joined.addPage(page);
    } catch (error) {
      refuseEncrypted(error);
      throw new Refusal(`${part.name}: the PDF is broken`);
    }
  }
  return joined.save();
}

function open({ name, bytes }: PdfPart): Promise<PDFDocument> {
  return PDFDocument.load(bytes, { updateMetadata: false }).catch((error: unknown) => {
    throw error instanceof EncryptedPDFError ? new Refusal(`${name}: the PDF is encrypted`) : error;
  });
}

/** What else is wrong with a PDF is judged by how it can be drawn. */
function refuseEncrypted(error: unknown): void {
  if (error instanceof Refusal) throw error;
}
