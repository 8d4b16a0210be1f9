import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mediaFileOpener, openClearFile } from './open-media-file.ts';
import { sealMedia, sealMediaFile } from './seal-media.ts';
import { CHUNK_BYTES, SEAL_HEAD_BYTES, SEALED_CHUNK_BYTES } from './sealed-format.ts';

const KEY = randomBytes(32);
const openFile = mediaFileOpener(KEY);
const PART = 64 * CHUNK_BYTES;

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strowger-media-file-'));
  path = join(folder, 'sealed.wav');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** What a file holds from a place on. */
async function read(length: number, position = 0, open = openFile): Promise<Buffer> {
  const file = await open(path);
  try {
    const into = Buffer.alloc(length);
    return into.subarray(0, await file.read(into, position));
  } finally {
    await file.close();
  }
}

async function sizeOf(): Promise<number> {
  const file = await openFile(path);
  await file.close();
  return file.size;
}

describe('a sealed media file', () => {
  it.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, PART, PART + 5, 2 * PART])(
    'holds %i octets, sealed at once or from a file, and nothing of them can be read',
    async (length) => {
      const content = Buffer.alloc(length, 'telephone');
      const clear = join(folder, 'clear.wav');
      await writeFile(clear, content);
      await sealMediaFile(clear, path, KEY);
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      for (const write of [() => undefined, () => writeFile(path, sealMedia(content, KEY))]) {
        await write();
        expect(await sizeOf()).toBe(length);
        expect((await read(length + 10)).equals(content)).toBe(true);
        expect((await readFile(path)).includes('telephone')).toBe(false);
      }
    },
  );

  it('is read from any place, in any length (RFC 9110 §14 asks for ranges)', async () => {
    const content = randomBytes(PART + 3 * CHUNK_BYTES + 77);
    await writeFile(path, sealMedia(content, KEY));
    const place = fc.integer({ min: 0, max: content.length + CHUNK_BYTES });
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 0, max: 3 * CHUNK_BYTES }), async (position, length) => {
        const expected = content.subarray(position, position + length);
        expect((await read(length, position)).equals(expected)).toBe(true);
      }),
      { numRuns: 60, examples: [[content.length + 1, 0]] },
    );
  });

  it('is not the same twice, and opens under its own key alone', async () => {
    const content = Buffer.from('the same words');
    expect(sealMedia(content, KEY).equals(sealMedia(content, KEY))).toBe(false);
    await writeFile(path, sealMedia(content, KEY));
    await expect(read(5, 0, mediaFileOpener(randomBytes(32)))).rejects.toThrow();
    await expect(read(5, 0, openClearFile)).rejects.toThrow('sealed');
    expect(() => sealMedia(content, KEY.subarray(1))).toThrow(RangeError);
  });

  it('that was changed anywhere, cut off, or put together of others is not read', async () => {
    const sealed = sealMedia(randomBytes(3 * CHUNK_BYTES), KEY);
    const chunk = (index: number) => {
      const at = SEAL_HEAD_BYTES + index * SEALED_CHUNK_BYTES;
      return sealed.subarray(at, at + SEALED_CHUNK_BYTES);
    };
    const head = sealed.subarray(0, SEAL_HEAD_BYTES);
    const changed = (at: number) => Buffer.from(sealed).fill((sealed[at] ?? 0) ^ 1, at, at + 1);
    const other = sealMedia(randomBytes(3 * CHUNK_BYTES), KEY).subarray(SEAL_HEAD_BYTES);
    const forgeries = [
      changed(10),
      changed(SEAL_HEAD_BYTES),
      changed(sealed.length - 1),
      Buffer.concat([head, chunk(0), chunk(1)]),
      Buffer.concat([head, chunk(1), chunk(0), chunk(2)]),
      Buffer.concat([head, chunk(0), other.subarray(SEALED_CHUNK_BYTES)]),
      sealed.subarray(0, sealed.length - 1),
      sealed.subarray(0, SEAL_HEAD_BYTES + 2 * SEALED_CHUNK_BYTES + 3),
      head,
    ];
    for (const forgery of forgeries) {
      await writeFile(path, forgery);
      await expect(read(3 * CHUNK_BYTES)).rejects.toThrow();
    }
  });

  it('may as well be a clear one, as they were before', async () => {
    const content = Buffer.from('RIFF and so on');
    await writeFile(path, content);
    expect([await sizeOf(), (await read(100)).toString()]).toEqual([content.length, content.toString()]);
    expect((await read(3, 5)).toString()).toBe('and');
    await writeFile(path, '');
    expect(await read(3)).toHaveLength(0);
    await expect(openFile(join(folder, 'missing'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
