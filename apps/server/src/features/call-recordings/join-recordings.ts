import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/** The recordings of calls are plain WAV files: their samples begin here, and the sizes stand at these places. */
const HEADER_BYTES = 44;
const RIFF_SIZE_AT = 4;
const DATA_SIZE_AT = 40;
const LARGEST_SIZE = 0xffff_ffff;

/** Writes one recording behind another into a new file. All are absolute paths. Rejects when the disk fails. */
export async function joinRecordings(first: string, second: string, into: string): Promise<void> {
  await copyFile(first, into);
  const { size } = await stat(into);
  await pipeline(
    createReadStream(second, { start: HEADER_BYTES }),
    createWriteStream(into, { flags: 'r+', start: size }),
  );
  const file = await open(into, 'r+');
  try {
    const whole = await file.stat();
    await writeSize(RIFF_SIZE_AT, whole.size - 8);
    await writeSize(DATA_SIZE_AT, whole.size - HEADER_BYTES);
  } finally {
    await file.close();
  }

  async function writeSize(at: number, bytes: number): Promise<void> {
    const size = Buffer.alloc(4);
    size.writeUInt32LE(Math.min(bytes, LARGEST_SIZE));
    await file.write(size, 0, size.length, at);
  }
}
