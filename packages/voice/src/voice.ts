import { recordingOf } from './built-in-prompt.ts';
import { type FoundSounds, findSounds } from './find-sounds.ts';
import { FALLBACK_LANGUAGE, LANGUAGES, type Language, languageNamed } from './language.ts';
import { missingSoundNotices } from './missing-sounds.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { TONES } from './tones.ts';
import type { Utterance } from './utterance.ts';

/** A WAV file, or the description of a tone as it follows `tone_stream://`. */
export type SoundFile = { readonly path: string } | { readonly tone: string };

/** What the system can say on this machine. Made once, at start. */
export interface Voice {
  /** Languages of which there are recordings. */
  readonly languages: readonly Language[];
  /** What is missing and how to get it, one line each. */
  readonly notices: readonly string[];
  /**
   * What to play, in order. `language`: a tag such as `fr` or `fr-CA`; an unknown one is English. A sentence of which
   * a recording is missing is said in English from its beginning to its end; without that a tone is played. Never
   * empty unless `parts` is.
   */
  say(language: string, parts: readonly Utterance[]): readonly SoundFile[];
  /** What stands for a built-in prompt of contract 20 §0.9 such as `ivr/8000/ivr-please_enter.wav`. Never empty. */
  builtInPrompt(language: string, path: string): readonly SoundFile[];
  /** Absolute paths of the built-in music; empty where it is not installed. */
  music(): readonly string[];
}

/**
 * Looks for recordings in the given folders, which may hold an operator's own, and where Debian puts them.
 * `log` gets one line for each thing that is missing.
 */
export function createVoice({
  folders = [],
  log,
  found = findSounds(folders),
}: {
  readonly folders?: readonly string[];
  readonly log?: (notice: string) => void;
  readonly found?: FoundSounds;
} = {}): Voice {
  const notices = missingSoundNotices(found);
  for (const notice of notices) log?.(notice);
  return {
    languages: LANGUAGES.filter((language) => found.recordings[language].size > 0),
    notices,
    say: (tag, parts) => parts.flatMap(sentencesOf).flatMap((sentence) => speak(found, spokenLanguage(tag), sentence)),
    builtInPrompt: (tag, path) =>
      recordingOf(path, found.recordings[FALLBACK_LANGUAGE]).flatMap((sentence) =>
        speak(found, spokenLanguage(tag), sentence),
      ),
    music: () => found.music,
  };
}

function spokenLanguage(tag: string): Language {
  return languageNamed(tag) ?? FALLBACK_LANGUAGE;
}

function speak(found: FoundSounds, language: Language, sentence: Sentence): readonly SoundFile[] {
  const files = filesOf(found, language, sentence) ?? filesOf(found, FALLBACK_LANGUAGE, sentence);
  return files ?? [{ tone: TONES[sentence.tone] }];
}

/** Null unless every word is recorded. */
function filesOf(found: FoundSounds, language: Language, sentence: Sentence): readonly SoundFile[] | null {
  const recordings = found.recordings[language];
  const paths = sentence.words(language).map((word) => recordings.get(word));
  const files = paths.flatMap((path) => (path === undefined ? [] : [{ path }]));
  return files.length > 0 && files.length === paths.length ? files : null;
}
