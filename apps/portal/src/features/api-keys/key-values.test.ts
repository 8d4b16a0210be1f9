import { expect, it } from 'vitest';
import { keyState } from './key-values.ts';

it('takes a key until the end of its last day, unless it is turned off', () => {
  expect(keyState({ active: 1, expires: null }, '2026-05-02')).toBe('good');
  expect(keyState({ active: 1, expires: '2026-05-02' }, '2026-05-02')).toBe('good');
  expect(keyState({ active: 1, expires: '2026-05-01' }, '2026-05-02')).toBe('expired');
  expect(keyState({ active: 0, expires: '2026-05-01' }, '2026-05-02')).toBe('off');
});
