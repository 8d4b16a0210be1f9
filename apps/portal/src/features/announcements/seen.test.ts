import { expect, it } from 'vitest';
import { readSeen, stampOf, unseen, writeSeen } from './seen.ts';

const announcement = (id: number, date: number, title: string | null = 'Maintenance') => ({
  announcement_id: id,
  id,
  tenant_id: 0,
  company: null,
  title,
  message: null,
  date_created: date,
});

it('shows an announcement until it is closed, and again once it is changed', () => {
  const first = announcement(1, 100);
  expect(unseen([first, announcement(2, 100, null)], [])).toEqual([first]);
  expect(unseen([first], [stampOf(first)])).toEqual([]);
  expect(unseen([announcement(1, 200)], [stampOf(first)])).toHaveLength(1);
});

it('remembers a bounded number of closed ones', () => {
  let kept = '';
  const storage = {
    getItem: () => kept,
    setItem: (_key: string, value: string) => {
      kept = value;
    },
  };
  expect(readSeen(storage)).toEqual([]);
  writeSeen(
    storage,
    Array.from({ length: 80 }, (_, i) => `${i}:1`),
  );
  expect(readSeen(storage)).toHaveLength(50);
  expect(readSeen(storage).at(-1)).toBe('79:1');
});
