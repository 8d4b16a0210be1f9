import { randomBytes } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { CHUNK_BYTES, fileKeyOf, SALT_BYTES, sealChunk, sealHead } from './sealed-format.ts';

/** Chunks that are read, sealed and written at a time: a millisecond of work. */
const CHUNKS_AT_ONCE = 16;

/** The content as a sealed file holds it. @param mediaKey 32 octets */
export function sealMedia(content: Uint8Array, mediaKey: Uint8Array): Buffer {
  const head = sealHead(randomBytes(SALT_BYTES));
  return Buffer.concat([head, ...sealChunks(fileKeyOf(mediaKey, head), content, 0, true)]);
}

/**
 * Writes a sealed copy of a clear file, as a file for its owner alone that is on the disk when this resolves. Rejects when
 * the disk fails.
 *
 * @param mediaKey 32 octets
 */
export async function sealMediaFile(from: string, to: string, mediaKey: Uint8Array): Promise<void> {
  const head = sealHead(randomBytes(SALT_BYTES));
  const fileKey = fileKeyOf(mediaKey, head);
  const source = await open(from, 'r');
  try {
    const target = await open(to, 'wx', 0o600);
    try {
      await target.writeFile(head);
      for await (const chunks of sealedChunksOf(source, fileKey)) await target.writeFile(Buffer.concat(chunks));
      await target.sync();
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function* sealedChunksOf(source: FileHandle, fileKey: Buffer): AsyncGenerator<Buffer[]> {
  const { size } = await source.stat();
  const part = CHUNKS_AT_ONCE * CHUNK_BYTES;
  for (let at = 0; at < size || at === 0; at += part) {
    const clear = Buffer.alloc(Math.min(part, size - at));
    const { bytesRead } = await source.read(clear, 0, clear.length, at);
    if (bytesRead < clear.length) throw new Error('the file became shorter while it was sealed');
    yield sealChunks(fileKey, clear, at / CHUNK_BYTES, at + part >= size);
  }
}

/** @param isEnd the content ends with this part of it */
function sealChunks(fileKey: Buffer, clear: Uint8Array, firstIndex: number, isEnd: boolean): Buffer[] {
  const count = Math.max(1, Math.ceil(clear.length / CHUNK_BYTES));
  return Array.from({ length: count }, (_, at) => {
    const chunk = clear.subarray(at * CHUNK_BYTES, (at + 1) * CHUNK_BYTES);
    return sealChunk(fileKey, firstIndex + at, isEnd && at === count - 1, chunk);
  });
}
