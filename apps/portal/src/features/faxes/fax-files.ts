import { api } from '../../api/client.ts';
import type { OnSent } from '../../api/send-with-progress.ts';
import { apiUrl, sendFile } from '../../kit/fetch-api.ts';
import type { Document } from '../documents/document.ts';

/** What can become pages (contract 30 §12). */
export const FAX_TYPES: readonly string[] = [
  'application/pdf',
  'image/tiff',
  'image/png',
  'image/jpeg',
  'application/msword',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.ms-powerpoint',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.presentation',
];

/** Octets of a file (contract 30 §1.2). */
export const LARGEST_FILE = 50 * 1024 * 1024;

/** A document that files are dropped into. */
export interface Draft {
  readonly documentId: number;
  readonly pages: number;
  readonly files: readonly string[];
}

/** Puts a file behind those of a draft, which is begun with the first one. @throws ApiError */
export async function addFile(
  draft: Draft | null,
  file: File,
  tenant: { tenant_id?: number },
  onSent: OnSent,
): Promise<Draft> {
  const documentId = draft?.documentId ?? (await begin(file.name, tenant));
  try {
    await sendFile(mediaUrl(documentId), 'POST', file, onSent);
  } catch (error) {
    if (draft === null) await discard(documentId);
    throw error;
  }
  const { data } = await api.GET('/api/documents/{document_id}', { params: { path: { document_id: documentId } } });
  return { documentId, pages: data?.pages ?? 0, files: [...(draft?.files ?? []), file.name] };
}

/** Address of the pages of a document. */
export function mediaUrl(documentId: number): string {
  return apiUrl('/api/documents/{document_id}/media', { document_id: String(documentId) });
}

/** Takes back a document that is not sent. */
export async function discard(documentId: number): Promise<void> {
  await api.DELETE('/api/documents/{document_id}', { params: { path: { document_id: documentId } } }).catch(() => null);
}

/** Has the pages of a document made in this quality, where they are not yet. @throws ApiError */
export async function setQuality(documentId: number, quality: Document['quality']): Promise<void> {
  const params = { path: { document_id: documentId } };
  const { data } = await api.GET('/api/documents/{document_id}', { params });
  if (data?.quality !== quality) await api.PUT('/api/documents/{document_id}', { params, body: { quality } });
}

async function begin(fileName: string, tenant: { tenant_id?: number }): Promise<number> {
  const name = fileName.replace(/\.\w{1,4}$/, '').slice(0, 128) || 'fax';
  const { data } = await api.POST('/api/documents', { body: { name, ...tenant } });
  if (data === undefined) throw new Error('no document was made');
  return data;
}
