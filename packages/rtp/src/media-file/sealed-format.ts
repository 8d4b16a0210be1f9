import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

/**
 * A sealed media file: magic, 16 octets of salt, then the content in chunks, each under AES-256-GCM with its tag behind it.
 * The key of a file comes of the media key and its salt, so that the nonce of a chunk need only tell its place and whether it
 * is the last one (the STREAM construction): a chunk that is changed, moved, or left out at the end is not opened.
 */
const MAGIC = Buffer.from('\x89SWGMED\x01', 'latin1');
export const SALT_BYTES = 16;
export const SEAL_HEAD_BYTES = MAGIC.length + SALT_BYTES;

/** A second of what is played is 16 kB: few chunks are opened for it, and little is opened in vain. */
export const CHUNK_BYTES = 16 * 1024;
const TAG_BYTES = 16;
export const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;

const MEDIA_KEY_BYTES = 32;
const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;

export function isSealHead(head: Uint8Array): boolean {
  return head.length === SEAL_HEAD_BYTES && MAGIC.equals(head.subarray(0, MAGIC.length));
}

/** @param salt 16 octets that no other file has */
export function sealHead(salt: Uint8Array): Buffer {
  return Buffer.concat([MAGIC, salt]);
}

/** @throws RangeError when the media key is not of 32 octets */
export function fileKeyOf(mediaKey: Uint8Array, head: Uint8Array): Buffer {
  if (mediaKey.length !== MEDIA_KEY_BYTES) throw new RangeError('a media key has 32 octets');
  return Buffer.from(hkdfSync('sha256', mediaKey, head.subarray(MAGIC.length), 'strowger/media-file', 32));
}

/** Octets of the content, and of how many chunks it is; null: the file is cut off. An empty content is one empty chunk. */
export function contentOf(fileBytes: number): { readonly bytes: number; readonly chunks: number } | null {
  const sealed = fileBytes - SEAL_HEAD_BYTES;
  const chunks = Math.ceil(sealed / SEALED_CHUNK_BYTES);
  const last = sealed - (chunks - 1) * SEALED_CHUNK_BYTES;
  return sealed < TAG_BYTES || last < TAG_BYTES ? null : { bytes: sealed - chunks * TAG_BYTES, chunks };
}

/** One chunk with its tag. */
export function sealChunk(fileKey: Uint8Array, index: number, isLast: boolean, clear: Uint8Array): Buffer {
  const cipher = createCipheriv(ALGORITHM, fileKey, nonceOf(index, isLast));
  return Buffer.concat([cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error when the chunk is not the one that was sealed at this place */
export function openChunk(fileKey: Uint8Array, index: number, isLast: boolean, sealed: Uint8Array): Buffer {
  const tagAt = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv(ALGORITHM, fileKey, nonceOf(index, isLast), { authTagLength: TAG_BYTES });
  decipher.setAuthTag(sealed.subarray(tagAt));
  return Buffer.concat([decipher.update(sealed.subarray(0, tagAt)), decipher.final()]);
}

function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUInt32BE(index, NONCE_BYTES - 5);
  nonce.writeUInt8(isLast ? 1 : 0, NONCE_BYTES - 1);
  return nonce;
}
