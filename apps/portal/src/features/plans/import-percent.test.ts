import { describe, expect, it } from 'vitest';
import { percentOf } from './import-percent.ts';

const place = { state: 'reading', bytes: 50, bytes_checked: 0, background: false } as const;

describe('the progress of an import', () => {
  it('is how much of the file has been sent, while it is', () => {
    expect(percentOf(place, 200)).toBe(25);
    expect(percentOf({ ...place, bytes: 300 }, 200)).toBe(100);
  });

  it('is how much of it has been looked at, while a job does', () => {
    expect(percentOf({ ...place, state: 'checking', background: true, bytes_checked: 25 }, null)).toBe(50);
  });

  it('is not known in other steps, or of a file whose size is not known', () => {
    expect(percentOf(place, null)).toBeNull();
    expect(percentOf({ ...place, state: 'checking' }, 200)).toBeNull();
    expect(percentOf({ ...place, state: 'storing', background: true }, 200)).toBeNull();
  });
});
