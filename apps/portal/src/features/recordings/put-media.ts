import { apiUrl, fetchApi } from '../../kit/fetch-api.ts';

/** Address of what is heard of a recording. */
export function mediaUrl(recordingId: number): string {
  return apiUrl('/api/recordings/{recording_id}/media', { recording_id: String(recordingId) });
}

/** Uploads what is heard, in place of what there was. @throws ApiError */
export async function putMedia(recordingId: number, file: File): Promise<void> {
  const body = new FormData();
  body.append('file', file);
  await fetchApi(mediaUrl(recordingId), { method: 'PUT', body });
}
