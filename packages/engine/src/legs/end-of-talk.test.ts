import { describe, expect, it } from 'vitest';
import { endOfTalk } from './end-of-talk.ts';

describe('the end of a leg', () => {
  const answered = { at: 1_000_000, steady: 500 };

  it.each([
    ['is what the clock says', 1_090_000, 90_500, 1_090_000],
    ['is what the clock says after it drifted', 1_091_500, 90_500, 1_091_500],
    ['is the answer and the time since when the clock was set an hour ahead', 4_690_000, 90_500, 1_090_000],
    ['is the answer and the time since when the clock was set an hour back', -2_510_000, 90_500, 1_090_000],
  ])('%s', (_what, at, steady, end) => {
    expect(endOfTalk(answered, { at, steady })).toBe(end);
  });

  it('of one that was not answered is what the clock says', () => {
    expect(endOfTalk(null, { at: 7, steady: 900 })).toBe(7);
  });
});
