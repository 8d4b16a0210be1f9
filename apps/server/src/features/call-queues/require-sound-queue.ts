import { numberOfContact, parseMusic } from '@strowger/callplan';
import type { FieldError } from '../../http/errors.ts';
import type { Shown } from '../../http/resource/field.ts';
import { faultsOf, faultsOfRows, isDestination, isSound, refuseFaults, type TextCheck } from '../pbx/check-texts.ts';

/** `user/<ext>@<host>`, a bare number of the tenant or one outside. */
const NUMBER = /^\+?[0-9*#]{2,20}$/;

/** What the schema cannot tell of a queue and its agents (contract 20 §5, §0.9). @throws ApiError 400 */
export function requireSoundQueue(queue: Shown): void {
  refuseFaults([
    ...faultsOf(queue, {
      queue_moh_sound: isMusic,
      queue_greeting: isSound,
      queue_announce_sound: isSound,
      queue_timeout_action: isDestination,
    }),
    ...faultsOfRows(queue, 'agents', { agent_contact: isContact }),
    ...repeatedAgents(queue),
  ]);
}

function isMusic(text: string | null): string | null {
  const music = parseMusic(text);
  return music.ok ? null : music.error;
}

const isContact: TextCheck = (text) => {
  if (text === null || text === '' || NUMBER.test(numberOfContact(text))) return null;
  return 'must be user/<extension>@<host> or a number';
};

function repeatedAgents({ agents }: Shown): FieldError[] {
  if (!Array.isArray(agents)) return [];
  const seen = new Set<string>();
  return agents.flatMap((row: unknown, index) => {
    const name: unknown = typeof row === 'object' && row !== null && 'agent_name' in row ? row.agent_name : '';
    if (typeof name !== 'string' || name.trim() === '') return [];
    const isRepeated = seen.has(name.trim());
    seen.add(name.trim());
    return isRepeated ? [{ field: `agents[${index}].agent_name`, message: 'stands in the list twice' }] : [];
  });
}
