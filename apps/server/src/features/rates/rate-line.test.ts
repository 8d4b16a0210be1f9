import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRateLine } from './rate-line.ts';

describe('a line of a file of rates (contract 10 §2.7)', () => {
  it.each([
    ['191,usa 191,60,1.50,60,60', ['191', 'usa 191', 60, 1_500_000, 60, 60]],
    ['44', ['44', '44', 1, 0, 1, 1]],
    ['44,uk', ['44', 'uk', 1, 0, 1, 1]],
    ['44,uk,60,.025', ['44', 'uk', 60, 25_000, 1, 1]],
    [' 44 , uk , 60 , 0.000001 , 6 , 6 ,,', ['44', 'uk', 60, 1, 6, 6]],
    ['44,,60,1.5000000', ['44', '44', 60, 1_500_000, 1, 1]],
    ["44,'=sum(a1),1,1", ['44', '=sum(a1)', 1, 1_000_000, 1, 1]],
  ])('%s', (line, [prefix, name, billing_block, rate, first_block, increment]) => {
    expect(readRateLine(line.split(','))).toEqual({ prefix, name, billing_block, rate, first_block, increment });
  });

  it.each([
    ['abc,x,60,1', 'prefix "abc"'],
    ['+44,x,60,1', 'prefix "+44"'],
    ['123456789012345678901,x,60,1', '1 to 20 digits'],
    [',x,60,1', 'has no prefix'],
    ['44,x,60,-0.01', 'must not be negative'],
    ['44,x,60,1e3', 'is not a number'],
    ['44,x,60,one', 'is not a number'],
    ['44,x,60,0.0000001', 'more than 6 decimals'],
    ['44,x,60,9999999999', 'is too large'],
    ['44,x,0,1', 'whole numbers from 1 on'],
    ['44,x,1.5,1', 'whole numbers from 1 on'],
    ['44,x,60,1,60,99999999999', 'whole numbers from 1 on'],
    ['44,x,,1', 'column 3 is empty'],
    ['44,x,60,,60', 'column 4 is empty'],
    ['44,x,60,1,60,60,more', 'has 7 columns'],
    [`44,${'x'.repeat(129)},60,1`, 'longer than 128'],
  ])('%s is refused: %s', (line, why) => {
    expect(readRateLine(line.split(','))).toContain(why);
  });

  it('never throws, and what it takes can be stored', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.double().map(String), fc.nat().map(String)), { maxLength: 8 }),
        (cells) => {
          const read = readRateLine(cells);
          if (typeof read === 'string') return;
          expect(read.prefix).toMatch(/^\d{1,20}$/);
          for (const amount of [read.rate, read.billing_block, read.first_block, read.increment]) {
            expect(Number.isSafeInteger(amount) && amount >= 0).toBe(true);
          }
        },
      ),
    );
  });
});
