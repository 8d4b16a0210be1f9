/** A path that was lost a moment ago may come back by itself. */
const PATIENCE_MS = 2000;
/** A restart that could not be asked for is tried again after this, */
const AGAIN_MS = 1000;
/** and one that has found no path after this. */
const FRUITLESS_MS = 8000;

export interface PathWatchOptions {
  /** Asks the other side for an ICE restart. @returns false when that cannot be asked now */
  readonly restart: () => boolean;
  readonly tell: (lost: boolean) => void;
}

/** Watches the path of a call's sound; one that is lost, as when the network changes, is looked for anew (RFC 8445 §2.4). */
export class PathWatch {
  readonly #options: PathWatchOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isLost = false;

  constructor(options: PathWatchOptions) {
    this.#options = options;
  }

  changed(state: RTCIceConnectionState): void {
    if (state === 'connected' || state === 'completed') this.#set(false);
    else if (state === 'failed') this.#lose();
    else if (state === 'disconnected' && !this.#isLost) this.#after(PATIENCE_MS);
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #lose(): void {
    this.#set(true);
    this.#after(this.#options.restart() ? FRUITLESS_MS : AGAIN_MS);
  }

  #after(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#lose(), milliseconds);
  }

  #set(lost: boolean): void {
    clearTimeout(this.#timer);
    if (this.#isLost === lost) return;
    this.#isLost = lost;
    this.#options.tell(lost);
  }
}
