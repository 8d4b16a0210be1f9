/** A music or ringback field as a picker shows it; stored as the texts of contract 20 §0.9. */
export type MusicValue =
  | { readonly kind: 'default' }
  | { readonly kind: 'silence' }
  /** A category of music on hold, by its name. */
  | { readonly kind: 'music'; readonly name: string }
  | { readonly kind: 'tone'; readonly description: string }
  /** The tone of a country, for ringback alone: `us-ring`. */
  | { readonly kind: 'ringback'; readonly name: string };

/** Named tones of the engine that callers hear while it rings. */
export const RINGBACK_TONES = ['us-ring', 'uk-ring', 'fr-ring', 'bong-us-tone'] as const;

const BUILT_IN = new Set(['', 'default', 'moh']);

/** Reads a stored music or ringback. Never throws. */
export function readMusic(stored: string | null | undefined): MusicValue {
  const text = stored?.trim() ?? '';
  const ringback = /^\$\{([a-z-]+)\}$/.exec(text)?.[1];
  if (ringback !== undefined) return { kind: 'ringback', name: ringback };
  if (text.toLowerCase() === 'silence') return { kind: 'silence' };
  if (text.toLowerCase().startsWith('tone_stream://')) {
    return { kind: 'tone', description: text.slice('tone_stream://'.length).trim() };
  }
  const name = text
    .replace(/^local_stream:\/\/\s*/i, '')
    .replace(/^(?:\s*[A-Za-z0-9.-]+\/)+/, '')
    .trim();
  return BUILT_IN.has(name) ? { kind: 'default' } : { kind: 'music', name };
}

/** The text that is stored. */
export function writeMusic(value: MusicValue): string {
  switch (value.kind) {
    case 'default':
      return '';
    case 'silence':
      return 'silence';
    case 'music':
      return `local_stream://${value.name.trim()}`;
    case 'tone':
      return `tone_stream://${value.description.trim()}`;
    case 'ringback':
      return `\${${value.name}}`;
  }
}
