import { describe, expect, it } from 'vitest';
import { partAsked } from './partial-content.ts';

describe('the part a Range asks for (RFC 9110 §14.1.2)', () => {
  it.each([
    ['bytes=0-9', { from: 0, to: 9 }],
    ['bytes=90-', { from: 90, to: 99 }],
    ['bytes=90-500', { from: 90, to: 99 }],
    ['bytes=-10', { from: 90, to: 99 }],
    ['bytes=-500', { from: 0, to: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=9-3', 'whole'],
    ['bytes=-', 'whole'],
    ['bytes=0-1,5-6', 'whole'],
    ['lines=0-9', 'whole'],
    [undefined, 'whole'],
  ])('%s of 100 octets', (header, part) => {
    expect(partAsked(header, 100)).toEqual(part);
  });
});
