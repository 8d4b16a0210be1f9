import type { PlaySource } from '@strowger/rtp';
import type { PromptName } from '@strowger/voice';
import type { Listener, SoundLibrary } from '../media/sound-library.ts';

/** Somebody comes into a conference or leaves it: what the others hear where nothing else is chosen. */
export interface Passage {
  readonly tone: PromptName;
  /** After his name. */
  readonly words: PromptName;
}

export const ENTERING: Passage = { tone: 'conference_join_tone', words: 'conference_joined' };
export const LEAVING: Passage = { tone: 'conference_leave_tone', words: 'conference_left' };

/**
 * What is played to the others (contract 20 §8.2).
 * @param chosen a sound in place of the tone; empty: none
 * @param name absolute path of the name that he has said; null: it is not announced
 */
export async function passageSound(
  sounds: SoundLibrary,
  { tone, words }: Passage,
  { chosen, name, listener }: { readonly chosen: string; readonly name: string | null; readonly listener: Listener },
): Promise<PlaySource> {
  const found = chosen === '' ? null : await sounds.sound(chosen, listener);
  const sound = found ?? sounds.say([{ say: 'prompt', name: tone }], listener.language);
  if (name === null) return sound;
  const said = sounds.say([{ say: 'prompt', name: words }], listener.language);
  return { kind: 'sequence', items: [sound, { kind: 'file', path: name }, said] };
}
