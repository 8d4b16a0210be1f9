import type { Words } from '../grammar/grammar.ts';
import { FALLBACK_LANGUAGE, type Language } from '../language.ts';
import type { ToneName } from '../tones.ts';

/**
 * One sentence: recordings in order, separated by spaces. A language whose order or names differ has its own; the
 * others use those of `en`.
 */
export type RecordedSentence = string | ({ readonly en: string } & { readonly [L in Language]?: string });

/** What a fixed prompt says, and the tone that stands for it where it is not recorded. */
export interface Prompt {
  readonly tone: ToneName;
  readonly sentences: readonly RecordedSentence[];
}

/** A prompt of one or more sentences, each of which may come from another language when its recordings are missing. */
export function prompt(tone: ToneName, ...sentences: RecordedSentence[]): Prompt {
  return { tone, sentences };
}

/** The recordings of a sentence in a language. */
export function wordsOf(sentence: RecordedSentence, language: Language): Words {
  const text = typeof sentence === 'string' ? sentence : (sentence[language] ?? sentence[FALLBACK_LANGUAGE]);
  return text.split(' ');
}
