import { describe, expect, it } from 'vitest';
import { memoryKey } from './memory-key.ts';

describe('a key of memory', () => {
  it('is the name, or of a long one its beginning and what tells it from others', () => {
    expect(memoryKey('1001@acme.example')).toBe('1001@acme.example');
    const [one, other] = [`${'x'.repeat(50_000)}1`, `${'x'.repeat(50_000)}2`].map(memoryKey);
    expect(one?.length).toBeLessThan(128);
    expect(one).toMatch(/^x{64}\.\.\./);
    expect(one).not.toBe(other);
  });
});
