import { describe, expect, it } from 'vitest';
import { PROMPTS, promptNamed, promptPath } from './prompts.ts';

describe('built-in prompts', () => {
  it('are found again by their paths', () => {
    for (const name of PROMPTS) expect(promptNamed(promptPath(name))).toBe(name);
  });

  it('are found in any folder, and nothing else is', () => {
    expect(promptNamed('ivr/8000/ivr-please_enter.wav')).toBe('please_enter');
    expect(promptNamed('voicemail/vm-goodbye.wav')).toBeNull();
  });
});
