import { type DirectoryListing, findByKeys } from '@strowger/callplan';
import type { Utterance } from '@strowger/voice';
import type { Dialogue } from '../dialogue/dialogue.ts';

/** Letters of a name that are asked for. */
const LETTERS = 3;
const SEARCHES = 3;
const FIRST_KEY_MS = 8000;
const NEXT_KEY_MS = 3000;
const CHOICE_MS = 4000;

/** What is searched, and how it is told of. */
export interface DirectorySearch {
  readonly tenantId: number;
  readonly listings: readonly DirectoryListing[];
  readonly language: string;
}

/** Dial by name (contract 20 §12.4). Null: he found nobody. */
export async function findListing(dialogue: Dialogue, search: DirectorySearch): Promise<DirectoryListing | null> {
  const { listings, language } = search;
  const { sounds } = dialogue.services;
  const say = (parts: readonly Utterance[]) => dialogue.say(sounds.say(parts, language));
  for (let count = 1; count <= SEARCHES; count++) {
    const prompt = sounds.say([{ say: 'prompt', name: 'directory_enter_name' }], language);
    const { digits } = await dialogue.digits({ prompt, max: LETTERS, firstMs: FIRST_KEY_MS, betweenMs: NEXT_KEY_MS });
    const matches = findByKeys(listings, digits);
    const chosen = await chooseOne(dialogue, matches, async (match) => {
      await sayName(dialogue, search, match);
      await say(offer(match));
    });
    if (chosen !== null) return chosen;
    await say([{ say: 'prompt', name: matches.length === 0 ? 'directory_no_match' : 'directory_no_more' }]);
  }
  return null;
}

/** One after the other: 1 calls, * is the previous one, # and silence the next. */
async function chooseOne(
  dialogue: Dialogue,
  matches: readonly DirectoryListing[],
  describe: (match: DirectoryListing) => Promise<void>,
): Promise<DirectoryListing | null> {
  let place = 0;
  for (let match = matches[place]; match !== undefined; match = matches[place]) {
    await describe(match);
    const key = await dialogue.key(CHOICE_MS);
    if (key === '1') return match;
    if (key === '*') place = Math.max(0, place - 1);
    else if (key === '#' || key === null) place += 1;
  }
  return null;
}

/** As its owner has recorded it in his mailbox, else spelled. */
async function sayName(
  dialogue: Dialogue,
  { tenantId, language }: DirectorySearch,
  { number, firstName, lastName }: DirectoryListing,
): Promise<void> {
  const { host, sounds, log } = dialogue.services;
  const looked = host.mailboxes.spokenName(tenantId, number).catch((error: unknown) => {
    log('warn', 'a spoken name could not be looked up', { number, error: String(error) });
    return null;
  });
  const path = await dialogue.until(looked);
  const spelled: Utterance = { say: 'letters', text: `${firstName} ${lastName}`.trim() };
  await dialogue.say(path === null ? sounds.say([spelled], language) : { kind: 'file', path });
}

function offer({ number, numberSpoken }: DirectoryListing): readonly Utterance[] {
  const spoken: readonly Utterance[] = [
    { say: 'prompt', name: 'directory_extension' },
    { say: 'digits', value: number },
  ];
  return [...(numberSpoken ? spoken : []), { say: 'prompt', name: 'directory_choose' }, { say: 'digits', value: '1' }];
}
