import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseMusic, parseRingback, parseSound } from '@strowger/callplan';
import { namedTone, type PlaySource, parseToneStream } from '@strowger/rtp';
import { BUILT_IN_MELODY } from './built-in-melody.ts';

/** Turns the sound and music names of contract 20 §0.9 into what the media plane plays. */
export interface SoundLibrary {
  /** Null when the platform has nothing under that name. */
  sound(name: string): PlaySource | null;
  /** An unknown name is the built-in music: a held party never hears nothing. */
  holdMusic(name: string): PlaySource;
  ringback(name: string): PlaySource;
}

const ENDLESS_SILENCE: PlaySource = { kind: 'sequence', items: [{ kind: 'silence', ms: 60_000 }], loop: true };
const DEFAULT_RINGBACK = 'us-ring';

/** `musicDirectory`: WAV files of the built-in music; without any a soft melody is played. */
export function createSoundLibrary(musicDirectory: string): SoundLibrary {
  const builtIn = builtInMusic(musicDirectory);
  return {
    sound: (name) => soundNamed(name, builtIn),
    holdMusic: (name) => musicNamed(name, builtIn),
    ringback: (name) => ringbackNamed(name, builtIn),
  };
}

function builtInMusic(directory: string): PlaySource {
  const paths = wavFiles(directory);
  return paths.length > 0 ? { kind: 'music', name: 'built-in', paths } : { kind: 'tone', tone: BUILT_IN_MELODY };
}

function wavFiles(directory: string): string[] {
  try {
    return readdirSync(directory)
      .filter((name) => name.endsWith('.wav'))
      .sort()
      .map((name) => join(directory, name));
  } catch {
    return [];
  }
}

function soundNamed(name: string, builtIn: PlaySource): PlaySource | null {
  const sound = parseSound(name);
  if (!sound.ok) return null;
  switch (sound.value.kind) {
    case 'tones':
      return tones(sound.value.description);
    case 'silence':
      return { kind: 'silence', ms: sound.value.milliseconds };
    case 'stream':
      return builtIn;
    default:
      return null;
  }
}

function musicNamed(name: string, builtIn: PlaySource): PlaySource {
  const music = parseMusic(name);
  if (!music.ok) return builtIn;
  if (music.value.kind === 'silence') return ENDLESS_SILENCE;
  return music.value.kind === 'tones' ? (endlessTones(music.value.description) ?? builtIn) : builtIn;
}

function ringbackNamed(name: string, builtIn: PlaySource): PlaySource {
  const ringback = parseRingback(name);
  const fallback = toneNamed(DEFAULT_RINGBACK) ?? builtIn;
  if (!ringback.ok) return fallback;
  if (ringback.value.kind === 'named_tone') return toneNamed(ringback.value.name) ?? fallback;
  return ringback.value.kind === 'built_in' ? fallback : musicNamed(name, builtIn);
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
