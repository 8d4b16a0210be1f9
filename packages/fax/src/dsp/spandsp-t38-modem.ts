import type { FaxSetup, T38Modem, T38Setup } from './fax-dsp.ts';
import type { Handle } from './spandsp-functions.ts';
import { type Spandsp, SpandspModem } from './spandsp-modem.ts';

/** The newest version whose packets the library writes right; the older one of both ends holds (T.38 annex D.2.3.5). */
const NEWEST_VERSION = 0;
/** Of T.38 §8.1 and §8.2. */
const RATE_MANAGEMENT = { localTCF: 1, transferredTCF: 2 } as const;

/** T.30 in the packets of T.38. */
export class SpandspT38Modem extends SpandspModem implements T38Modem {
  readonly #t38: Handle;
  readonly #core: Handle;

  constructor(spandsp: Spandsp, setup: FaxSetup & T38Setup) {
    super(spandsp, setup, setup.onPacket);
    this.#t38 = this.functions.t38Open(null, this.calling, spandsp.callbacks.onPacket, this.number);
    this.#core = this.functions.t38Core(this.#t38);
    this.functions.t38Version(this.#core, Math.min(setup.version, NEWEST_VERSION));
    this.functions.t38RateManagement(this.#core, RATE_MANAGEMENT[setup.rateManagement]);
    this.prepare(this.functions.t38T30(this.#t38), setup.maxBitRate);
  }

  receive(packet: Uint8Array, sequence: number): void {
    if (this.isOpen) this.functions.t38Receive(this.#core, packet, packet.length, sequence);
  }

  advance(samples: number): void {
    if (this.isOpen) this.functions.t38Advance(this.#t38, samples);
  }

  protected free(): void {
    this.functions.t38Free(this.#t38);
  }
}
