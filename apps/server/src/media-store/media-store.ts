import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, open, readdir, rename, rm, unlink } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { errorCode } from '../error-code.ts';

const DRAFTS = '.drafts';

/**
 * Recordings and other audio of tenants, as files below the data directory's `media`. A file is made as a draft and then
 * put in its place in one step: whoever reads the store sees all of a file or none of it, also after a kill.
 */
export class MediaStore {
  readonly #root: string;

  /** @param data the data directory */
  constructor(data: string) {
    this.#root = join(data, 'media');
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
    const path = this.path(name);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(draft, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  }

  /** The same with a copy of it. */
  async keepCopy(draft: string, name: string): Promise<void> {
    const copy = await this.draft();
    await copyFile(draft, copy);
    await this.keep(copy, name);
  }

  /** The same with these bytes. */
  async write(bytes: Uint8Array, name: string): Promise<void> {
    const draft = await this.draft();
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(bytes);
    } finally {
      await file.close();
    }
    await this.keep(draft, name);
  }

  /** The same with a copy of another file of the store. */
  async copy(from: string, name: string): Promise<void> {
    await this.keepCopy(this.path(from), name);
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

  /** Names of all files below a folder of the store. */
  async list(folder: string): Promise<string[]> {
    const found = await readdir(this.path(folder), { recursive: true, withFileTypes: true }).catch(noFolder);
    return found
      .filter((entry) => entry.isFile())
      .map((entry) => relative(this.#root, join(entry.parentPath, entry.name)).split(sep).join('/'));
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
