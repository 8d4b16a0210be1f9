import { PERSON_LENGTHS } from '../contacts/person-fields.ts';

/** Columns of files of contacts, in their order (contract 30 §10). */
export const CONTACT_COLUMNS = [
  'phone',
  'first_name',
  'last_name',
  'email',
  'address',
  'custom1',
  'custom2',
  'custom3',
  'description',
] as const;

export type ContactColumn = (typeof CONTACT_COLUMNS)[number];

/** Somebody in a file; what it says nothing of is "". */
export type ContactLine = Readonly<Record<ContactColumn, string>>;

/** Which column a cell is of; null: of none that is known. */
type Layout = readonly (ContactColumn | null)[];

/** Reads the lines of one file, whose first may be a header. */
export class ContactLines {
  #layout: Layout = CONTACT_COLUMNS;
  #isFirst = true;

  /** @returns `header` for the line that names the columns, null for one by which nobody can be reached */
  read(cells: readonly string[]): ContactLine | 'header' | null {
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    const header = isFirst ? layoutOf(cells) : null;
    if (header === null) return readContactLine(cells, this.#layout);
    this.#layout = header;
    return 'header';
  }
}

/** A line that begins with `phone` is a header. */
function layoutOf(cells: readonly string[]): Layout | null {
  if (!/^\s*phone/i.test(cells[0] ?? '') || /[0-9]/.test(cells[0] ?? '')) return null;
  return cells.map((cell, at) => (at === 0 ? 'phone' : columnNamed(cell)));
}

function columnNamed(cell: string): ContactColumn | null {
  const name = cell
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return CONTACT_COLUMNS.find((column) => column === name || column === name.replaceAll('_', '')) ?? null;
}

const EMAIL = /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u;

/** @returns null where there is neither a usable number nor a usable address */
function readContactLine(cells: readonly string[], layout: Layout): ContactLine | null {
  const text = (column: ContactColumn): string => cleaned(cells[layout.indexOf(column)] ?? '');
  const [phone, email] = [text('phone'), text('email')];
  const line = {
    phone: /[0-9]/.test(phone) && phone.length <= PERSON_LENGTHS.phone ? phone : '',
    first_name: short(text('first_name'), 'first_name'),
    last_name: short(text('last_name'), 'last_name'),
    email: EMAIL.test(email) && email.length <= PERSON_LENGTHS.email ? email : '',
    address: short(text('address'), 'address'),
    custom1: short(text('custom1'), 'custom1'),
    custom2: short(text('custom2'), 'custom2'),
    custom3: short(text('custom3'), 'custom3'),
    description: short(text('description'), 'description'),
  };
  return line.phone === '' && line.email === '' ? null : line;
}

/** What is longer than its field is cut: the contact can be reached all the same. */
function short(text: string, column: ContactColumn): string {
  return text.slice(0, PERSON_LENGTHS[column]).toWellFormed().trim();
}

function cleaned(cell: string): string {
  return cell.replace(/\p{Cc}+/gu, ' ').trim();
}
