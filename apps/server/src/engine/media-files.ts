import { createHash } from 'node:crypto';
import type { MusicConfiguration } from '@strowger/callplan';
import type { MediaFiles, MusicFiles } from '@strowger/switch';
import { isNameOfMusic } from '../features/music-on-hold/music-name.ts';
import type { MediaStore } from '../media-store/media-store.ts';
import type { Directory } from './directory.ts';

/** Recordings and music of tenants. */
export class StoredMediaFiles implements MediaFiles {
  readonly #directory: Directory;
  readonly #store: MediaStore;

  constructor(directory: Directory, store: MediaStore) {
    this.#directory = directory;
    this.#store = store;
  }

  /** Recordings are no resource of the API yet: there are none. */
  async recording(_tenantId: number, _nameOrId: string): Promise<string | null> {
    return null;
  }

  music(tenantId: number | null, name: string): MusicFiles | null {
    const tenant = tenantId === null ? null : this.#directory.known(tenantId);
    const music = tenant?.music.find((one) => isNameOfMusic(name, one.name));
    if (music === undefined || music.files.length === 0) return null;
    return { id: idOf(music), paths: music.files.map((file) => this.#store.path(file)), shuffle: music.shuffle };
  }
}

/** Other files are another programme. */
function idOf({ uuid, files, shuffle }: MusicConfiguration): string {
  return createHash('sha256')
    .update(JSON.stringify([uuid, shuffle, files]))
    .digest('base64url');
}
