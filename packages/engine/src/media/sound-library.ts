import { parseMusic, parseRingback, parseSound, type Stream } from '@strowger/callplan';
import { type Chime, type Chimes, namedTone, type PlaySource, parseToneStream } from '@strowger/rtp';
import type { ChimeFiles, MediaFiles } from '@strowger/switch';
import type { SoundFile, Utterance, Voice } from '@strowger/voice';
import { BUILT_IN_MELODY } from './built-in-melody.ts';

/** Who hears a sound. */
export interface Listener {
  readonly tenantId: number;
  /** Of prompts: `en`, `fr-CA`. */
  readonly language: string;
}

/** Turns the sound and music names of contract 20 §0.9, and what is to be said, into what the media plane plays. */
export interface SoundLibrary {
  /** Null when the name says nothing (the built-in sound, which the asker knows) or the listener has nothing under it. */
  sound(name: string, listener: Listener): Promise<PlaySource | null>;
  /** Recorded voices, or tones where they are missing. */
  say(parts: readonly Utterance[], language: string): PlaySource;
  /** An unknown name is the built-in music: a held party never hears nothing. */
  holdMusic(name: string, tenantId: number | null): PlaySource;
  ringback(name: string, tenantId: number | null): PlaySource;
}

const ENDLESS_SILENCE: PlaySource = { kind: 'sequence', items: [{ kind: 'silence', ms: 60_000 }], loop: true };
const DEFAULT_RINGBACK = 'us-ring';
const SPOKEN_NUMBER = /^[0-9*#+]+$/;

export function createSoundLibrary(voice: Voice, files: MediaFiles): SoundLibrary {
  const builtIn = builtInMusic(voice);
  const stream = ({ name }: Stream, tenantId: number | null): PlaySource => {
    const music = files.music(tenantId, name);
    if (music === null) return builtIn;
    const { id, paths, shuffle } = music;
    return { kind: 'music', name: id, paths, shuffle, ...(music.chimes && { chimes: chimesOf(music.chimes, voice) }) };
  };
  const say = (parts: readonly Utterance[], language: string) => sequence(voice.say(language, parts));
  return {
    say,
    async sound(name, { tenantId, language }) {
      const sound = parseSound(name);
      if (!sound.ok) return null;
      const { value } = sound;
      switch (value.kind) {
        case 'built_in':
          return null;
        case 'tones':
          return tones(value.description);
        case 'silence':
          return { kind: 'silence', ms: value.milliseconds };
        case 'stream':
          return stream(value, tenantId);
        case 'prompt':
          return sequence(voice.builtInPrompt(language, value.path));
        case 'say':
          return say([spoken(value.text)], language);
        case 'recording': {
          const path = await files.recording(tenantId, value.nameOrId);
          return path === null ? null : { kind: 'file', path };
        }
      }
    },
    holdMusic(name, tenantId) {
      const music = parseMusic(name);
      if (!music.ok || music.value.kind === 'built_in') return builtIn;
      if (music.value.kind === 'silence') return ENDLESS_SILENCE;
      if (music.value.kind === 'stream') return stream(music.value, tenantId);
      return endlessTones(music.value.description) ?? builtIn;
    },
    ringback(name, tenantId) {
      const ringback = parseRingback(name);
      const fallback = toneNamed(DEFAULT_RINGBACK) ?? builtIn;
      if (!ringback.ok || ringback.value.kind === 'built_in') return fallback;
      if (ringback.value.kind === 'named_tone') return toneNamed(ringback.value.name) ?? fallback;
      return this.holdMusic(name, tenantId);
    },
  };
}

function builtInMusic(voice: Voice): PlaySource {
  const paths = voice.music();
  return paths.length > 0 ? { kind: 'music', name: 'built-in', paths } : { kind: 'tone', tone: BUILT_IN_MELODY };
}

function chimesOf({ sounds, everySeconds, maxSeconds, language }: ChimeFiles, voice: Voice): Chimes {
  const chimes = sounds.map((sound) => playedChime(chimeSounds(sound, voice, language)));
  return { sounds: chimes.filter((chime) => chime.length > 0), everySeconds, maxSeconds };
}

function chimeSounds(sound: ChimeFiles['sounds'][number], voice: Voice, language: string): readonly SoundFile[] {
  switch (sound.kind) {
    case 'file':
      return [{ path: sound.path }];
    case 'prompt':
      return voice.builtInPrompt(language, sound.path);
    case 'say':
      return voice.say(language, [spoken(sound.text)]);
    case 'tones':
      return [{ tone: sound.description }];
  }
}

function playedChime(sounds: readonly SoundFile[]): Chime {
  return sounds.flatMap((sound): Chime => {
    if ('path' in sound) return [sound];
    const tone = parseToneStream(sound.tone);
    return tone === null ? [] : [{ tone }];
  });
}

/** There is no voice for any text: numbers are said, words are spelt. */
function spoken(text: string): Utterance {
  return SPOKEN_NUMBER.test(text) ? { say: 'digits', value: text } : { say: 'letters', text };
}

function sequence(sounds: readonly SoundFile[]): PlaySource {
  const items = sounds.flatMap((sound): PlaySource[] => {
    if ('path' in sound) return [{ kind: 'file', path: sound.path }];
    const tone = tones(sound.tone);
    return tone === null ? [] : [tone];
  });
  return { kind: 'sequence', items };
}

function toneNamed(name: string): PlaySource | null {
  const tone = namedTone(name);
  return tone === null ? null : { kind: 'tone', tone };
}

function tones(description: string): PlaySource | null {
  const tone = parseToneStream(description);
  return tone === null ? null : { kind: 'tone', tone };
}

function endlessTones(description: string): PlaySource | null {
  const source = tones(description);
  return source === null ? null : { kind: 'sequence', items: [source], loop: true };
}
