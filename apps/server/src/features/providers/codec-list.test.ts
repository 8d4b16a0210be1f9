import { describe, expect, it } from 'vitest';
import { defaultCodecs, readCodecs } from './codec-list.ts';

describe('the codecs of a provider (contract 30 §2.1)', () => {
  it.each([
    ['pcmu, OPUS,pcmu', 'PCMU,OPUS'],
    ['', ''],
    ['T38', 'T38'],
    ['PCMU,AMR', null],
  ])('%j are %j', (text, codecs) => {
    expect(readCodecs(text)).toBe(codecs);
  });

  it.each([
    [1, 'PCMU,PCMA,OPUS,G722'],
    [3, 'PCMU,PCMA,OPUS,G722'],
    [2, 'PCMU,PCMA,T38'],
  ])('are by default, for the services %j, %s', (flag, codecs) => {
    expect(defaultCodecs(flag)).toBe(codecs);
  });
});
