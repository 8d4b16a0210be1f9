import { type Parsed, parsed, quote, unreadable } from './parsed.ts';
import { parseStreamForm, parseStreamName, type Stream, type Tones } from './sound.ts';

/** A music field of contract 20 §0.9: what held or waiting parties hear. */
export type Music = { readonly kind: 'built_in' } | { readonly kind: 'silence' } | Stream | Tones;

/** A ringback field: music or a named national tone such as `${us-ring}`. */
export type Ringback = Music | { readonly kind: 'named_tone'; readonly name: string };

const BUILT_IN_NAMES: ReadonlySet<string> = new Set(['', 'default', 'moh']);
const NAMED_TONE = /^\$\{([a-z]{2,8}(?:-[a-z]{2,8}){1,3})\}$/;

/** Parses a music field (contract 20 §0.9). Never throws. */
export function parseMusic(text: string | null): Parsed<Music> {
  const trimmed = text?.trim() ?? '';
  if (trimmed.toLowerCase() === 'silence') return parsed({ kind: 'silence' });
  const music = parseStreamForm(trimmed) ?? parseBareName(trimmed);
  return music.ok && namesBuiltIn(music.value) ? parsed({ kind: 'built_in' }) : music;
}

/** Parses a ringback field: a music field that also takes named tones (contract 20 §0.9). Never throws. */
export function parseRingback(text: string | null): Parsed<Ringback> {
  const trimmed = text?.trim() ?? '';
  const name = NAMED_TONE.exec(trimmed)?.[1];
  if (name) return parsed({ kind: 'named_tone', name });
  if (trimmed.startsWith('${')) return unreadable(`${quote(trimmed)} is no named tone`);
  return parseMusic(trimmed);
}

function parseBareName(text: string): Parsed<Music> {
  if (BUILT_IN_NAMES.has(text)) return parsed({ kind: 'built_in' });
  return text.includes('/') ? unreadable(`${quote(text)}: paths of the server are not allowed`) : parseStreamName(text);
}

function namesBuiltIn(music: Music): boolean {
  return music.kind === 'stream' && music.domain === null && BUILT_IN_NAMES.has(music.name);
}
