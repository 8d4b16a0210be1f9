import { nativeCalls } from '@strowger/rtp';

/** What the library calls back with, for one modem. */
export interface ModemCallbacks {
  /** A page was dealt with (phase D of T.30). */
  readonly page: () => void;
  /** T.30 ended. */
  readonly ended: (code: number) => void;
  readonly frame: (direction: 'in' | 'out', frame: Uint8Array) => void;
  readonly packet: (packet: Uint8Array, copies: number) => void;
}

/** Longer frames carry pieces of a page. */
const LONGEST_CONTROL_FRAME = 100;
const SHORTEST_CONTROL_FRAME = 3;
const GO_ON = 0;

/**
 * The functions that the library calls back. There is one of each in a thread, since their number is limited; what they are
 * told belongs to the modem whose number they were given.
 */
export class SpandspCallbacks {
  readonly #modems = new Map<number, ModemCallbacks>();
  #lastNumber = 0;
  readonly onPage: bigint;
  readonly onEnded: bigint;
  readonly onFrame: bigint;
  readonly onPacket: bigint;

  constructor() {
    const { register, pointer, proto, view } = nativeCalls();
    const bytes = (at: unknown, length: number): Uint8Array => new Uint8Array(view(at, length)).slice();
    this.onPage = register(
      (_t30: unknown, modem: number) => {
        this.#modems.get(modem)?.page();
        return GO_ON;
      },
      pointer(proto('int', ['void *', 'intptr_t', 'int'])),
    );
    this.onEnded = register(
      (_t30: unknown, modem: number, code: number) => this.#modems.get(modem)?.ended(code),
      pointer(proto('void', ['void *', 'intptr_t', 'int'])),
    );
    this.onFrame = register(
      (_t30: unknown, modem: number, isIncoming: number, frame: unknown, length: number) => {
        if (length < SHORTEST_CONTROL_FRAME || length > LONGEST_CONTROL_FRAME) return;
        this.#modems.get(modem)?.frame(isIncoming ? 'in' : 'out', bytes(frame, length));
      },
      pointer(proto('void', ['void *', 'intptr_t', 'int', 'void *', 'int'])),
    );
    this.onPacket = register(
      (_core: unknown, modem: number, packet: unknown, length: number, copies: number) => {
        this.#modems.get(modem)?.packet(bytes(packet, length), copies);
        return GO_ON;
      },
      pointer(proto('int', ['void *', 'intptr_t', 'void *', 'int', 'int'])),
    );
  }

  /** @returns the number to hand to the library */
  add(modem: ModemCallbacks): number {
    this.#lastNumber++;
    this.#modems.set(this.#lastNumber, modem);
    return this.#lastNumber;
  }

  remove(number: number): void {
    this.#modems.delete(number);
  }
}
