import { describe, expect, it } from 'vitest';
import { CallBindings } from './call-bindings.ts';

const PHONE = { profile: { extensionUuid: '00000000-0000-4000-8000-000000001001' } };
const TRUNK = { profile: { extensionUuid: null } };

describe('codes within a conversation (contract 20 §12.3)', () => {
  function pressed(who: typeof PHONE | typeof TRUNK, keys: string, gapMs = 300) {
    const bindings = new CallBindings();
    return [...keys].map((key, at) => bindings.press(who, key, at * gapMs)).filter((action) => action !== null);
  }

  it('are *1, *2, *3, *5 and *6', () => {
    expect(['*1', '*2', '*3', '*5', '*6', '*4', '*7', '2', '*'].map((keys) => pressed(PHONE, keys))).toEqual([
      ['transfer'],
      ['record'],
      ['meet'],
      ['mask'],
      ['unmask'],
      [],
      [],
      [],
      [],
    ]);
  });

  it('are complete within two seconds', () => {
    expect(pressed(PHONE, '*2', 2000)).toEqual(['record']);
    expect(pressed(PHONE, '*2', 2001)).toEqual([]);
  });

  it('stand alone: within a longer input they are none', () => {
    expect(pressed(PHONE, '12*2')).toEqual([]);
    expect(pressed(PHONE, '**2')).toEqual([]);
  });

  it('may follow each other at once', () => {
    expect(pressed(PHONE, '*2*2')).toEqual(['record', 'record']);
  });

  it('are pressed at phones of extensions alone', () => {
    expect(pressed(TRUNK, '*2')).toEqual([]);
  });

  it('do not mix what two parties press', () => {
    const bindings = new CallBindings();
    const other = { profile: { extensionUuid: '00000000-0000-4000-8000-000000001002' } };
    expect([bindings.press(PHONE, '*', 0), bindings.press(other, '2', 100)]).toEqual([null, null]);
  });
});
