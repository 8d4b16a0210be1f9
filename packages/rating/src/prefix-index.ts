const DIGITS = 10;
/** Ten children, then the value. */
const NODE = DIGITS + 1;
const VALUE = DIGITS;
const ZERO = 48;
const NOTHING = 0;

/**
 * Prefixes of digits and what they stand for, as a trie in one typed array: 44 octets a node, one step a digit whatever
 * the number of prefixes. Values are integers from 0.
 */
export class PrefixIndex {
  #nodes = new Int32Array(NODE * 1024);
  #used = 1;

  get octets(): number {
    return this.#nodes.byteLength;
  }

  /** @throws RangeError where the prefix is not of digits alone */
  set(prefix: string, value: number): void {
    let node = 0;
    for (let at = 0; at < prefix.length; at += 1) node = this.#step(node, prefix.charCodeAt(at) - ZERO);
    this.#nodes[node * NODE + VALUE] = value + 1;
  }

  get(prefix: string): number | null {
    let node = 0;
    for (let at = 0; at < prefix.length; at += 1) {
      const digit = prefix.charCodeAt(at) - ZERO;
      if (digit < 0 || digit >= DIGITS) return null;
      node = this.#nodes[node * NODE + digit] ?? NOTHING;
      if (node === NOTHING) return null;
    }
    return this.#valueOf(node);
  }

  /** What the longest prefix that begins the number, or equals it, stands for; null: none does. */
  longest(number: string): number | null {
    const nodes = this.#nodes;
    let node = 0;
    let found = nodes[VALUE] ?? NOTHING;
    for (let at = 0; at < number.length; at += 1) {
      const digit = number.charCodeAt(at) - ZERO;
      if (digit < 0 || digit >= DIGITS) break;
      node = nodes[node * NODE + digit] ?? NOTHING;
      if (node === NOTHING) break;
      found = nodes[node * NODE + VALUE] || found;
    }
    return found === NOTHING ? null : found - 1;
  }

  /** Gives back what was taken ahead for more prefixes. */
  trim(): void {
    this.#nodes = this.#nodes.slice(0, this.#used * NODE);
  }

  #valueOf(node: number): number | null {
    const value = this.#nodes[node * NODE + VALUE] ?? NOTHING;
    return value === NOTHING ? null : value - 1;
  }

  #step(node: number, digit: number): number {
    if (!(digit >= 0 && digit < DIGITS)) throw new RangeError('a prefix is of digits alone');
    const place = node * NODE + digit;
    const child = this.#nodes[place] ?? NOTHING;
    if (child !== NOTHING) return child;
    const next = this.#used;
    this.#used += 1;
    if (this.#used * NODE > this.#nodes.length) this.#grow();
    this.#nodes[place] = next;
    return next;
  }

  #grow(): void {
    const larger = new Int32Array(this.#nodes.length * 2);
    larger.set(this.#nodes);
    this.#nodes = larger;
  }
}
