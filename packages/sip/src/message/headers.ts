import { headerName } from './header-names.ts';
import { splitList } from './split-list.ts';

export type HeaderEntry = readonly [name: string, value: string];

/** A line break in a value would start another header field: it becomes a space. */
function oneLine(value: string): string {
  return /[\r\n]/.test(value) ? value.replace(/[ \t]*[\r\n]+[ \t]*/g, ' ') : value;
}

/**
 * Header fields in order. Names are compared without case and in compact form too. Via, Route, Record-Route,
 * Contact, Path and Service-Route hold one value an entry; Content-Length is not held: it follows from the body.
 */
export class SipHeaders {
  readonly #keys: string[] = [];
  readonly #labels: string[] = [];
  readonly #values: string[] = [];

  static from(entries: Iterable<HeaderEntry>): SipHeaders {
    const headers = new SipHeaders();
    for (const [name, value] of entries) headers.add(name, value);
    return headers;
  }

  get size(): number {
    return this.#keys.length;
  }

  /** First value of `name`. */
  get(name: string): string | undefined {
    const index = this.#keys.indexOf(headerName(name).key);
    return index === -1 ? undefined : this.#values[index];
  }

  /** Every entry of `name`, in order, as written. */
  getAll(name: string): string[] {
    const { key } = headerName(name);
    return this.#values.filter((_, index) => this.#keys[index] === key);
  }

  /** Every value of a comma-separated field over all its entries, e.g. Supported, Allow, Require. */
  list(name: string): string[] {
    return this.getAll(name)
      .flatMap(splitList)
      .filter((value) => value !== '');
  }

  /** How many entries `name` has. */
  count(name: string): number {
    const { key } = headerName(name);
    let count = 0;
    for (let at = this.#keys.indexOf(key); at !== -1; at = this.#keys.indexOf(key, at + 1)) count++;
    return count;
  }

  has(name: string): boolean {
    return this.#keys.includes(headerName(name).key);
  }

  /** Appends. */
  add(name: string, value: string): this {
    const { key, label } = headerName(name);
    if (key === 'content-length') return this;
    return this.append(key, label, oneLine(value));
  }

  /** Appends a field already known to be clean; for the parser. */
  append(key: string, label: string, value: string): this {
    this.#keys.push(key);
    this.#labels.push(label);
    this.#values.push(value);
    return this;
  }

  /** Puts a value before every other of the same name, e.g. our Via or Record-Route. */
  addFirst(name: string, value: string): this {
    const { key, label } = headerName(name);
    const found = this.#keys.indexOf(key);
    const index = found === -1 ? 0 : found;
    this.#keys.splice(index, 0, key);
    this.#labels.splice(index, 0, label);
    this.#values.splice(index, 0, oneLine(value));
    return this;
  }

  /** Replaces every value of `name`, at the place of the first; no values delete it. */
  set(name: string, value: string | readonly string[]): this {
    const values = typeof value === 'string' ? [value] : value;
    const { key, label } = headerName(name);
    const found = this.#keys.indexOf(key);
    this.delete(name);
    const index = found === -1 ? this.#keys.length : found;
    this.#keys.splice(index, 0, ...values.map(() => key));
    this.#labels.splice(index, 0, ...values.map(() => label));
    this.#values.splice(index, 0, ...values.map(oneLine));
    return this;
  }

  /** Replaces the first value of `name`, or appends it. */
  setFirst(name: string, value: string): this {
    const index = this.#keys.indexOf(headerName(name).key);
    if (index === -1) return this.add(name, value);
    this.#values[index] = oneLine(value);
    return this;
  }

  delete(name: string): this {
    const { key } = headerName(name);
    for (let index = this.#keys.indexOf(key); index !== -1; index = this.#keys.indexOf(key)) this.#removeAt(index);
    return this;
  }

  /** Removes the first value of `name`, e.g. our Via from a response. */
  deleteFirst(name: string): this {
    const index = this.#keys.indexOf(headerName(name).key);
    if (index !== -1) this.#removeAt(index);
    return this;
  }

  *entries(): Generator<HeaderEntry> {
    for (let index = 0; index < this.#keys.length; index++) {
      yield [this.#labels[index] ?? '', this.#values[index] ?? ''];
    }
  }

  clone(): SipHeaders {
    const copy = new SipHeaders();
    copy.#keys.push(...this.#keys);
    copy.#labels.push(...this.#labels);
    copy.#values.push(...this.#values);
    return copy;
  }

  /** The fields as they stand in a message. */
  toString(): string {
    let text = '';
    for (let index = 0; index < this.#keys.length; index++) {
      text += `${this.#labels[index]}: ${this.#values[index]}\r\n`;
    }
    return text;
  }

  #removeAt(index: number): void {
    this.#keys.splice(index, 1);
    this.#labels.splice(index, 1);
    this.#values.splice(index, 1);
  }
}
