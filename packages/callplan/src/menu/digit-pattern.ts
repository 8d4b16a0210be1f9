/** Keys of a telephone; a set of them is a bit mask. */
const DIGIT_KEYS = '0123456789*#';
const ALL_KEYS = (1 << DIGIT_KEYS.length) - 1;
const DIGITS = 0b11_1111_1111;

/** What a regular expression over keys is made of, as far as its language goes; groups do not matter here. */
export type DigitPattern =
  | { readonly kind: 'key'; readonly keys: number }
  | { readonly kind: 'sequence'; readonly parts: readonly DigitPattern[] }
  | { readonly kind: 'choice'; readonly ways: readonly DigitPattern[] }
  /** `most` infinite: any number. */
  | { readonly kind: 'repeat'; readonly part: DigitPattern; readonly least: number; readonly most: number };

/** Ends the reading of a pattern whose form is not known here. */
class UnknownForm extends Error {
  override readonly name = 'UnknownForm';
}

/**
 * Reads a regular expression of RE2's syntax that is known to compile. Null: it has a form that is not known here, such
 * as a flag or an anchor in its midst.
 */
export function readDigitPattern(source: string): DigitPattern | null {
  const reader = new PatternReader(source);
  try {
    return reader.whole();
  } catch (error) {
    if (error instanceof UnknownForm) return null;
    throw error;
  }
}

export function keyMask(key: string): number {
  const place = DIGIT_KEYS.indexOf(key);
  return place < 0 ? 0 : 1 << place;
}

const CLASSES: Readonly<Record<string, number>> = {
  d: DIGITS,
  D: ALL_KEYS & ~DIGITS,
  w: DIGITS,
  W: ALL_KEYS & ~DIGITS,
  s: 0,
  S: ALL_KEYS,
};

class PatternReader {
  readonly #source: string;
  #at = 0;
  #depth = 0;

  constructor(source: string) {
    this.#source = source;
  }

  whole(): DigitPattern {
    const pattern = this.#choice();
    if (this.#at < this.#source.length) throw new UnknownForm();
    return pattern;
  }

  #choice(): DigitPattern {
    const ways = [this.#sequence()];
    while (this.#take('|')) ways.push(this.#sequence());
    return { kind: 'choice', ways };
  }

  #sequence(): DigitPattern {
    const parts: DigitPattern[] = [];
    if (this.#depth === 0) this.#take('^');
    while (!this.#isAtEndOfSequence()) parts.push(this.#repeated(this.#atom()));
    return { kind: 'sequence', parts };
  }

  #isAtEndOfSequence(): boolean {
    const next = this.#source[this.#at];
    const after = this.#source[this.#at + 1];
    if (next === '$' && this.#depth === 0 && (after === undefined || after === '|')) this.#at += 1;
    const key = this.#source[this.#at];
    return key === undefined || key === '|' || key === ')';
  }

  #atom(): DigitPattern {
    const character = this.#next();
    if (character === '(') return this.#group();
    if (character === '[') return { kind: 'key', keys: this.#class() };
    if (character === '.') return { kind: 'key', keys: ALL_KEYS };
    if (character === '\\') return { kind: 'key', keys: this.#escape() };
    if ('^$*+?{'.includes(character)) throw new UnknownForm();
    return { kind: 'key', keys: keyMask(character) };
  }

  #group(): DigitPattern {
    const opening = /^\?(?::|P?<\w+>)/.exec(this.#source.slice(this.#at))?.[0] ?? '';
    this.#at += opening.length;
    this.#depth += 1;
    const inside = this.#choice();
    this.#depth -= 1;
    if (!this.#take(')')) throw new UnknownForm();
    return inside;
  }

  #class(): number {
    const isNegated = this.#take('^');
    let keys = 0;
    for (let first = true; first || this.#source[this.#at] !== ']'; first = false) keys |= this.#classItem();
    this.#at += 1;
    return isNegated ? ALL_KEYS & ~keys : keys;
  }

  #classItem(): number {
    const from = this.#next();
    if (from === '[' && this.#source[this.#at] === ':') throw new UnknownForm();
    if (from === '\\') return this.#escape();
    const isRange = this.#source[this.#at] === '-' && this.#source[this.#at + 1] !== ']';
    if (!isRange) return keyMask(from);
    this.#at += 1;
    const to = this.#next();
    if (to === '\\' || to === '[') throw new UnknownForm();
    return [...DIGIT_KEYS].filter((key) => from <= key && key <= to).reduce((keys, key) => keys | keyMask(key), 0);
  }

  #escape(): number {
    const character = this.#next();
    const keys = CLASSES[character];
    if (keys !== undefined) return keys;
    if (/\w/.test(character)) throw new UnknownForm();
    return keyMask(character);
  }

  #repeated(part: DigitPattern): DigitPattern {
    const [text = '', mark = '', least = '', comma = '', most = ''] =
      /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(this.#source.slice(this.#at)) ?? [];
    if (text === '') return part;
    this.#at += text.length;
    if (mark === '?') return { kind: 'repeat', part, least: 0, most: 1 };
    if (mark !== '') return { kind: 'repeat', part, least: mark === '+' ? 1 : 0, most: Number.POSITIVE_INFINITY };
    const upTo = most !== '' ? Number(most) : comma === '' ? Number(least) : Number.POSITIVE_INFINITY;
    return { kind: 'repeat', part, least: Number(least), most: upTo };
  }

  #take(character: string): boolean {
    if (this.#source[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #next(): string {
    const character = this.#source[this.#at];
    if (character === undefined) throw new UnknownForm();
    this.#at += 1;
    return character;
  }
}
