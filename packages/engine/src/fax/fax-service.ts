import type { FaxPlane, OpenRelay, UdptlRelays } from '@strowger/fax';

/** The fax plane of this engine: it is started with the first fax, so that nobody else pays for it. */
export class FaxService {
  readonly #start: () => Promise<FaxPlane>;
  readonly #relays: UdptlRelays;
  #plane: Promise<FaxPlane> | null = null;
  readonly #handovers = new Set<Promise<void>>();
  #live = 0;

  constructor(start: () => Promise<FaxPlane>, relays: UdptlRelays) {
    this.#start = start;
    this.#relays = relays;
  }

  /** For T.38 between two phones; an end for each local address. Rejects with MediaError. */
  openRelay(addresses: readonly [string, string]): Promise<OpenRelay> {
    return this.#relays.open(addresses);
  }

  /** Rejects when its thread cannot be started; asked again, it is tried again. */
  plane(): Promise<FaxPlane> {
    if (this.#plane !== null) return this.#plane;
    const plane = this.#start();
    this.#plane = plane;
    plane.catch(() => {
      if (this.#plane === plane) this.#plane = null;
    });
    return plane;
  }

  /** Why this machine cannot fax; null: it can. */
  async hindrance(): Promise<string | null> {
    try {
      const { capability } = await this.plane();
      return capability.available ? null : capability.reason;
    } catch (error) {
      return String(error);
    }
  }

  /** Faxes under way. */
  get live(): number {
    return this.#live;
  }

  began(): void {
    this.#live += 1;
  }

  ended(): void {
    this.#live -= 1;
  }

  /** A received fax is being handed over to the host, which the end of the engine waits for. Never rejects. */
  handsOver(done: Promise<void>): void {
    this.#handovers.add(done);
    void done.then(() => this.#handovers.delete(done));
  }

  async close(): Promise<void> {
    await Promise.all(this.#handovers);
    const plane = await this.#plane?.catch(() => null);
    await plane?.close();
  }
}
