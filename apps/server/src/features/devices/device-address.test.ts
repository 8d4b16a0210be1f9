import { describe, expect, it } from 'vitest';
import { readAddress } from './device-address.ts';

describe('the address of a device (contract 20 §2.1)', () => {
  it.each(['001565AABBCC', '00:15:65:aa:bb:cc', '00-15-65-AA-BB-CC', '0015.65aa.bbcc', ' 00 15 65 aa bb cc '])(
    '%s is one',
    (text) => {
      expect(readAddress(text)).toBe('001565aabbcc');
    },
  );

  it.each(['', '001565aabbc', '001565aabbccd', '001565aabbcg', '00/15/65/aa/bb/cc', '０01565aabbcc'])(
    '%s is none',
    (text) => {
      expect(readAddress(text)).toBeNull();
    },
  );
});
