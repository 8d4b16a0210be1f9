/** A sound field as a picker shows it; stored as the texts of contract 20 §0.9. */
export type SoundValue =
  /** What the module plays by itself. */
  | { readonly kind: 'default' }
  | { readonly kind: 'recording'; readonly name: string }
  | { readonly kind: 'prompt'; readonly path: string }
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'tone'; readonly description: string }
  | { readonly kind: 'silence'; readonly milliseconds: number }
  | { readonly kind: 'music'; readonly name: string };

/** Reads a stored sound. Never throws: what the grammar does not know is the name of a recording. */
export function readSound(stored: string | null | undefined): SoundValue {
  const text = stored?.trim() ?? '';
  if (text === '') return { kind: 'default' };
  if (text.startsWith('say:')) return { kind: 'say', text: text.slice('say:'.length).trim() };
  const tone = after(text, 'tone_stream://');
  if (tone !== null) return { kind: 'tone', description: tone };
  const music = after(text, 'local_stream://');
  if (music !== null) return { kind: 'music', name: music };
  const silence = after(text, 'silence_stream://');
  if (silence !== null && /^\d{1,7}$/.test(silence)) return { kind: 'silence', milliseconds: Number(silence) };
  return text.includes('/') ? { kind: 'prompt', path: text } : { kind: 'recording', name: text };
}

/** The text that is stored. */
export function writeSound(value: SoundValue): string {
  switch (value.kind) {
    case 'default':
      return '';
    case 'recording':
      return value.name.trim();
    case 'prompt':
      return value.path;
    case 'say':
      return `say:${value.text.trim()}`;
    case 'tone':
      return `tone_stream://${value.description.trim()}`;
    case 'silence':
      return `silence_stream://${value.milliseconds}`;
    case 'music':
      return `local_stream://${value.name.trim()}`;
  }
}

function after(text: string, scheme: string): string | null {
  return text.toLowerCase().startsWith(scheme) ? text.slice(scheme.length).trim() : null;
}
