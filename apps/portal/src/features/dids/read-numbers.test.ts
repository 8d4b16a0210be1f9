import { describe, expect, it } from 'vitest';
import { readNumbers } from './read-numbers.ts';

describe('numbers that are typed', () => {
  it('stand one a line or between commas, each once, whatever is between their digits', () => {
    expect(readNumbers('+49 (30) 100\n+4930101, 4930102\n\n+4930100')).toEqual({
      numbers: ['+4930100', '+4930101', '4930102'],
      refused: [],
    });
  });

  it('may be ranges, with their leading zeros', () => {
    expect(readNumbers('00998-01001').numbers).toEqual(['00998', '00999', '01000', '01001']);
    expect(readNumbers('+4930109 - +4930110').numbers).toEqual(['+4930109', '+4930110']);
  });

  it('are told apart from what is no number, a backward range and one of another length', () => {
    expect(readNumbers('12\nabc\n200-100\n999-1000\n+1234567890123456').refused).toEqual([
      '12',
      'abc',
      '200-100',
      '999-1000',
      '+1234567890123456',
    ]);
  });

  it('with hyphens within are numbers', () => {
    expect(readNumbers('1-212-555-0100').numbers).toEqual(['12125550100']);
  });
});
