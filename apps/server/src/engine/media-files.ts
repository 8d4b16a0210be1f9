import type { MediaFiles, MusicFiles } from '@strowger/switch';

/** Recordings and music of tenants. */
export class StoredMediaFiles implements MediaFiles {
  async recording(_tenantId: number, _nameOrId: string): Promise<string | null> {
    return null;
  }

  music(_tenantId: number | null, _name: string): MusicFiles | null {
    return null;
  }
}
