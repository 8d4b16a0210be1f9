import type { LeaveMessageStep } from '@strowger/callplan';
import type { Mailbox } from '@strowger/switch';
import type { Dialogue } from '../dialogue/dialogue.ts';
import { DialogueOver, partyGone } from '../dialogue/dialogue-over.ts';
import { type Recorded, recordParty } from '../dialogue/record-party.ts';
import { chooseOfRecording, type RecordingChoice } from './recording-choice.ts';

const LONGEST_SECONDS = 300;
const SILENCE_MS = 3000;
const SHORTEST_MS = 3000;
/** Of a caller who hangs up instead of pressing a key. */
const SHORTEST_AT_HANGUP_MS = 1000;
const MOST_TRIES = 3;

/** The beep and the message behind it, again where it is too short or not to the caller's liking (contract 20 §7.3). */
export async function takeMessage(dialogue: Dialogue, step: LeaveMessageStep, mailbox: Mailbox): Promise<void> {
  const { mailboxes } = dialogue.services.host;
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const draft = await dialogue.until(mailboxes.draft());
    let isTaken = false;
    const keep = async ({ spokenMs }: Recorded): Promise<boolean> => {
      // What cannot be stored now is not thrown away.
      isTaken = true;
      const { uuid: legUuid } = dialogue.party;
      const left = { recording: draft, legUuid, callerId: step.callerId, durationMs: spokenMs };
      isTaken = await mailboxes.leave(mailbox, left);
      return isTaken;
    };
    try {
      if (await takeOnce(dialogue, step, draft, keep)) return;
    } finally {
      if (!isTaken) await mailboxes.discard(draft);
    }
  }
}

/** @returns false: once more */
async function takeOnce(
  dialogue: Dialogue,
  { offersOptions }: LeaveMessageStep,
  draft: string,
  keep: (recorded: Recorded) => Promise<boolean>,
): Promise<boolean> {
  const recorded = await recordParty(dialogue, {
    after: [{ say: 'prompt', name: 'beep' }],
    path: draft,
    maxSeconds: LONGEST_SECONDS,
    silenceMs: SILENCE_MS,
    stoppedBy: '#',
  });
  if (recorded.endedBy === 'gone') {
    if (recorded.spokenMs >= SHORTEST_AT_HANGUP_MS) await keep(recorded);
    throw partyGone();
  }
  if (recorded.endedBy === 'failure') return true;
  if (recorded.spokenMs < SHORTEST_MS) {
    await dialogue.speak([{ say: 'prompt', name: 'vm_too_short' }], '');
    return false;
  }
  const choice = offersOptions ? await choose(dialogue, draft, () => keep(recorded)) : 'save';
  if (choice === 'again') return false;
  if (choice === 'save') await confirm(dialogue, await keep(recorded));
  return true;
}

/** A caller who hangs up while he is asked wants his message kept. */
async function choose(dialogue: Dialogue, path: string, keep: () => Promise<unknown>): Promise<RecordingChoice> {
  try {
    return await chooseOfRecording(dialogue, path);
  } catch (error) {
    if (error instanceof DialogueOver) await keep();
    throw error;
  }
}

async function confirm(dialogue: Dialogue, isKept: boolean): Promise<void> {
  await dialogue.speak([{ say: 'prompt', name: isKept ? 'vm_message_saved' : 'vm_mailbox_full' }], '');
}
