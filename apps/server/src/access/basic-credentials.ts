import { createHmac, randomBytes } from 'node:crypto';

interface Verified<W> {
  readonly whose: W;
  readonly until: number;
}

const REMEMBERED_MS = 60_000;
const LIMIT = 2_000;

/**
 * Basic credentials that were verified a moment ago, so that not every request pays for a password hash. Neither names
 * nor passwords are kept: entries are found by a keyed hash under a key of this process.
 */
export class BasicCredentials<W> {
  readonly #key = randomBytes(32);
  readonly #now: () => Date;
  readonly #verified = new Map<string, Verified<W>>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  recall(username: string, password: string): W | null {
    const id = this.#idOf(username, password);
    const known = this.#verified.get(id);
    if (known && known.until > this.#now().getTime()) return known.whose;
    this.#verified.delete(id);
    return null;
  }

  remember(username: string, password: string, whose: W): void {
    if (this.#verified.size >= LIMIT) this.#verified.clear();
    const until = this.#now().getTime() + REMEMBERED_MS;
    this.#verified.set(this.#idOf(username, password), { whose, until });
  }

  #idOf(username: string, password: string): string {
    return createHmac('sha256', this.#key).update(`${username.toLowerCase()}\0${password}`).digest('base64');
  }
}
