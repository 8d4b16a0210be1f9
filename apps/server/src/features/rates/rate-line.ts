import { toMicros } from '../../http/money.ts';

/** A line of a file of rates (contract 10 §2.7), checked; money in millionths. */
export interface RateLine {
  readonly prefix: string;
  readonly name: string;
  readonly billing_block: number;
  readonly rate: number;
  readonly first_block: number;
  readonly increment: number;
}

const COLUMNS = 6;
const LONGEST_NAME = 128;
const MOST_UNITS = 2_147_483_647;
/** Spreadsheets' formulas get a quote mark when they are exported. */
const DEFUSED = /^'(?=[=+\-@\t\r])/;

/** The cells of a line as a rate, or what is wrong with them. */
export function readRateLine(cells: readonly string[]): RateLine | string {
  const given = withoutTrailing(cells.map((cell) => cell.trim()));
  if (given.length > COLUMNS) return `has ${given.length} columns, of which there are ${COLUMNS}`;
  const gap = given.indexOf('');
  if (gap === 0) return 'has no prefix';
  if (gap > 1) return `column ${gap + 1} is empty`;
  const [prefix = '', name = '', billing = '1', rate = '0', first = '1', increment = '1'] = given;
  if (!/^\d{1,20}$/.test(prefix)) return `the prefix ${shown(prefix)} must be 1 to 20 digits`;
  const micros = amountOf(rate);
  if (typeof micros === 'string') return `the rate ${shown(rate)} ${micros}`;
  const [billing_block, first_block, step] = [billing, first, increment].map(blockOf);
  if (billing_block == null || first_block == null || step == null) return 'blocks must be whole numbers from 1 on';
  const label = name.replace(DEFUSED, '') || prefix;
  if (label.length > LONGEST_NAME) return `the name is longer than ${LONGEST_NAME} characters`;
  return { prefix, name: label, billing_block, rate: micros, first_block, increment: step };
}

function withoutTrailing(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}

function blockOf(text: string): number | null {
  if (!/^\d{1,10}$/.test(text)) return null;
  const units = Number(text);
  return units >= 1 && units <= MOST_UNITS ? units : null;
}

function amountOf(text: string): number | string {
  if (/^-/.test(text)) return 'must not be negative';
  if (!/^\d{1,10}(\.\d*)?$|^\.\d+$/.test(text)) return 'is not a number';
  if (!/^\d*(\.\d{0,6}0*)?$/.test(text)) return 'has more than 6 decimals';
  try {
    return toMicros('rate', Number(text));
  } catch {
    return 'is too large';
  }
}

function shown(text: string): string {
  return JSON.stringify(text.length > 24 ? `${text.slice(0, 24)}…` : text);
}
