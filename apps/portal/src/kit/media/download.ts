import { fetchApi } from '../fetch-api.ts';
import { fileNameOf } from './file-name.ts';

/** How far a download is, octets. */
export interface DownloadProgress {
  readonly received: number;
  /** Null: the server does not say. */
  readonly total: number | null;
}

/** Reads a file of the API as whoever is logged in, piece by piece. @throws ApiError, AbortError */
export async function readFile(
  url: string,
  signal: AbortSignal,
  onProgress: (progress: DownloadProgress) => void = () => {},
): Promise<{ readonly blob: Blob; readonly name: string | null }> {
  const response = await fetchApi(url, { signal });
  const type = response.headers.get('content-type') ?? 'application/octet-stream';
  const length = Number(response.headers.get('content-length') ?? Number.NaN);
  const total = Number.isFinite(length) ? length : null;
  let received = 0;
  const counted = response.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        received += piece.byteLength;
        onProgress({ received, total });
        controller.enqueue(piece);
      },
    }),
  );
  // The browser keeps a blob that is large on disk, not in memory.
  const blob = await new Response(counted ?? null, { headers: { 'content-type': type } }).blob();
  return { blob, name: fileNameOf(response.headers.get('content-disposition')) };
}

/** Gives a file to the user, in his folder of downloads. */
export function saveFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the address once the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
