import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterKey, type MemberSound } from './member.ts';

const USUAL: MemberSound = { muted: false, deaf: false, gainDb: 0, listenGainDb: 0, gateDb: -50 };
const pressed = (keys: string, from = USUAL) => [...keys].reduce((sound, key) => afterKey(sound, key) ?? sound, from);

describe('the keys of a conference member (contract 20 §8.2)', () => {
  it.each([
    ['0', { muted: true }],
    ['00', { muted: false }],
    ['*', { muted: true, deaf: true }],
    ['**', { muted: false, deaf: false }],
    ['0*', { muted: true, deaf: true }],
    ['9', { gateDb: -46 }],
    ['7', { gateDb: -54 }],
    ['998', { gateDb: -50 }],
    ['3', { gainDb: 4 }],
    ['1', { gainDb: -4 }],
    ['332', { gainDb: 0 }],
    ['6', { listenGainDb: 4 }],
    ['4', { listenGainDb: -4 }],
    ['665', { listenGainDb: 0 }],
  ])('%s', (keys, changed) => {
    expect(pressed(keys)).toEqual({ ...USUAL, ...changed });
  });

  it('leave what the mixer takes, however often they are pressed', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'0123456789*#'), { maxLength: 60 }), (keys) => {
        const { gainDb, listenGainDb, gateDb } = pressed(keys.join(''));
        for (const gain of [gainDb, listenGainDb]) expect(gain >= -40 && gain <= 20).toBe(true);
        expect(gateDb >= -90 && gateDb <= 0).toBe(true);
      }),
    );
  });
});
