/** An extension that is to be made. */
export interface BulkRow {
  readonly number: string;
  readonly name: string;
  /** Where messages of its mailbox are mailed; may be empty. */
  readonly mail: string;
}

/** Why a line of the list cannot be used. */
export type BulkFault = 'number' | 'name' | 'mail' | 'twice' | 'range' | 'many';

/** A line that cannot be used, as it was typed. */
export interface BulkProblem {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  readonly fault: BulkFault;
}

export interface BulkList {
  readonly rows: readonly BulkRow[];
  readonly problems: readonly BulkProblem[];
}

/** As many are made in one go. */
export const MOST_ROWS = 2000;

const NUMBER = /^[0-9]{2,11}$/;
const RANGE = /^([0-9]{2,11})\s*[-–]\s*([0-9]{2,11})$/;
const MAIL = /^[^\s@,]+@[^\s@,]+$/;
const LONGEST_NAME = 80;

/**
 * Reads what was typed, pasted or taken from a CSV file. A line is a number or a range (`1001-1050`), then if wanted a
 * name and an e-mail address, parted by comma, semicolon or tab; `#` in a name stands for the number. Numbers of a
 * range keep their leading zeroes. A first line of headings is passed over.
 */
export function readBulkList(text: string): BulkList {
  const rows: BulkRow[] = [];
  const problems: BulkProblem[] = [];
  const seen = new Set<string>();
  for (const [index, typed] of text.split(/\r\n|\r|\n/).entries()) {
    if (typed.trim() === '' || (index === 0 && isHeading(typed))) continue;
    const found = readLine(typed);
    const fault = typeof found === 'string' ? found : faultAmong(found, rows.length, seen);
    if (typeof found === 'string' || fault !== undefined) {
      problems.push({ line: index + 1, text: typed.trim(), fault: fault ?? 'number' });
      continue;
    }
    for (const row of found) seen.add(row.number);
    rows.push(...found);
  }
  return { rows, problems };
}

function faultAmong(found: readonly BulkRow[], already: number, seen: ReadonlySet<string>): BulkFault | undefined {
  if (already + found.length > MOST_ROWS) return 'many';
  return found.some(({ number }) => seen.has(number)) ? 'twice' : undefined;
}

function readLine(typed: string): readonly BulkRow[] | BulkFault {
  const [what = '', name = '', mail = ''] = cellsOf(typed);
  if (name.length > LONGEST_NAME) return 'name';
  if (mail !== '' && !MAIL.test(mail)) return 'mail';
  const numbers = numbersOf(what);
  if (typeof numbers === 'string') return numbers;
  return numbers.map((number) => ({ number, name: name.replaceAll('#', number), mail }));
}

function numbersOf(text: string): readonly string[] | BulkFault {
  if (NUMBER.test(text)) return [text];
  const [, first, last] = RANGE.exec(text) ?? [];
  if (first === undefined || last === undefined) return 'number';
  const [from, count] = [Number(first), Number(last) - Number(first) + 1];
  if (count < 1 || first.length !== last.length) return 'range';
  if (count > MOST_ROWS) return 'many';
  return Array.from({ length: count }, (_, step) => String(from + step).padStart(first.length, '0'));
}

/** Words alone in the first cell, as spreadsheets export them. */
function isHeading(typed: string): boolean {
  return !/[0-9]/.test(cellsOf(typed)[0] ?? '');
}

/** The cells of a line (RFC 4180 §2 but for line breaks within quotes). */
function cellsOf(typed: string): string[] {
  const separator = /[;\t,]/.exec(typed.replace(/"[^"]*"/g, ''))?.[0] ?? ',';
  const cells = typed.match(new RegExp(`("([^"]|"")*"|[^"${separator}]*)[^${separator}]*(${separator}|$)`, 'g')) ?? [];
  return cells.map((cell) => {
    const bare = cell.endsWith(separator) ? cell.slice(0, -1).trim() : cell.trim();
    return /^".*"$/.test(bare) ? bare.slice(1, -1).replaceAll('""', '"').trim() : bare;
  });
}
