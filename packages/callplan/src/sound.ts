import { type Parsed, parsed, quote, unreadable } from './parsed.ts';

/** A sound field of contract 20 §0.9. */
export type Sound =
  | { readonly kind: 'built_in' }
  | { readonly kind: 'recording'; readonly nameOrId: string }
  | { readonly kind: 'prompt'; readonly path: string }
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'silence'; readonly milliseconds: number }
  | Stream
  | Tones;

/** Music of a category: the tenant's own, else the platform's; `domain` when the field names one. */
export interface Stream {
  readonly kind: 'stream';
  readonly domain: string | null;
  readonly name: string;
}

/** A tone description, what follows `tone_stream://`: `%(2000,4000,440,480)`. */
export interface Tones {
  readonly kind: 'tones';
  readonly description: string;
}

const PROMPT_PATH = /^[A-Za-z0-9_-][A-Za-z0-9_.-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+$/;
const RECORDING = /^[^/\\\p{Cc}]{1,128}$/u;
const FOREIGN_SCHEME = /^(?:[a-z]:|file:|[a-z][a-z0-9+.-]*:\/\/)/i;
const STREAM = /^(?:([A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}))\/)?([\p{L}\p{N} _-]{1,60})$/u;
const TONES = /^[0-9A-Za-z%(),.;=+*#<>@ -]{1,1000}$/;

/** Parses a sound field of contract 20 §0.9. Paths of the server, URLs and variables are refused. Never throws. */
export function parseSound(text: string | null): Parsed<Sound> {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return parsed({ kind: 'built_in' });
  if (trimmed.startsWith('say:')) return parseSay(trimmed.slice('say:'.length).trim());
  return parseStreamForm(trimmed) ?? parseSilenceStream(trimmed) ?? parseStoredSound(trimmed);
}

/** `local_stream://` and `tone_stream://`, which sound and music fields share; null for any other text. */
export function parseStreamForm(text: string): Parsed<Stream | Tones> | null {
  const stream = afterScheme(text, 'local_stream');
  if (stream !== null) return parseStreamName(stream);
  const tones = afterScheme(text, 'tone_stream');
  return tones === null ? null : parseTones(tones);
}

/** `<name>` or `<domain>/<name>` of a music category. */
export function parseStreamName(text: string): Parsed<Stream> {
  const match = STREAM.exec(text);
  const name = match?.[2]?.trim() ?? '';
  if (name === '') return unreadable(`${quote(text)} is no name of music`);
  return parsed({ kind: 'stream', domain: match?.[1]?.toLowerCase() ?? null, name });
}

function parseTones(text: string): Parsed<Tones> {
  const namesFile = /path\s*=/i.test(text);
  return TONES.test(text) && !namesFile
    ? parsed({ kind: 'tones', description: text })
    : unreadable(`${quote(text)} is no tone description`);
}

function parseSilenceStream(text: string): Parsed<Sound> | null {
  const length = afterScheme(text, 'silence_stream');
  if (length === null) return null;
  if (!/^[1-9][0-9]{0,6}$/.test(length)) {
    return unreadable(`${quote(length)} is no length of silence in milliseconds (1-9999999)`);
  }
  return parsed({ kind: 'silence', milliseconds: Number(length) });
}

function parseSay(text: string): Parsed<Sound> {
  return text === '' ? unreadable('say: names no text') : parsed({ kind: 'say', text });
}

function parseStoredSound(text: string): Parsed<Sound> {
  if (FOREIGN_SCHEME.test(text) || text.includes('\\') || text.includes('${')) {
    return unreadable(`${quote(text)} lies outside the media store`);
  }
  if (PROMPT_PATH.test(text)) return parsed({ kind: 'prompt', path: text });
  if (text.includes('/') || text === '.' || text === '..') {
    return unreadable(`${quote(text)} is no path of a built-in prompt; paths of the server are not allowed`);
  }
  return RECORDING.test(text)
    ? parsed({ kind: 'recording', nameOrId: text })
    : unreadable(`${quote(text)} is no name of a recording`);
}

function afterScheme(text: string, scheme: string): string | null {
  const prefix = `${scheme}://`;
  return text.toLowerCase().startsWith(prefix) ? text.slice(prefix.length).trim() : null;
}
