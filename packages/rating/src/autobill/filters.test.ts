import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFilters, type FilteredCall } from './filters.ts';

const call: FilteredCall = {
  direction: 'outbound',
  description: 'Outbound DID',
  destination: ['+18005551212', '18005551212', '8005551212'],
  caller: '1001',
};

describe('a filter (contract 40 B12.4 step 4)', () => {
  it.each([
    ['a number', '18005551212', {}, true],
    ['any rest behind a star', '1800*', {}, true],
    ['any digits by x', '1800xxxxxxx', {}, true],
    ['no other number of digits', '1800xxxxxx', {}, false],
    ['a leading star as itself', '*97', { destination: ['*97'] }, true],
    ['a leading star as itself before a rest', '*9*', { destination: ['*98'] }, true],
    ['no number for a lone star', '*', {}, false],
    ['a leading hash as itself', '#7x', { destination: ['#73'] }, true],
    ['the caller', '10xx', {}, true],
    ['a direction', 'OUTBOUND', {}, true],
    ['a description', 'outbound did', {}, true],
    ['one of several items with commas between', '911, 1800*', {}, true],
    ['outbound calls', '[outbound]', {}, true],
    ['inbound calls', '[inbound]', {}, false],
    ['inbound calls', '[Inbound]', { direction: 'inbound' }, true],
    ['local calls', '[local]', { direction: 'local' }, true],
    ['mailboxes', '[voicemail]', { description: 'Voicemail' }, true],
    ['no call by an unknown word', '[other]', {}, false],
  ])('matches %s: %s', (_what, item, about, matches) => {
    expect(compileFilters([item])({ ...call, ...about })).toBe(matches);
  });

  it('of none matches nothing', () => {
    expect(compileFilters(['', ' , '])(call)).toBe(false);
  });

  it('matches every number with as many digits as it has x', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{3,12}$/), fc.nat({ max: 11 }), (number, at) => {
        const item = number.slice(0, at) + 'x'.repeat(Math.max(0, number.length - at));
        expect(compileFilters([item])({ ...call, destination: [number], caller: '' })).toBe(true);
      }),
    );
  });
});
