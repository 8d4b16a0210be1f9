import type { ChimeSound } from '@strowger/callplan';

/** The sounds that tenants have brought, as files of this machine. */
export interface MediaFiles {
  /** Absolute path of a tenant's recording, by its name or id; null when there is none. */
  recording(tenantId: number, nameOrId: string): Promise<string | null>;
  /** Music of a category: the tenant's own, else everybody's; null when nobody has it, or it is empty. From memory. */
  music(tenantId: number | null, name: string): MusicFiles | null;
}

/** Music that all its listeners hear at the same position. */
export interface MusicFiles {
  /** Unique on the platform, and another when the files change. */
  readonly id: string;
  /** Absolute paths, at least one. */
  readonly paths: readonly string[];
  readonly shuffle: boolean;
  /** Sounds that are heard in place of the music; null: none. */
  readonly chimes: ChimeFiles | null;
}

/** Recordings as files of this machine, and what every machine can say or sound by itself. */
export interface ChimeFiles {
  readonly sounds: readonly ({ readonly kind: 'file'; readonly path: string } | SpokenChime)[];
  readonly everySeconds: number;
  /** Where one is cut; 0: nowhere. */
  readonly maxSeconds: number;
  /** In which prompts are said. */
  readonly language: string;
}

export type SpokenChime = Exclude<ChimeSound, { readonly kind: 'recording' }>;
