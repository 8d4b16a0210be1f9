import { parseSound } from '@strowger/callplan';

/** What a recording may be called by; without an id by its name alone. */
interface Called {
  readonly id: number | null;
  readonly name: string;
}

/** Whether a sound field means this recording, by its id or by its name (contract 20 §0.9). */
export function isSoundOf(field: string | null, recording: Called): boolean {
  const sound = parseSound(field);
  return sound.ok && sound.value.kind === 'recording' && isNamed(sound.value.nameOrId, recording);
}

/** The recording that a name or id means. An id comes first: nobody takes another one's place by the name he gives. */
export function recordingNamed<One extends Called>(nameOrId: string, recordings: readonly One[]): One | undefined {
  return recordings.find(({ id }) => String(id) === nameOrId) ?? recordings.find((one) => isNamed(nameOrId, one));
}

/** Names are the same in any case. */
function isNamed(nameOrId: string, { id, name }: Called): boolean {
  return (id !== null && String(id) === nameOrId) || name.toLowerCase() === nameOrId.trim().toLowerCase();
}
