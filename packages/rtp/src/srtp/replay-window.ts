const WINDOW = 64;

/** Which packet indices of a stream were seen (RFC 3711 §3.3.2): the last 64 are told apart, older ones count as seen. */
export class ReplayWindow {
  #highest = -1;
  readonly #seen = new Uint8Array(WINDOW);

  get highest(): number {
    return this.#highest;
  }

  isNew(index: number): boolean {
    if (index > this.#highest) return true;
    return index > this.#highest - WINDOW && this.#seen[index % WINDOW] === 0;
  }

  /** Marks an authenticated index. */
  mark(index: number): void {
    if (index > this.#highest) {
      if (index - this.#highest >= WINDOW) this.#seen.fill(0);
      else for (let passed = this.#highest + 1; passed < index; passed++) this.#seen[passed % WINDOW] = 0;
      this.#highest = index;
    }
    this.#seen[index % WINDOW] = 1;
  }
}
