import type { PacedTask, RemoteAddress, UdpSocket, UdpSockets } from '@strowger/rtp';

type Receive = Parameters<UdpSockets['bind']>[2];

const FRAME_MS = 20;

/** A network and a clock of its own: time passes frame by frame when it is told to. */
export class VirtualNetwork {
  readonly #sockets = new Map<number, Receive>();
  readonly #tasks = new Set<PacedTask>();
  #inFlight: (() => void)[] = [];
  #nowMs = 0;
  /** What becomes of a datagram: those to deliver in its stead; `null` source: as it is. */
  alter: (datagram: Buffer, from: RemoteAddress) => readonly { datagram: Buffer; from: RemoteAddress }[] = (
    datagram,
    from,
  ) => [{ datagram, from }];

  readonly now = (): number => this.#nowMs;

  readonly pacer = {
    add: (task: PacedTask): void => void this.#tasks.add(task),
    remove: (task: PacedTask): void => void this.#tasks.delete(task),
  };

  readonly sockets: UdpSockets = {
    bind: async (address, port, receive) => {
      if (this.#sockets.has(port)) throw Object.assign(new Error('taken'), { code: 'EADDRINUSE' });
      this.#sockets.set(port, receive);
      return this.#socket({ address, port });
    },
  };

  /** A datagram from anywhere. */
  send(message: Uint8Array, from: RemoteAddress, to: RemoteAddress): void {
    for (const altered of this.alter(Buffer.from(message), from)) {
      this.#inFlight.push(() => this.#sockets.get(to.port)?.(altered.datagram, altered.from));
    }
  }

  /** So many frames of 20 ms pass; fewer when `isOver` says so. */
  pass(frames: number, isOver: () => boolean = () => false): void {
    for (let n = 0; n < frames && !isOver(); n++) {
      this.#nowMs += FRAME_MS;
      for (const task of [...this.#tasks]) if (!task.step(0)) this.#tasks.delete(task);
      const arrived = this.#inFlight;
      this.#inFlight = [];
      for (const deliver of arrived) deliver();
    }
  }

  #socket(local: RemoteAddress): UdpSocket {
    return {
      port: local.port,
      tie: () => undefined,
      send: (message, to) => this.send(message, local, to),
      close: async () => void this.#sockets.delete(local.port),
    };
  }
}
