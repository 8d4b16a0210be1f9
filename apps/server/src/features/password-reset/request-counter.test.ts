import { describe, expect, it } from 'vitest';
import { RequestCounter } from './request-counter.ts';

describe('RequestCounter', () => {
  const clock = { at: 0 };
  const counter = () => new RequestCounter(() => new Date(clock.at));

  it('counts each source by itself', () => {
    const requests = counter();
    expect(['a', 'a', 'b', 'a'].map((source) => requests.count(source))).toEqual([1, 2, 1, 3]);
  });

  it('begins anew a minute after the first', () => {
    const requests = counter();
    requests.count('a');
    clock.at += 59_999;
    expect(requests.count('a')).toBe(2);
    clock.at += 1;
    expect(requests.count('a')).toBe(1);
  });

  it('remembers a bounded number of sources, those seen last', () => {
    const requests = counter();
    requests.count('old');
    for (let n = 0; n < 10_000; n += 1) requests.count(`source ${n}`);
    expect(requests.count('old')).toBe(1);
    expect(requests.count('source 9999')).toBe(2);
  });
});
