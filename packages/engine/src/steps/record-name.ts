import type { Dialogue } from '../dialogue/dialogue.ts';
import { recordParty } from '../dialogue/record-party.ts';

const LONGEST_SECONDS = 5;
const SILENCE_MS = 2000;
/** Shorter is no name. */
const SHORTEST_MS = 200;

/**
 * Answers a caller and has him say his name for whoever is called (contract 20 §1.8.4), or is in a conference (§8.2).
 * @returns path of the recording, to be discarded at the host's once it has been heard; null: he said nothing
 */
export async function recordName(dialogue: Dialogue): Promise<string | null> {
  const { mailboxes } = dialogue.services.host;
  await dialogue.answer();
  const path = await dialogue.until(mailboxes.draft());
  let isName = false;
  try {
    const recorded = await recordParty(dialogue, {
      after: [
        { say: 'prompt', name: 'vm_record_name' },
        { say: 'prompt', name: 'beep' },
      ],
      path,
      maxSeconds: LONGEST_SECONDS,
      silenceMs: SILENCE_MS,
      stoppedBy: '#',
    });
    isName = recorded.spokenMs >= SHORTEST_MS;
    return isName ? path : null;
  } finally {
    if (!isName) await mailboxes.discard(path);
  }
}
