import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type Language, languageNamed } from './language.ts';

/** Where Debian's asterisk-core-sounds-* packages put one folder a voice: `en_US_f_Allison`. */
const DEBIAN_SOUNDS = '/usr/share/asterisk/sounds';
/** Where Debian's asterisk-moh-opsound-wav puts music. */
const DEBIAN_MUSIC = '/usr/share/asterisk/moh';

/** Recording name, such as `digits/20`, to the absolute path of its WAV file. */
export type Recordings = ReadonlyMap<string, string>;

/** What is recorded on this machine. */
export interface FoundSounds {
  readonly recordings: Readonly<Record<Language, Recordings>>;
  /** Absolute paths, sorted. */
  readonly music: readonly string[];
}

const DEEPEST = 3;
const MUSIC_FOLDER = 'moh';

/**
 * Looks once for recordings; no file is opened. A folder has one folder a language, named `fr`, `fr_CA` or
 * `fr_CA_f_June`, and music under `moh`. An earlier folder's file stands before a later one's of the same name.
 * A folder that is missing or cannot be read has nothing.
 */
export function findSounds(
  folders: readonly string[] = [],
  debian: { readonly sounds: string; readonly music: string } = { sounds: DEBIAN_SOUNDS, music: DEBIAN_MUSIC },
): FoundSounds {
  const recordings: Record<Language, Map<string, string>> = {
    en: new Map(),
    fr: new Map(),
    de: new Map(),
    es: new Map(),
    it: new Map(),
    ru: new Map(),
  };
  for (const folder of [...folders, debian.sounds]) {
    for (const { language, path } of voicesIn(folder)) addRecordings(recordings[language], path);
  }
  const music = [...folders.map((folder) => join(folder, MUSIC_FOLDER)), debian.music].map(wavFilesIn);
  return { recordings, music: music.find((files) => files.length > 0) ?? [] };
}

/** The voices of a folder; one named by the bare language stands before those of a region. */
function voicesIn(folder: string): { readonly language: Language; readonly path: string }[] {
  return entriesOf(folder)
    .map(({ name }) => name)
    .sort()
    .flatMap((name) => {
      const language = languageNamed(name);
      return language !== null && isFolder(join(folder, name)) ? [{ language, path: join(folder, name) }] : [];
    })
    .sort((a, b) => LANGUAGES.indexOf(a.language) - LANGUAGES.indexOf(b.language));
}

function addRecordings(found: Map<string, string>, voice: string, within = '', depth = 1): void {
  for (const entry of entriesOf(join(voice, within))) {
    const name = within === '' ? entry.name : `${within}/${entry.name}`;
    if (entry.isDirectory() && depth < DEEPEST) addRecordings(found, voice, name, depth + 1);
    if (!isWav(entry)) continue;
    const recording = name.slice(0, -'.wav'.length);
    if (!found.has(recording)) found.set(recording, join(voice, name));
  }
}

function wavFilesIn(folder: string): string[] {
  return entriesOf(folder)
    .filter(isWav)
    .map(({ name }) => join(folder, name))
    .sort();
}

function isWav(entry: Dirent): boolean {
  return entry.name.endsWith('.wav') && (entry.isFile() || entry.isSymbolicLink());
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
