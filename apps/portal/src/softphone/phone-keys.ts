import type { CallEvent, Calls } from './call-state.ts';
import { hasTheEar } from './call-state.ts';

type Key = Pick<KeyboardEvent, 'altKey' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'code'>;

/**
 * What a key on any page does to the calls: Alt+Shift+A answers the call that rings first, Alt+Shift+R rejects it, or
 * hangs up where none rings. Told by the place of the key, since Alt changes the letter on some systems.
 */
export function keyEvent(calls: Calls, { altKey, shiftKey, ctrlKey, metaKey, code }: Key): CallEvent | null {
  if (!altKey || !shiftKey || ctrlKey || metaKey) return null;
  const ringing = calls.find(({ phase }) => phase.at === 'ringing');
  if (code === 'KeyA' && ringing !== undefined) return { type: 'answer', id: ringing.id };
  const rejected = ringing ?? calls.find(hasTheEar);
  return code === 'KeyR' && rejected !== undefined ? { type: 'hang_up', id: rejected.id } : null;
}
