import { MediaStore } from '../../media-store/media-store.ts';
import type { Platform } from '../../platform.ts';
import { readDocumentPdf } from '../documents/read-document-pdf.ts';

type Parts = Pick<Platform, 'db' | 'vault' | 'environment' | 'settings' | 'log' | 'now'>;

const FOLDER = 'fax-mails';
/** Beyond it a mail says where the fax lies (contract 30 §21). */
const MOST_BYTES = 20 * 1024 * 1024;
/** Mails are given up after a day. */
const KEPT_DAYS = 3;
const DAY_MS = 86_400_000;

/** A copy of a received fax for the mails that carry it; null: it is too large, or cannot be read. */
export async function faxAttachment(
  parts: Parts,
  fax: { readonly tenantId: number; readonly documentId: number; readonly spoolId: number },
): Promise<string | null> {
  const pdf = await readDocumentPdf(parts, fax).catch((error: unknown) => {
    parts.log.warn({ err: error, document_id: fax.documentId }, 'a fax goes into no mail');
    return null;
  });
  if (pdf === null || pdf.bytes.length > MOST_BYTES) return null;
  const name = `${FOLDER}/${dayOf(parts.now())}/${fax.tenantId}-${fax.spoolId}.pdf`;
  await new MediaStore(parts.environment.data, parts.vault).write(pdf.bytes, name);
  return name;
}

/** Removes the copies whose mails were sent or given up long since. */
export async function purgeFaxAttachments({ environment, vault, now }: Parts): Promise<void> {
  const files = new MediaStore(environment.data, vault);
  const oldest = dayOf(new Date(now().getTime() - KEPT_DAYS * DAY_MS));
  const days = new Set((await files.list(FOLDER)).map((name) => name.split('/')[1] ?? ''));
  for (const day of days) if (day !== '' && day < oldest) await files.removeFolder(`${FOLDER}/${day}`);
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
