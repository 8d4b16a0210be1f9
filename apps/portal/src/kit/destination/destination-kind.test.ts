import { describe, expect, it, test } from 'vitest';
import { joinApp, kindOf, mayBeOwn, storedOf, targetOf } from './destination-kind.ts';
import { readDestination } from './destination-value.ts';

describe('the kind of a destination', () => {
  test.each([
    ['1001', 'Extension', 'extension'],
    ['6000', 'Ring Group', 'ring_group'],
    ['7000', 'Time Condition', 'time_condition'],
    ['1999', undefined, 'external'],
    ['+441632960000', undefined, 'external'],
    ['1001', 'DID', 'external'],
    ['*991001', undefined, 'voicemail'],
    ['hangup', undefined, 'hangup'],
    ['', undefined, 'nothing'],
    ['nonsense', undefined, 'other'],
  ])('%j of a %s is %s', (stored, usedBy, kind) => {
    expect(kindOf(readDestination(stored), usedBy)).toBe(kind);
  });

  it('is asked of the server only for what may be a number of the tenant', () => {
    expect(['1001', '+4416', '1', '*97'].map((stored) => mayBeOwn(readDestination(stored)))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test.each(['1001', '*991001', 'hangup', 'hangup:USER_BUSY', 'playback:Closed', '*97', 'nonsense', ''])(
    'and what was chosen of it are stored as %j again',
    (stored) => {
      const value = readDestination(stored);
      expect(storedOf(kindOf(value, undefined), targetOf(value))).toBe(stored);
    },
  );
});

describe('an app with its data (contract 20 §0.9)', () => {
  it('is one text', () => {
    expect(joinApp('transfer', '1001 XML x')).toBe('1001 XML x');
    expect(joinApp(null, '1001')).toBe('1001');
    expect(joinApp('hangup', 'whatever')).toBe('hangup');
    expect(joinApp('voicemail', '1001')).toBe('voicemail:1001');
    expect(joinApp('playback', 'closed')).toBe('playback:closed');
    expect(joinApp('voicemail', null)).toBe('');
  });
});
