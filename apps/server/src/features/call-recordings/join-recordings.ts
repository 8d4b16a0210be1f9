import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, open, stat, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/** The recordings of calls are plain WAV files: their samples begin here, and the sizes stand at these places. */
const HEADER_BYTES = 44;
const RIFF_SIZE_AT = 4;
const CHANNELS_AT = 22;
const DATA_SIZE_AT = 40;
const LARGEST_SIZE = 0xffff_ffff;

/**
 * Writes one recording behind another into a new file, of two channels when one of them has two. All are absolute paths.
 * Rejects when the disk fails.
 */
export async function joinRecordings(first: string, second: string, into: string): Promise<void> {
  const [one, other] = [await headerOf(first), await headerOf(second)];
  if (one.channels >= other.channels) await copyFile(first, into);
  else {
    await writeFile(into, other.bytes);
    await append(first, into, true);
  }
  await append(second, into, other.channels < one.channels);
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

async function headerOf(path: string): Promise<{ readonly bytes: Buffer; readonly channels: number }> {
  const file = await open(path, 'r');
  try {
    const bytes = Buffer.alloc(HEADER_BYTES);
    await file.read(bytes, 0, HEADER_BYTES, 0);
    return { bytes, channels: bytes.readUInt16LE(CHANNELS_AT) };
  } finally {
    await file.close();
  }
}

/** @param doubles one channel becomes both */
async function append(path: string, into: string, doubles: boolean): Promise<void> {
  const { size } = await stat(into);
  const from = createReadStream(path, { start: HEADER_BYTES });
  const to = createWriteStream(into, { flags: 'r+', start: size });
  await (doubles ? pipeline(from, onBothChannels, to) : pipeline(from, to));
}

async function* onBothChannels(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk]);
    const samples = Math.floor(bytes.length / 2);
    const both = Buffer.alloc(samples * 4);
    for (let at = 0; at < samples; at += 1) {
      bytes.copy(both, at * 4, at * 2, at * 2 + 2);
      bytes.copy(both, at * 4 + 2, at * 2, at * 2 + 2);
    }
    rest = bytes.subarray(samples * 2);
    yield both;
  }
}
