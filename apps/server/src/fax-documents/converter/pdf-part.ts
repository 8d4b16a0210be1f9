/** One part of a document: its PDF, and how it is called where it cannot be read. */
export interface PdfPart {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The trailer of an encrypted PDF names how, in the clear (ISO 32000-1 §7.6.1). */
export function mayBeEncrypted({ bytes }: PdfPart): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('/Encrypt');
}
