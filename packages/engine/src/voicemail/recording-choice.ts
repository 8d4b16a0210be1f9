import type { Dialogue } from '../dialogue/dialogue.ts';

const WAIT_MS = 5000;
const MOST_SILENCES = 3;

/** What is done with a recording that was just made. */
export type RecordingChoice = 'save' | 'again' | 'cancel';

/** "Press 1 to listen, 2 to save, 3 to record again, 7 to cancel" (contract 20 §7.3.5). Who presses nothing saves. */
export async function chooseOfRecording(dialogue: Dialogue, path: string): Promise<RecordingChoice> {
  for (let silences = 0; silences < MOST_SILENCES; ) {
    await dialogue.speak([{ say: 'prompt', name: 'vm_recording_options' }]);
    switch (await dialogue.key(WAIT_MS)) {
      case '1':
        await dialogue.say({ kind: 'file', path });
        break;
      case '2':
        return 'save';
      case '3':
        return 'again';
      case '7':
        return 'cancel';
      default:
        silences += 1;
    }
  }
  return 'save';
}
