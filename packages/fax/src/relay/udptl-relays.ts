import { AddressPorts, bindIfFree, NODE_SOCKETS } from '@strowger/rtp';
import type { FaxPlaneOptions, T38Remote } from '../api.ts';
import { checkT38Remote } from '../plane/check-remote.ts';
import { type RelayEnd, UdptlRelay } from './udptl-relay.ts';

/** A relay of T.38 between two peers of ours: each sends to the port of its end. */
export interface OpenRelay {
  /** By end. */
  readonly ports: readonly [number, number];
  /** Who is at an end; may be told anew. Throws a FaxError `invalid` for an address that cannot be. */
  connect(end: RelayEnd, remote: T38Remote): void;
  /** Gives the ports back. Idempotent. */
  close(): Promise<void>;
}

/** Relays of T.38 for calls whose two phones send faxes to one another; no DSP takes part. */
export class UdptlRelays {
  readonly #ports: AddressPorts;

  constructor(options: FaxPlaneOptions) {
    this.#ports = new AddressPorts(options, options.log ?? (() => undefined));
  }

  /**
   * @param addresses the local one of each end; each one of the options'
   * @throws MediaError `ports-exhausted`, `invalid`
   */
  async open(addresses: readonly [string, string]): Promise<OpenRelay> {
    const relay = new UdptlRelay(() => performance.now());
    const first = await this.#openEnd(relay, 0, addresses[0]);
    try {
      const second = await this.#openEnd(relay, 1, addresses[1]);
      return this.#opened(relay, [first, second]);
    } catch (error) {
      await relay.close();
      this.#ports.release(first.address, first.port);
      throw error;
    }
  }

  #opened(relay: UdptlRelay, ends: readonly [LocalEnd, LocalEnd]): OpenRelay {
    let isClosed = false;
    return {
      ports: [ends[0].port, ends[1].port],
      connect: (end, remote) => relay.connect(end, checkT38Remote(remote, ends[end].address)),
      close: async () => {
        if (isClosed) return;
        isClosed = true;
        await relay.close();
        for (const { address, port } of ends) this.#ports.release(address, port);
      },
    };
  }

  async #openEnd(relay: UdptlRelay, end: RelayEnd, wanted: string): Promise<LocalEnd> {
    const address = this.#ports.addressOf(wanted);
    const { port, opened } = await this.#ports.open(address, (candidate) =>
      bindIfFree(NODE_SOCKETS, address, candidate, (datagram, from) => relay.receive(end, datagram, from)),
    );
    relay.attach(end, opened);
    return { address, port };
  }
}

interface LocalEnd {
  readonly address: string;
  readonly port: number;
}
