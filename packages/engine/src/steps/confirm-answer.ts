import type { CallerId } from '@strowger/callplan';
import type { PlaySource } from '@strowger/rtp';
import type { Dialogue } from '../dialogue/dialogue.ts';
import { DialogueOver } from '../dialogue/dialogue-over.ts';

/** What whoever picked up does with the call; `silent`: nothing, or he hung up. */
export type Confirmation = 'takes' | 'refuses' | 'silent';

const PROMPTS = 3;
const WAIT_MS = 5_000;

/**
 * Asks whoever picked up whether he takes the call: 1 takes it, 2 refuses (contract 20 §4.2).
 * @param name the caller's own voice saying who he is; null: his number is said
 */
export async function confirmAnswer(
  dialogue: Dialogue,
  { number }: CallerId,
  name: PlaySource | null,
): Promise<Confirmation> {
  const spoken = /^[0-9*#+]{1,24}$/.test(number) ? number : null;
  try {
    for (let asked = 0; asked < PROMPTS; asked++) {
      if (name === null) await dialogue.speak([{ say: 'call_from', number: spoken }]);
      else await dialogue.say(name);
      await dialogue.speak([{ say: 'prompt', name: 'confirm_call' }]);
      const key = await decisiveKey(dialogue);
      if (key !== null) return key;
    }
  } catch (error) {
    if (!(error instanceof DialogueOver)) throw error;
  }
  return 'silent';
}

async function decisiveKey(dialogue: Dialogue): Promise<Confirmation | null> {
  for (;;) {
    const key = await dialogue.key(WAIT_MS);
    if (key === '1') return 'takes';
    if (key === '2') return 'refuses';
    if (key === null) return null;
  }
}
