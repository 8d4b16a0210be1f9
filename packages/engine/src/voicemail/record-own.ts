import type { PromptName } from '@strowger/voice';
import { type Recorded, recordParty } from '../dialogue/record-party.ts';
import { type MailboxSession, tell } from './mailbox-session.ts';
import { chooseOfRecording } from './recording-choice.ts';

const SHORTEST_MS = 500;
const SILENCE_MS = 5000;
const MOST_TRIES = 3;

/**
 * Records what somebody wants to be heard: a greeting, his name, words before a message, a prompt.
 * @param use takes the draft when he is content with it
 * @returns whether he was
 */
export async function recordOwn(
  session: Pick<MailboxSession, 'dialogue'>,
  ask: PromptName,
  maxSeconds: number,
  use: (draft: string, recorded: Recorded) => Promise<void>,
): Promise<boolean> {
  const { dialogue } = session;
  const { mailboxes } = dialogue.services.host;
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const draft = await dialogue.until(mailboxes.draft());
    try {
      const recorded = await recordParty(dialogue, {
        after: [
          { say: 'prompt', name: ask },
          { say: 'prompt', name: 'beep' },
        ],
        path: draft,
        maxSeconds,
        silenceMs: SILENCE_MS,
        stoppedBy: '#',
      });
      if (recorded.spokenMs < SHORTEST_MS) {
        await tell(session, 'vm_too_short');
        continue;
      }
      const choice = await chooseOfRecording(dialogue, draft);
      if (choice === 'cancel') return false;
      if (choice === 'again') continue;
      await use(draft, recorded);
      return true;
    } finally {
      // Nothing where it was used.
      await mailboxes.discard(draft);
    }
  }
  return false;
}
