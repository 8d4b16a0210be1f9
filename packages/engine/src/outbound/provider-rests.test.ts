import { describe, expect, it } from 'vitest';
import { ProviderRests } from './provider-rests.ts';

describe('a provider that cannot take calls (contract 30 §5.3 step 8)', () => {
  it('rests for a minute after three failures within one', () => {
    const rests = new ProviderRests();
    for (const at of [0, 30_000]) rests.failed(1, at);
    expect(rests.rests(1, 30_001)).toBe(false);
    rests.failed(1, 59_999);
    expect(rests.rests(1, 60_000)).toBe(true);
    expect(rests.rests(1, 119_998)).toBe(true);
    expect(rests.rests(1, 119_999)).toBe(false);
    expect(rests.rests(2, 60_000)).toBe(false);
  });

  it('does not by failures that are further apart, nor by those before its rest', () => {
    const rests = new ProviderRests();
    for (const at of [0, 40_000, 80_000, 130_000]) rests.failed(1, at);
    expect(rests.rests(1, 130_000)).toBe(false);
    for (const at of [131_000, 132_000]) rests.failed(1, at);
    expect(rests.rests(1, 132_000)).toBe(true);
    rests.failed(1, 193_000);
    expect(rests.rests(1, 193_000)).toBe(false);
  });
});
