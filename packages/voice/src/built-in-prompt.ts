import { PROMPT_OF_NAME, RECORDING_OF_NAME } from './built-in-names.ts';
import type { Recordings } from './find-sounds.ts';
import { prompt } from './prompts/prompt.ts';
import { PROMPTS } from './prompts/prompts.ts';
import { spell } from './say/spell.ts';
import { promptSentences, type Sentence } from './sentences.ts';

const RATE_OR_TYPE = /^(?:8000|16000|32000|48000)$/;
const EXTENSION = /\.[a-z0-9]{1,4}$/i;
/** FreeSWITCH's folders that Debian's recordings have under another name. */
const OTHER_FOLDERS: Readonly<Record<string, string>> = { time: 'digits', currency: 'digits' };

/**
 * The sentences that a path of a built-in prompt means (contract 20 §0.9): by its FreeSWITCH name, else the recording
 * of that folder and name, else that of the base name. An unknown path is a sentence without words.
 */
export function recordingOf(path: string, recordings: Recordings): readonly Sentence[] {
  const { folder, name } = namesIn(path);
  const meant = own(PROMPT_OF_NAME, name);
  if (meant !== undefined) return promptSentences(PROMPTS[meant]);
  const inSentence = own(RECORDING_OF_NAME, name) ?? own(RECORDING_OF_NAME, `${folder}/${name}`);
  if (inSentence !== undefined) return promptSentences(prompt('notice', inSentence));
  if (folder === 'ascii' && /^[0-9]{1,3}$/.test(name)) {
    const words = spell(String.fromCharCode(Number(name)));
    return [{ tone: 'notice', words: () => words }];
  }
  const recording = candidates(folder, name).find((candidate) => recordings.has(candidate));
  return [{ tone: 'notice', words: () => (recording === undefined ? [] : [recording]) }];
}

/** Folder and base name, without sampling rate and file extension: `ivr/8000/ivr-hello.wav` is `ivr`, `ivr-hello`. */
function namesIn(path: string): { readonly folder: string; readonly name: string } {
  const parts = path.split('/').filter((part) => part !== '' && !RATE_OR_TYPE.test(part));
  return { folder: parts.at(-2) ?? '', name: (parts.at(-1) ?? '').replace(EXTENSION, '') };
}

/** `ivr-num_was_successfully` may be recorded as `num-was-successfully`, `vm-goodbye` under its own name. */
function candidates(folder: string, name: string): readonly string[] {
  const dashed = name.replaceAll('_', '-');
  const bare = dashed.replace(/^(?:ivr|vm|conf|dir|misc)-/, '');
  const spellings = [name, dashed, dashed.replaceAll('-', ''), bare, `vm-${bare.replaceAll('-', '')}`];
  return [
    ...spellings.flatMap((spelling) => [`${folder}/${spelling}`, `${own(OTHER_FOLDERS, folder)}/${spelling}`]),
    ...spellings,
  ];
}

function own<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
