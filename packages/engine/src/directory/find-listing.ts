import { type DirectoryListing, findByKeys } from '@strowger/callplan';
import type { Utterance } from '@strowger/voice';
import type { Dialogue } from '../dialogue/dialogue.ts';

/** Letters of a name that are asked for. */
const LETTERS = 3;
const SEARCHES = 3;
const FIRST_KEY_MS = 8000;
const NEXT_KEY_MS = 3000;
const CHOICE_MS = 4000;

/** Dial by name (contract 20 §12.4). Null: he found nobody. */
export async function findListing(
  dialogue: Dialogue,
  listings: readonly DirectoryListing[],
  language: string,
): Promise<DirectoryListing | null> {
  const { sounds } = dialogue.services;
  const say = (parts: readonly Utterance[]) => dialogue.say(sounds.say(parts, language));
  for (let search = 1; search <= SEARCHES; search++) {
    const prompt = sounds.say([{ say: 'prompt', name: 'directory_enter_name' }], language);
    const { digits } = await dialogue.digits({ prompt, max: LETTERS, firstMs: FIRST_KEY_MS, betweenMs: NEXT_KEY_MS });
    const matches = findByKeys(listings, digits);
    const chosen = await chooseOne(dialogue, matches, say);
    if (chosen !== null) return chosen;
    await say([{ say: 'prompt', name: matches.length === 0 ? 'directory_no_match' : 'directory_no_more' }]);
  }
  return null;
}

/** One after the other: 1 calls, * is the previous one, # and silence the next. */
async function chooseOne(
  dialogue: Dialogue,
  matches: readonly DirectoryListing[],
  say: (parts: readonly Utterance[]) => Promise<boolean>,
): Promise<DirectoryListing | null> {
  let place = 0;
  for (let match = matches[place]; match !== undefined; match = matches[place]) {
    await say(describe(match));
    const key = await dialogue.key(CHOICE_MS);
    if (key === '1') return match;
    if (key === '*') place = Math.max(0, place - 1);
    else if (key === '#' || key === null) place += 1;
  }
  return null;
}

function describe({ firstName, lastName, number, numberSpoken }: DirectoryListing): readonly Utterance[] {
  const spoken: readonly Utterance[] = [
    { say: 'prompt', name: 'directory_extension' },
    { say: 'digits', value: number },
  ];
  return [
    { say: 'letters', text: `${firstName} ${lastName}`.trim() },
    ...(numberSpoken ? spoken : []),
    { say: 'prompt', name: 'directory_choose' },
    { say: 'digits', value: '1' },
  ];
}
