import { describe, expect, it } from 'vitest';
import { NO_CHOICE } from './audio-devices.ts';
import { phoneMemory } from './phone-memory.ts';

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  };
}

describe('what the phone keeps in a browser', () => {
  it('is nothing at first', () => {
    const memory = phoneMemory(storage(), 'u1');
    expect(memory.devices()).toEqual(NO_CHOICE);
    expect([memory.lastDialled(), memory.isOpen(), memory.declinedNotices()]).toEqual(['', false, false]);
    expect(memory.extension()).toBeNull();
  });

  it('comes back; numbers only to the extension that dialled them', () => {
    const shared = storage();
    const memory = phoneMemory(shared, 'u1');
    memory.keepDevices({ ...NO_CHOICE, speaker: { id: 's', label: 'Speaker' } });
    memory.keepLastDialled('*97');
    memory.keepOpen(true);
    memory.keepExtension('u2');
    memory.declineNotices();
    const other = phoneMemory(shared, 'u2');
    expect(other.devices().speaker).toEqual({ id: 's', label: 'Speaker' });
    expect([memory.lastDialled(), other.lastDialled()]).toEqual(['*97', '']);
    expect(other.extension()).toBe('u2');
    expect([other.isOpen(), other.declinedNotices()]).toEqual([true, true]);
  });
});
