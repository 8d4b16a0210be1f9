interface FreePort {
  readonly port: number;
  readonly restUntil: number;
}

export interface PortPoolOptions {
  readonly min: number;
  readonly max: number;
  readonly restMs: number;
  /** Monotonic ms. */
  readonly now: () => number;
  readonly random?: () => number;
}

/**
 * Even ports of a range whose odd neighbour is in it too. Handed out in an unpredictable order, each again only
 * after all others and after its rest.
 */
export class PortPool {
  readonly #options: PortPoolOptions;
  /** In the order in which they become free. */
  #free: FreePort[];
  readonly #inUse = new Set<number>();

  constructor(options: PortPoolOptions) {
    this.#options = options;
    const first = options.min + (options.min % 2);
    const count = Math.max(0, Math.floor((options.max - first + 1) / 2));
    const ports = Array.from({ length: count }, (_, i) => ({
      port: first + i * 2,
      restUntil: Number.NEGATIVE_INFINITY,
    }));
    this.#free = shuffle(ports, options.random ?? Math.random);
  }

  /** How many pairs there are in all. */
  get size(): number {
    return this.#free.length + this.#inUse.size;
  }

  /** Takes an even port; null when all are in use or resting. */
  take(): number | null {
    const next = this.#free[0];
    if (!next || next.restUntil > this.#options.now()) return null;
    this.#free.shift();
    this.#inUse.add(next.port);
    return next.port;
  }

  /** Gives a port back to rest. */
  release(port: number): void {
    if (!this.#inUse.delete(port)) return;
    this.#free.push({ port, restUntil: this.#options.now() + this.#options.restMs });
  }
}

function shuffle<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, weight: random() }))
    .sort((a, b) => a.weight - b.weight)
    .map(({ item }) => item);
}
