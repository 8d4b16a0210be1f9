import { type Parsed, parsed, quote, unreadable } from '../parsed.ts';
import { parseSound, type Sound } from '../sound.ts';

/** A sound that can be heard between music: those that have an end, and are not silence. */
export type ChimeSound = Extract<Sound, { readonly kind: 'recording' | 'prompt' | 'say' | 'tones' }>;

/** Commas within parentheses belong to a tone description. */
const BETWEEN_SOUNDS = /,(?![^(]*\))/;
const MOST_CHIMES = 50;

/** Parses a list of sounds, separated by commas (contract 20 §10.3); an empty text is an empty list. Never throws. */
export function parseChimeList(text: string | null): Parsed<readonly ChimeSound[]> {
  const names = (text ?? '').split(BETWEEN_SOUNDS).filter((name) => name.trim() !== '');
  if (names.length > MOST_CHIMES) return unreadable(`may name ${MOST_CHIMES} sounds at most`);
  const sounds: ChimeSound[] = [];
  for (const name of names) {
    const sound = parseSound(name);
    if (!sound.ok) return sound;
    if (!isChime(sound.value)) return unreadable(`${quote(name.trim())} cannot be heard between music`);
    sounds.push(sound.value);
  }
  return parsed(sounds);
}

function isChime(sound: Sound): sound is ChimeSound {
  return sound.kind !== 'built_in' && sound.kind !== 'silence' && sound.kind !== 'stream';
}
