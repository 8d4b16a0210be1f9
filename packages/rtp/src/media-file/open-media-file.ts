import { type FileHandle, open } from 'node:fs/promises';
import {
  CHUNK_BYTES,
  contentOf,
  fileKeyOf,
  isSealHead,
  openChunk,
  SEAL_HEAD_BYTES,
  SEALED_CHUNK_BYTES,
} from './sealed-format.ts';

/** A file of audio, read in the clear wherever one likes, be it sealed or not. */
export interface MediaFile {
  /** Octets of its content. */
  readonly size: number;
  /**
   * Fills the buffer from this place of the content on. Rejects when the file is not what was sealed.
   * @returns octets read: fewer than the buffer takes where the content ends
   */
  read(into: Buffer, position: number): Promise<number>;
  close(): Promise<void>;
}

/** Rejects with the error of the system when there is no such file, and when it is sealed under another key. */
export type OpenMediaFile = (path: string) => Promise<MediaFile>;

/** Chunks that are read and opened at a time. */
const CHUNKS_AT_ONCE = 64;

/** Opens clear files, and those sealed under this key. @param mediaKey 32 octets; null: only clear ones */
export function mediaFileOpener(mediaKey: Uint8Array | null): OpenMediaFile {
  return async (path) => {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      const head = Buffer.alloc(SEAL_HEAD_BYTES);
      const { bytesRead } = await file.read(head, 0, head.length, 0);
      if (!isSealHead(head.subarray(0, bytesRead))) return new ClearFile(file, size);
      if (mediaKey === null) throw new Error('the media file is sealed');
      return new SealedFile(file, size, fileKeyOf(mediaKey, head));
    } catch (error) {
      await file.close();
      throw error;
    }
  };
}

/** Opens clear files alone. */
export const openClearFile: OpenMediaFile = mediaFileOpener(null);

class ClearFile implements MediaFile {
  readonly size: number;
  readonly #file: FileHandle;

  constructor(file: FileHandle, size: number) {
    this.#file = file;
    this.size = size;
  }

  read(into: Buffer, position: number): Promise<number> {
    return fill(this.#file, into, position);
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

class SealedFile implements MediaFile {
  readonly size: number;
  readonly #chunks: number;
  readonly #file: FileHandle;
  readonly #key: Buffer;

  /** @throws Error when the file is cut off */
  constructor(file: FileHandle, fileBytes: number, key: Buffer) {
    const content = contentOf(fileBytes);
    if (content === null) throw new Error('the sealed media file is cut off');
    this.#file = file;
    this.#key = key;
    this.size = content.bytes;
    this.#chunks = content.chunks;
  }

  async read(into: Buffer, position: number): Promise<number> {
    const end = Math.min(this.size, position + into.length);
    if (position >= end) return 0;
    const endChunk = Math.ceil(end / CHUNK_BYTES);
    let filled = 0;
    let chunk = Math.floor(position / CHUNK_BYTES);
    while (chunk < endChunk) {
      const count = Math.min(CHUNKS_AT_ONCE, endChunk - chunk);
      for (const clear of await this.#open(chunk, count)) {
        const from = Math.max(0, position - chunk * CHUNK_BYTES);
        filled += clear.copy(into, filled, from, Math.min(clear.length, end - chunk * CHUNK_BYTES));
        chunk++;
      }
    }
    return filled;
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  async #open(first: number, count: number): Promise<Buffer[]> {
    const sealed = Buffer.alloc(count * SEALED_CHUNK_BYTES);
    const length = await fill(this.#file, sealed, SEAL_HEAD_BYTES + first * SEALED_CHUNK_BYTES);
    return Array.from({ length: count }, (_, at) => {
      const end = Math.min(length, (at + 1) * SEALED_CHUNK_BYTES);
      const chunk = sealed.subarray(at * SEALED_CHUNK_BYTES, end);
      return openChunk(this.#key, first + at, first + at === this.#chunks - 1, chunk);
    });
  }
}

/** @returns octets read: fewer than the buffer takes where the file ends */
async function fill(file: FileHandle, into: Buffer, position: number): Promise<number> {
  let filled = 0;
  while (filled < into.length) {
    const { bytesRead } = await file.read(into, filled, into.length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}
