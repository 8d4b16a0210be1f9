import { open } from 'node:fs/promises';

/** Of the files that the media plane records: PCM16, one channel, 8 kHz, samples from byte 44 on. */
const HEADER_BYTES = 44;
const BYTES_A_MS = 16;
const DATA_MARK_AT = 36;

/** Cuts a recording after so many milliseconds; a shorter one, and a file of another make, stays as it is. */
export async function trimWav(path: string, milliseconds: number): Promise<void> {
  const file = await open(path, 'r+');
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    await file.read(header, 0, HEADER_BYTES, 0);
    const { size } = await file.stat();
    const bytes = Math.round(milliseconds) * BYTES_A_MS;
    if (header.toString('latin1', DATA_MARK_AT, DATA_MARK_AT + 4) !== 'data' || size <= HEADER_BYTES + bytes) return;
    header.writeUInt32LE(HEADER_BYTES - 8 + bytes, 4);
    header.writeUInt32LE(bytes, DATA_MARK_AT + 4);
    await file.truncate(HEADER_BYTES + bytes);
    await file.write(header, 0, HEADER_BYTES, 0);
  } finally {
    await file.close();
  }
}
