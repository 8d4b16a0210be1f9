/** Folder of the media store that holds all recordings of calls. */
export const RECORDINGS = 'recordings';

/** Where a call's recording is kept, as its record tells it (contract 40 A1). */
export function recordingFileOf(tenantId: number, callId: string): { readonly path: string; readonly name: string } {
  return { path: `${RECORDINGS}/${tenantId}`, name: `${callId}.wav` };
}
