import type { Listener } from './listener.ts';

/** Sockets of one user, for as many browser tabs as are sensible. */
const MOST_PER_USER = 12;
const MOST_IN_ALL = 5_000;

/** The open sockets of this process, bounded so that nobody can take them all. */
export class Listeners {
  readonly #open = new Set<Listener>();

  get isEmpty(): boolean {
    return this.#open.size === 0;
  }

  all(): Listener[] {
    return [...this.#open];
  }

  /** Those whom something of the tenant may concern; of no tenant: everybody. */
  of(tenantId: number | null): Listener[] {
    return this.all().filter(
      ({ caller }) => tenantId === null || caller?.kind === 'A' || caller?.tenantId === tenantId,
    );
  }

  /** @returns false when the user, or the process, has enough of them */
  add(listener: Listener): boolean {
    const userId = listener.caller?.userId;
    const own = this.all().filter(({ caller }) => caller?.userId === userId);
    if (own.length >= MOST_PER_USER || this.#open.size >= MOST_IN_ALL) return false;
    this.#open.add(listener);
    listener.onClose(() => this.#open.delete(listener));
    return true;
  }
}
