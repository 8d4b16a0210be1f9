import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, open, readdir, rename, rm, unlink } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { type MediaFile, mediaFileOpener, type OpenMediaFile, sealMedia, sealMediaFile } from '@strowger/rtp';
import { errorCode } from '../error-code.ts';
import type { Vault } from '../secrets/vault.ts';

const DRAFTS = '.drafts';

/** What the files of the store are sealed under, and the media plane opens them with. */
export function mediaKeyOf(vault: Pick<Vault, 'keyFor'>): Buffer {
  return vault.keyFor('media-files');
}

/**
 * Recordings and other audio of tenants, as files below the data directory's `media`. A file is made as a draft and then
 * put in its place in one step: whoever reads the store sees all of a file or none of it, also after a kill. In their places
 * files are sealed under the master key; a draft is clear, for as long as somebody speaks it, and clear files of former
 * releases are read as they are.
 */
export class MediaStore {
  readonly #root: string;
  readonly #key: Buffer;
  readonly #open: OpenMediaFile;

  /** @param data the data directory */
  constructor(data: string, vault: Pick<Vault, 'keyFor'>) {
    this.#root = join(data, 'media');
    this.#key = mediaKeyOf(vault);
    this.#open = mediaFileOpener(this.#key);
  }

  /** Opens a file of the store to be read in the clear. Rejects with ENOENT when it is not there. */
  async open(name: string): Promise<MediaFile> {
    return this.#open(this.path(name));
  }

  /** The same with a draft, by its path. */
  openDraft(path: string): Promise<MediaFile> {
    return this.#open(path);
  }

  /** The content of a file of the store. Rejects with ENOENT when it is not there. */
  async read(name: string): Promise<Buffer> {
    const file = await this.open(name);
    try {
      const content = Buffer.alloc(file.size);
      return content.subarray(0, await file.read(content, 0));
    } finally {
      await file.close();
    }
  }

  /**
   * The absolute path of a file of the store.
   * @throws Error when the name leads out of it
   */
  path(name: string): string {
    const path = join(this.#root, name);
    const inside = relative(this.#root, path);
    if (inside === '' || inside.startsWith('..') || name.includes('\0')) throw new Error('no name of the media store');
    return path;
  }

  /** Absolute path for a file that is yet to be made; its folder exists. */
  async draft(extension = 'wav'): Promise<string> {
    const path = join(this.#root, DRAFTS, `${randomUUID()}.${extension}`);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    return path;
  }

  /** Makes the draft the file `name`, in place of what was there, durably. Rejects when the draft is not there. */
  async keep(draft: string, name: string): Promise<void> {
    await this.keepCopy(draft, name);
    await this.discardDraft(draft);
  }

  /** The same with a copy of it. */
  async keepCopy(draft: string, name: string): Promise<void> {
    const sealed = await this.draft();
    await this.#place(name, sealed, () => sealMediaFile(draft, sealed, this.#key));
  }

  /** The same with these bytes. */
  async write(bytes: Uint8Array, name: string): Promise<void> {
    const sealed = await this.draft();
    await this.#place(name, sealed, () => writeDurably(sealed, sealMedia(bytes, this.#key)));
  }

  /** The same with a copy of another file of the store, which stays sealed as it is. */
  async copy(from: string, name: string): Promise<void> {
    const source = this.path(from);
    const copy = await this.draft();
    await this.#place(name, copy, async () => {
      await copyFile(source, copy);
      await syncFile(copy);
    });
  }

  /** Deletes a file of the store; one that is not there is no error. */
  async remove(name: string): Promise<void> {
    await discard(this.path(name));
  }

  /** Deletes a folder of the store with all that is in it. */
  async removeFolder(name: string): Promise<void> {
    await rm(this.path(name), { recursive: true, force: true });
  }

  /** Deletes a draft that nobody wants; nothing but drafts. */
  async discardDraft(path: string): Promise<void> {
    if (dirname(path) === join(this.#root, DRAFTS)) await discard(path);
  }

  /** Deletes the drafts that a process before this one has left. Call it before the first draft is made. */
  async sweepDrafts(): Promise<void> {
    await rm(join(this.#root, DRAFTS), { recursive: true, force: true });
  }

  /** @param make makes the file at `made`, whole and on the disk */
  async #place(name: string, made: string, make: () => Promise<void>): Promise<void> {
    const path = this.path(name);
    try {
      await make();
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await rename(made, path);
    } catch (error) {
      await discard(made);
      throw error;
    }
  }

  /** Names of all files below a folder of the store. */
  async list(folder: string): Promise<string[]> {
    const found = await readdir(this.path(folder), { recursive: true, withFileTypes: true }).catch(noFolder);
    return found
      .filter((entry) => entry.isFile())
      .map((entry) => relative(this.#root, join(entry.parentPath, entry.name)).split(sep).join('/'));
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function discard(path: string): Promise<void> {
  await unlink(path).catch((error: unknown) => {
    if (errorCode(error) !== 'ENOENT') throw error;
  });
}

function noFolder(error: unknown): [] {
  if (errorCode(error) === 'ENOENT') return [];
  throw error;
}
