import type { Clock } from '../clock.ts';
import type { SipMessage } from '../message/message.ts';
import { parseMessage } from '../message/parse-message.ts';
import { receiveMessage } from '../transport/receive-message.ts';
import { formatAddress } from '../transport/socket-address.ts';
import type { Flow, SocketAddress, Transport, TransportContext, TransportFactory } from '../transport/transport.ts';

export interface NetworkSettings {
  /** Milliseconds from one end to the other. */
  readonly delay?: ((datagram: SentDatagram) => number) | undefined;
  /** How many copies arrive: 0 loses a datagram, 2 doubles it. */
  readonly copies?: ((datagram: SentDatagram) => number) | undefined;
}

export interface SentDatagram {
  readonly from: SocketAddress;
  readonly to: SocketAddress;
  readonly at: number;
  /** Undefined when it is none. */
  readonly message: SipMessage | undefined;
}

function messageIn(bytes: Buffer): SipMessage | undefined {
  try {
    return parseMessage(bytes);
  } catch {
    return undefined;
  }
}

/** An unreliable network in memory; everything that is sent is kept in `sent`. */
export class MemoryNetwork {
  readonly sent: SentDatagram[] = [];
  settings: NetworkSettings;
  readonly #clock: Clock;
  readonly #nodes = new Map<string, (bytes: Buffer, from: SocketAddress) => void>();

  constructor(clock: Clock, settings: NetworkSettings = {}) {
    this.#clock = clock;
    this.settings = settings;
  }

  /** Listens here in place of UDP. */
  readonly factory: TransportFactory = (listen, context) => {
    const local = { address: listen.address, port: listen.port };
    return Promise.resolve(this.#listen(local, context));
  };

  /** What was sent, as `method` or `status method`, from the node at `address`. */
  sentFrom(address: string): string[] {
    return this.sent.flatMap(({ from, message }) => {
      if (from.address !== address || message === undefined) return [];
      return [message.kind === 'request' ? message.method : `${message.status} ${message.cseq.method}`];
    });
  }

  #listen(local: SocketAddress, context: TransportContext): Transport {
    const flowTo = (remote: SocketAddress): Flow => ({
      id: `memory/${formatAddress(local)}/${formatAddress(remote)}`,
      transport: 'udp',
      reliable: false,
      local,
      remote,
      closed: false,
      send: (bytes) => this.#send(Buffer.from(bytes), local, remote),
      close: () => {},
    });
    this.#nodes.set(formatAddress(local), (bytes, from) =>
      receiveMessage(bytes, flowTo(from), context.sink, context.limits),
    );
    return {
      kind: 'udp',
      reliable: false,
      local,
      connect: (remote) => Promise.resolve(flowTo(remote)),
      flow: () => undefined,
      close: async () => {
        this.#nodes.delete(formatAddress(local));
      },
    };
  }

  async #send(bytes: Buffer, from: SocketAddress, to: SocketAddress): Promise<void> {
    const datagram = { from, to, at: this.#clock.now(), message: messageIn(bytes) };
    this.sent.push(datagram);
    const copies = this.settings.copies?.(datagram) ?? 1;
    for (let copy = 0; copy < copies; copy++) {
      this.#clock.after(this.settings.delay?.(datagram) ?? 1, () => this.#nodes.get(formatAddress(to))?.(bytes, from));
    }
  }
}
