import { createHash } from 'node:crypto';
import type { MusicConfiguration, TenantConfiguration } from '@strowger/callplan';
import type { ChimeFiles, MediaFiles, MusicFiles } from '@strowger/switch';
import { isNameOfMusic } from '../features/music-on-hold/music-name.ts';
import { recordingNamed } from '../features/recordings/recording-name.ts';
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

  async recording(tenantId: number, nameOrId: string): Promise<string | null> {
    const tenant = await this.#directory.tenant(tenantId);
    const found = recordingNamed(nameOrId, tenant?.recordings ?? []);
    return found === undefined ? null : this.#store.path(found.file);
  }

  music(tenantId: number | null, name: string): MusicFiles | null {
    const tenant = tenantId === null ? null : this.#directory.known(tenantId);
    const music = tenant?.music.find((one) => isNameOfMusic(name, one.name));
    if (tenant === null || music === undefined || music.files.length === 0) return null;
    return {
      id: idOf(music),
      paths: music.files.map((file) => this.#store.path(file)),
      shuffle: music.shuffle,
      chimes: this.#chimes(tenant, music),
    };
  }

  /** A recording that is no more is left out. */
  #chimes({ recordings, language }: TenantConfiguration, { chimes }: MusicConfiguration): ChimeFiles | null {
    if (chimes === null) return null;
    const sounds = chimes.sounds.flatMap((sound): ChimeFiles['sounds'] => {
      if (sound.kind !== 'recording') return [sound];
      const found = recordingNamed(sound.nameOrId, recordings);
      return found === undefined ? [] : [{ kind: 'file', path: this.#store.path(found.file) }];
    });
    const { everySeconds, maxSeconds } = chimes;
    return sounds.length === 0 ? null : { sounds, everySeconds, maxSeconds, language };
  }
}

/** Other files are another programme. */
function idOf({ uuid, files, shuffle }: MusicConfiguration): string {
  return createHash('sha256')
    .update(JSON.stringify([uuid, shuffle, files]))
    .digest('base64url');
}
