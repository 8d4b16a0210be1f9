import { describe, expect, it } from 'vitest';
import { faultNamed } from './microphone.ts';

describe('why there is no microphone', () => {
  it.each([
    ['NotAllowedError', 'denied'],
    ['SecurityError', 'denied'],
    ['NotFoundError', 'missing'],
    ['OverconstrainedError', 'missing'],
    ['NotReadableError', 'busy'],
    ['AbortError', 'busy'],
    ['', 'missing'],
  ])('%s: %s', (name, fault) => {
    expect(faultNamed(name)).toBe(fault);
  });
});
