import { PERSON_LENGTHS } from '../contacts/person-fields.ts';

/** Somebody in a file of the do-not-contact list. */
export interface DncLine {
  readonly first_name: string;
  readonly last_name: string;
  readonly phone: string;
}

const COLUMNS = ['first_name', 'last_name', 'phone'] as const;

/** Columns of the file that is read out. */
export const DNC_COLUMNS: readonly (typeof COLUMNS)[number][] = COLUMNS;

/** @returns what is wrong, for a line that cannot be taken (contract 30 §11: `first_name,last_name,phone`, or the number alone) */
export function readDncLine(cells: readonly string[]): DncLine | string {
  const texts = cells.map((cell) => cell.trim());
  const filled = texts.length - [...texts].reverse().findIndex((text) => text !== '');
  if (filled > COLUMNS.length) return 'has more than first_name,last_name,phone';
  const [first_name, last_name, phone] = filled === 1 ? ['', '', texts[0] ?? ''] : texts;
  const line = { first_name: first_name ?? '', last_name: last_name ?? '', phone: phone ?? '' };
  const bad = COLUMNS.find((name) => line[name].length > PERSON_LENGTHS[name] || /\p{Cc}/u.test(line[name]));
  if (bad !== undefined) return `${bad} is too long or has control characters`;
  return /[0-9]/.test(line.phone) ? line : 'has no telephone number';
}

/** A first line that names the columns: no number, and one of them called phone or number. */
export function isDncHeader(cells: readonly string[]): boolean {
  return cells.every((cell) => !/[0-9]/.test(cell)) && cells.some((cell) => /phone|number/i.test(cell));
}
