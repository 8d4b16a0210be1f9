import type { MediaLog, MediaPlaneOptions } from './api.ts';
import { isUnspecified, normalAddress } from './check-arguments.ts';
import { MediaError } from './media-error.ts';
import { PortPool } from './port-pool.ts';

const DEFAULT_REST_MS = 3000;

/** What was opened, and on which port. */
export interface OpenedOnPort<T> {
  readonly port: number;
  readonly opened: T;
}

type PortOptions = Pick<MediaPlaneOptions, 'addresses' | 'portRange' | 'portRestMs'>;

/** The ports of each of the plane's addresses. */
export class AddressPorts {
  readonly #pools: ReadonlyMap<string, PortPool>;
  readonly #log: MediaLog;

  constructor({ addresses, portRange, portRestMs }: PortOptions, log: MediaLog) {
    const { min, max } = portRange;
    const restMs = portRestMs ?? DEFAULT_REST_MS;
    const pool = () => new PortPool({ min, max, restMs, now: () => performance.now() });
    // The sockets of all addresses of one version may take the ports of the other's as well.
    const everywhere = pool();
    this.#pools = new Map(
      addresses.map(normalAddress).map((address) => [address, isUnspecified(address) ? everywhere : pool()]),
    );
    this.#log = log;
  }

  /** The plane's name of an address, the first one unless given. Throws `invalid` for one that is not the plane's. */
  addressOf(wanted: string | undefined): string {
    const address = wanted === undefined ? [...this.#pools.keys()][0] : normalAddress(wanted);
    if (address === undefined || !this.#pools.has(address)) {
      throw new MediaError('invalid', 'address is not one of the plane');
    }
    return address;
  }

  /**
   * Opens something on a port of an address, trying port after port: `open` gives null for one that another process
   * holds, which then rests like a used one. Rejects `ports-exhausted`, and with whatever `open` rejects with.
   */
  async open<T>(address: string, open: (port: number) => Promise<T | null>): Promise<OpenedOnPort<T>> {
    const pool = this.#pools.get(address);
    for (let tries = pool?.size ?? 0; pool && tries > 0; tries--) {
      const port = pool.take();
      if (port === null) break;
      const opened = await open(port).catch((error: unknown) => {
        pool.release(port);
        throw error;
      });
      if (opened !== null) return { port, opened };
      this.#log('warn', 'a media port is taken by another process', { port });
      pool.release(port);
    }
    throw new MediaError('ports-exhausted', 'no free media port in the range');
  }

  /** Gives a port back to rest. */
  release(address: string, port: number): void {
    this.#pools.get(address)?.release(port);
  }
}
