import { describe, expect, it } from 'vitest';
import { csvText } from './csv-text.ts';

describe('rows as CSV', () => {
  it('quote what would end a cell or a row (RFC 4180)', () => {
    expect(csvText([['a', 'b, c', 'say "d"', 'e\nf', 1.5]])).toBe('a,"b, c","say ""d""","e\nf",1.5\r\n');
  });

  it('hold no formula', () => {
    expect(csvText([['=1+1', '@SUM(A1)', '+44', -5, null]])).toBe("'=1+1,'@SUM(A1),'+44,-5,\r\n");
  });
});
