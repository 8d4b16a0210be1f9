import type { AudioModem, FaxSetup } from './fax-dsp.ts';
import type { Handle } from './spandsp-functions.ts';
import { type Spandsp, SpandspModem } from './spandsp-modem.ts';

/** What V.17 can do. */
const FASTEST = 14_400;

/** T.30 with the modems of the telephone network. */
export class SpandspAudioModem extends SpandspModem implements AudioModem {
  readonly #fax: Handle;

  constructor(spandsp: Spandsp, setup: FaxSetup) {
    super(spandsp, setup, () => undefined);
    this.#fax = this.functions.faxOpen(null, this.calling);
    this.functions.faxTransmitOnIdle(this.#fax, 1);
    this.prepare(this.functions.faxT30(this.#fax), FASTEST);
  }

  receive(samples: Int16Array): void {
    if (this.isOpen) this.functions.faxReceive(this.#fax, samples, samples.length);
  }

  send(samples: Int16Array): void {
    const made = this.isOpen ? this.functions.faxSend(this.#fax, samples, samples.length) : 0;
    samples.fill(0, made);
  }

  protected free(): void {
    this.functions.faxFree(this.#fax);
  }
}
