import { describe, expect, it } from 'vitest';
import { patchRows } from './patch-rows.ts';

interface Call {
  readonly id: string;
  readonly state: string;
}
const rows: readonly Call[] = Array.from({ length: 1000 }, (_, index) => ({ id: String(index), state: 'ringing' }));
const keyOf = (row: Call) => row.id;
const become = (state: string) => (row: Call | undefined) => (row ? { ...row, state } : null);

describe('rows after changes', () => {
  it('differ only where a change says so', () => {
    const next = patchRows(rows, keyOf, new Map([['7', become('active')]]));
    expect(next[7]).toEqual({ id: '7', state: 'active' });
    expect(next.every((row, index) => index === 7 || row === rows[index])).toBe(true);
  });

  it('are the same list when nothing differs', () => {
    expect(patchRows(rows, keyOf, new Map())).toBe(rows);
    expect(patchRows(rows, keyOf, new Map([['nobody', become('active')]]))).toBe(rows);
    expect(patchRows(rows, keyOf, new Map([['1', (row: Call | undefined) => row ?? null]]))).toBe(rows);
  });

  it('lose and gain rows', () => {
    const add = () => ({ id: 'new', state: 'ringing' });
    const next = patchRows(
      rows,
      keyOf,
      new Map<string, () => Call | null>([
        ['0', () => null],
        ['new', add],
      ]),
      true,
    );
    expect(next).toHaveLength(1000);
    expect(next.at(-1)).toEqual({ id: 'new', state: 'ringing' });
    expect(next[0]).toBe(rows[1]);
  });
});
