import { expect, it } from 'vitest';
import { entryToSend, stateOf } from './entry-values.ts';

const now = new Date('2026-03-02T12:00:00Z');

it.each([
  [{ enabled: true, expires_at: null }, 'on'],
  [{ enabled: true, expires_at: '2026-03-03T00:00:00Z' }, 'on'],
  [{ enabled: false, expires_at: null }, 'off'],
  [{ enabled: true, expires_at: '2026-03-02T12:00:00Z' }, 'over'],
] as const)('an entry %o is %s', (entry, state) => {
  expect(stateOf(entry, now)).toBe(state);
});

it('emptied fields are sent as none', () => {
  expect(entryToSend({ identity_id: '', expires_at: '' })).toEqual({ identity_id: null, expires_at: null });
  expect(entryToSend({ identity_id: '7', expires_at: '2026-12-31' })).toEqual({
    identity_id: 7,
    expires_at: '2026-12-31T00:00:00Z',
  });
});
