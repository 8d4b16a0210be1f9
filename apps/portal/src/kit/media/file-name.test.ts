import { expect, test } from 'vitest';
import { fileNameOf } from './file-name.ts';

test.each([
  [null, null],
  ['attachment', null],
  ['attachment; filename="cdr.csv"', 'cdr.csv'],
  ['attachment; filename=cdr.csv; x=1', 'cdr.csv'],
  ['attachment; filename="a\\"b.csv"', 'a"b.csv'],
  ["attachment; filename=x.csv; filename*=UTF-8''Anr%C3%BCfe.csv", 'Anrüfe.csv'],
  ['attachment; filename="../../etc/passwd"', 'passwd'],
  ['attachment; filename=".."', null],
])('the file name of %j (RFC 6266)', (disposition, name) => {
  expect(fileNameOf(disposition)).toBe(name);
});
