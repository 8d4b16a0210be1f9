import type { FaxPageReport } from '@strowger/switch';
import type { FaxSetup, Modem, ModemStatus } from './fax-dsp.ts';
import { headerText, identText, remoteIdentText } from './line-text.ts';
import type { SpandspCallbacks } from './spandsp-callbacks.ts';
import type { Handle, SpandspFunctions, T30Statistics } from './spandsp-functions.ts';
import { COMPRESSIONS, IMAGE_SIZES, modemsFor, RESOLUTIONS } from './t30-abilities.ts';
import { DIS, typeOfFrame } from './t30-frames.ts';

const ALL_PAGES = -1;
/** Received pages are written as Group 4. */
const GROUP_4 = 3;
const ENCODINGS: Readonly<Record<number, string>> = { 1: 'MH', 2: 'MR', 3: 'MMR' };
const METRES_AN_INCH = 0.0254;

export interface Spandsp {
  readonly functions: SpandspFunctions;
  readonly callbacks: SpandspCallbacks;
}

/** What a modem over audio and one over T.38 share: the T.30 engine of spandsp. */
export abstract class SpandspModem implements Modem {
  protected readonly functions: SpandspFunctions;
  readonly #callbacks: SpandspCallbacks;
  readonly #setup: FaxSetup;
  protected readonly number: number;
  #t30: Handle | null = null;
  #state: 'running' | 'ended' | 'closed' = 'running';
  #pages = 0;
  /** Of the last time when pages were at hand: the library forgets them at its end. */
  #totalPages: number | null = null;

  /** @param takePacket what becomes of T.38 packets */
  constructor(spandsp: Spandsp, setup: FaxSetup, takePacket: (packet: Uint8Array, copies: number) => void) {
    this.functions = spandsp.functions;
    this.#callbacks = spandsp.callbacks;
    this.#setup = setup;
    this.number = this.#callbacks.add({
      page: () => this.#onPage(),
      ended: (code) => this.#onEnded(code),
      frame: (direction, frame) => this.#onFrame(direction, frame),
      packet: takePacket,
    });
  }

  /** Still doing T.30. */
  protected get isRunning(): boolean {
    return this.#state === 'running';
  }

  protected get isOpen(): boolean {
    return this.#state !== 'closed';
  }

  /** 1 for the caller of T.30, which is the one that sends. */
  protected get calling(): number {
    return this.#setup.work.kind === 'send' ? 1 : 0;
  }

  /** Tells the T.30 engine its work. */
  protected prepare(t30: Handle, maxBitRate: number): void {
    const { functions } = this;
    const { work, terms } = this.#setup;
    this.#t30 = t30;
    functions.setIdent(t30, identText(terms.ident));
    functions.setEcm(t30, terms.ecm ? 1 : 0);
    functions.setModems(t30, modemsFor(terms.v17, maxBitRate));
    functions.setCompressions(t30, COMPRESSIONS);
    functions.setResolutions(t30, RESOLUTIONS);
    functions.setImageSizes(t30, IMAGE_SIZES);
    if (work.kind === 'send') {
      if (work.header !== '') functions.setHeader(t30, headerText(work.header));
      functions.setSendFile(t30, work.path, ALL_PAGES, ALL_PAGES);
    } else {
      functions.setReceiveEncoding(t30, GROUP_4);
      functions.setReceiveFile(t30, work.path, ALL_PAGES);
    }
    functions.onPhaseD(t30, this.#callbacks.onPage, this.number);
    functions.onPhaseE(t30, this.#callbacks.onEnded, this.number);
    functions.onFrame(t30, this.#callbacks.onFrame, this.number);
  }

  status(): ModemStatus {
    const { pages, totalPages } = { pages: this.#pages, totalPages: this.#totalPages };
    if (this.#t30 === null || !this.isOpen) return { remoteIdent: '', pages, totalPages, rate: 0, ecm: false };
    const { rate, ecm } = this.functions.statistics(this.#t30);
    const remoteIdent = remoteIdentText(this.functions.remoteIdent(this.#t30));
    return { remoteIdent, pages, totalPages, rate, ecm: ecm !== 0 };
  }

  hangUp(): void {
    if (this.isRunning) this.functions.terminate(this.#t30);
  }

  close(): void {
    if (!this.isOpen) return;
    this.#state = 'closed';
    this.#callbacks.remove(this.number);
    this.free();
  }

  /** Frees the library's state. */
  protected abstract free(): void;

  /** The library looks at a frame after us. */
  #onFrame(direction: 'in' | 'out', frame: Uint8Array): void {
    if (!this.isRunning) return;
    const { work } = this.#setup;
    const type = typeOfFrame(frame);
    const reduced = work.kind === 'send' && direction === 'in' && type === DIS ? work.reducedFor(frame) : null;
    if (reduced !== null) this.functions.setSendFile(this.#t30, reduced, ALL_PAGES, ALL_PAGES);
    this.#setup.onEvent({ name: 'frame', direction, type, frame });
  }

  #onPage(): void {
    if (!this.isRunning) return;
    const statistics = this.functions.statistics(this.#t30);
    this.#totalPages = this.#setup.work.kind === 'send' ? statistics.pagesInFile : null;
    const pages = this.#setup.work.kind === 'send' ? statistics.pagesSent : statistics.pagesReceived;
    // A page that has to come once more, and a part of a long one, end the same way.
    if (pages <= this.#pages) return;
    this.#pages = pages;
    this.#setup.onEvent({ name: 'page', report: reportOf(pages, statistics) });
  }

  #onEnded(code: number): void {
    if (!this.isRunning) return;
    this.#state = 'ended';
    this.#setup.onEvent({ name: 'ended', code });
  }
}

function reportOf(page: number, statistics: T30Statistics): FaxPageReport {
  return {
    page,
    widthPixels: statistics.width,
    lengthPixels: statistics.length,
    xResolution: Math.round(statistics.xResolution * METRES_AN_INCH),
    yResolution: Math.round(statistics.yResolution * METRES_AN_INCH),
    badRows: statistics.badRows,
    imageBytes: statistics.imageBytes,
    rate: statistics.rate,
    encoding: ENCODINGS[statistics.encoding] ?? '',
  };
}
