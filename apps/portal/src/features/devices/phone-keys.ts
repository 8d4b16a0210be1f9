import type { BodyOf } from '@strowger/client';

/** A button of a phone. */
export type PhoneKey = NonNullable<BodyOf<'/api/devices', 'post'>['keys']>[number];

export type KeyCategory = NonNullable<PhoneKey['category']>;

export const KEY_CATEGORIES = ['line', 'memory', 'programmable', 'expansion'] as const satisfies readonly KeyCategory[];

export const KEY_TYPES = [
  'blf',
  'speed_dial',
  'line',
  'park',
  'intercom',
  'transfer',
  'voicemail',
  'dnd',
  'call_forward',
  'url',
  'none',
] as const satisfies readonly PhoneKey['type'][];

const CALLING: readonly PhoneKey['type'][] = ['blf', 'speed_dial', 'park', 'intercom', 'transfer', 'voicemail', 'url'];

/** Whether a button needs to be told whom it calls or watches. */
export function hasValue(type: PhoneKey['type']): boolean {
  return CALLING.includes(type);
}

/** Whether a button may take the ringing call of whom it watches, so that a code for it has a meaning. */
export function picksUp(type: PhoneKey['type']): boolean {
  return type === 'blf' || type === 'park';
}

/** Where a button stands among those of its kind, from 1. */
export function positionOf(keys: readonly PhoneKey[], index: number): number {
  const category = keys[index]?.category;
  return keys.slice(0, index + 1).filter((key) => key.category === category).length;
}

/** Buttons in their order, with an empty one wherever the phone has one that nothing stands on. */
export function withGaps(keys: readonly PhoneKey[]): PhoneKey[] {
  return KEY_CATEGORIES.flatMap((category) => {
    const own = keys.filter((key) => (key.category ?? 'line') === category).sort((a, b) => a.id - b.id);
    const last = own.at(-1)?.id ?? 0;
    return Array.from({ length: last }, (_, index) => index + 1).flatMap((id) => {
      const here = own.filter((key) => key.id === id);
      return here.length > 0 ? here : [{ category, id, type: 'none' as const, line: 1 }];
    });
  });
}

/** Buttons as they are sent: their places by their order; empty ones only take theirs. */
export function keysToSend(keys: readonly PhoneKey[]): PhoneKey[] {
  return keys
    .map((key, index) => ({ ...key, id: positionOf(keys, index) }))
    .filter((key) => key.type !== 'none' || typeof key.device_key_uuid === 'string');
}

/** A button behind those that are there. */
export function newKey(keys: readonly PhoneKey[]): PhoneKey {
  return { category: keys.at(-1)?.category ?? 'line', id: 0, type: 'blf', line: 1, value: '', label: '' };
}
