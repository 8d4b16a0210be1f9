import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVault } from '../secrets/vault.ts';
import { MediaStore } from './media-store.ts';

const SPOKEN = Buffer.alloc(40_000, 'what somebody said ');

let data: string;
let files: MediaStore;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'strowger-media-store-'));
  files = new MediaStore(data, createVault(Buffer.alloc(32, 1)));
});
afterEach(() => rm(data, { recursive: true, force: true }));

async function spoken(): Promise<string> {
  const draft = await files.draft();
  await writeFile(draft, SPOKEN);
  return draft;
}

const drafts = () => readdir(join(data, 'media', '.drafts'));

describe('a file of the media store', () => {
  const ways: Readonly<Record<string, () => Promise<void>>> = {
    'a draft that was kept': async () => files.keep(await spoken(), 'a/b.wav'),
    'a copy of a draft': async () => {
      const draft = await spoken();
      await files.keepCopy(draft, 'a/b.wav');
      await files.discardDraft(draft);
    },
    'what was uploaded': () => files.write(SPOKEN, 'a/b.wav'),
    'a copy of another file': async () => {
      await files.write(SPOKEN, 'c.wav');
      await files.copy('c.wav', 'a/b.wav');
    },
  };

  it.each(Object.keys(ways))('is sealed: %s', async (way) => {
    await ways[way]?.();
    expect((await files.read('a/b.wav')).equals(SPOKEN)).toBe(true);
    const stored = await readFile(files.path('a/b.wav'));
    expect([stored.length > SPOKEN.length, stored.includes('somebody')]).toEqual([true, false]);
    expect(await drafts()).toEqual([]);
  });

  it('is opened under the master key alone, and read from any place', async () => {
    await files.keep(await spoken(), 'a.wav');
    const other = new MediaStore(data, createVault(Buffer.alloc(32, 2)));
    await expect(other.read('a.wav')).rejects.toThrow();
    const file = await files.open('a.wav');
    const part = Buffer.alloc(19);
    expect([file.size, await file.read(part, 19 * 1500), part.toString()]).toEqual([
      SPOKEN.length,
      19,
      'what somebody said ',
    ]);
    await file.close();
  });

  it('of a former release is clear, is read all the same, and copied as it is', async () => {
    const path = files.path('old/clear.wav');
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, SPOKEN);
    await files.copy('old/clear.wav', 'copy.wav');
    expect((await files.read('old/clear.wav')).equals(SPOKEN)).toBe(true);
    expect((await files.read('copy.wav')).equals(SPOKEN)).toBe(true);
  });

  it('is there whole or not at all: a draft that is gone changes nothing', async () => {
    await files.write(SPOKEN, 'a.wav');
    await expect(files.keep(join(data, 'media', '.drafts', 'gone.wav'), 'a.wav')).rejects.toMatchObject({
      code: 'ENOENT',
    });
    expect((await files.read('a.wav')).equals(SPOKEN)).toBe(true);
    await expect(files.copy('none.wav', 'b.wav')).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(files.read('b.wav')).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await drafts()).toEqual([]);
  });
});
