import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_ROWS, readBulkList } from './bulk-rows.ts';

const rowsOf = (text: string) => readBulkList(text).rows;
const faultsOf = (text: string) => readBulkList(text).problems.map(({ line, fault }) => [line, fault]);

describe('a list of extensions to make', () => {
  it('takes ranges, with a name for each number and zeroes kept', () => {
    expect(rowsOf('1001-1003')).toEqual([
      { number: '1001', name: '', mail: '' },
      { number: '1002', name: '', mail: '' },
      { number: '1003', name: '', mail: '' },
    ]);
    expect(rowsOf('009 – 010')).toEqual([
      { number: '009', name: '', mail: '' },
      { number: '010', name: '', mail: '' },
    ]);
    expect(rowsOf('201-202, Room #').map(({ name }) => name)).toEqual(['Room 201', 'Room 202']);
  });

  it('takes lines of number, name and e-mail address, parted as spreadsheets do', () => {
    const ada = { number: '1001', name: 'King, Ada', mail: 'ada@alpha.example' };
    expect(rowsOf('1001,"King, Ada",ada@alpha.example')).toEqual([ada]);
    expect(rowsOf('Number;Name;E-mail\r\n1001;King, Ada;ada@alpha.example\r\n')).toEqual([ada]);
    expect(rowsOf('1001\tKing, Ada\tada@alpha.example')).toEqual([ada]);
    expect(rowsOf('1001,"The ""Boss"""')[0]?.name).toBe('The "Boss"');
  });

  it('says which lines are wrong, and why', () => {
    const lines = ['1001', '1x', '1001', '1010-1005', '99-100', '1002,,nobody', `1003,${'n'.repeat(81)}`, '1000-9999'];
    expect(faultsOf(lines.join('\n'))).toEqual([
      [2, 'number'],
      [3, 'twice'],
      [4, 'range'],
      [5, 'range'],
      [6, 'mail'],
      [7, 'name'],
      [8, 'many'],
    ]);
  });

  it('makes no number twice and never too many, whatever is typed', () => {
    const words = fc.constantFrom('1001', '1001-1005', '10-99', '"', ',', ';', '\t', '\n', ' ', '#', 'a@b', '-', 'Ada');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
        const { rows } = readBulkList(parts.join(''));
        expect(rows.length).toBeLessThanOrEqual(MOST_ROWS);
        expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length);
        expect(rows.every(({ number }) => /^[0-9]{2,11}$/.test(number))).toBe(true);
      }),
    );
  });
});
