import { countedWords } from './counted-sentences.ts';
import type { Words } from './grammar/grammar.ts';
import type { Language } from './language.ts';
import { type Prompt, wordsOf } from './prompts/prompt.ts';
import { PROMPTS } from './prompts/prompts.ts';
import { sayDigits } from './say/say-digits.ts';
import { sayDuration } from './say/say-duration.ts';
import { sayDate, sayDateTime, sayTime } from './say/say-moment.ts';
import { sayNumber } from './say/say-number.ts';
import { sayTelephoneNumber } from './say/say-telephone-number.ts';
import { spell } from './say/spell.ts';
import type { ToneName } from './tones.ts';
import type { CountedSentence, SpokenValue, Utterance } from './utterance.ts';

/** What is said in one breath and in one language, and the tone that stands for it. */
export interface Sentence {
  readonly tone: ToneName;
  words(language: Language): Words;
}

const LONGEST_SILENCE_SECONDS = 10;
const CONFIRMATIONS: ReadonlySet<Utterance['say']> = new Set(['call_forwarded_to', 'wake_up_set']);

/** The sentences of an utterance. */
export function sentencesOf(utterance: Utterance): readonly Sentence[] {
  if (utterance.say === 'prompt') return promptSentences(PROMPTS[utterance.name]);
  const tone = CONFIRMATIONS.has(utterance.say) ? 'done' : 'notice';
  return [{ tone, words: (language) => spokenWords(language, utterance) }];
}

/** The sentences of a fixed prompt. */
export function promptSentences({ tone, sentences }: Prompt): readonly Sentence[] {
  return sentences.map((sentence) => ({ tone, words: (language) => wordsOf(sentence, language) }));
}

function spokenWords(language: Language, it: SpokenValue | CountedSentence): Words {
  switch (it.say) {
    case 'digits':
      return sayDigits(it.value);
    case 'number':
      return sayNumber(language, it.value, it.gender);
    case 'date':
      return sayDate(language, it.at, it.zone, it.withYear);
    case 'time':
      return sayTime(language, it.at, it.zone);
    case 'datetime':
      return sayDateTime(language, it.at, it.zone, it.withYear);
    case 'duration':
      return sayDuration(language, it.seconds);
    case 'letters':
      return spell(it.text);
    case 'telephone':
      return sayTelephoneNumber(language, it.number);
    case 'silence':
      return [`silence/${Math.min(Math.max(Math.round(it.seconds), 1), LONGEST_SILENCE_SECONDS)}`];
    default:
      return countedWords(language, it);
  }
}
