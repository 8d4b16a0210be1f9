import type { FaxJob, FaxLine, FaxLineEvent, FaxLineOptions, FaxPlane, T38Remote } from '@strowger/fax';
import type { FaxOutcome } from '@strowger/switch';
import { Observed } from './observed.ts';

export const SENT: FaxOutcome = {
  success: true,
  code: 0,
  text: 'OK',
  pages: 1,
  totalPages: 1,
  remoteIdent: '+441632960999',
  rate: 14_400,
  ecm: true,
  path: 'g711',
  pageReports: [],
};

/** A fax line that a test has do what it likes. */
export class TestFaxLine implements FaxLine {
  readonly id = 1;
  readonly address = '127.0.0.1';
  readonly port = 40_000;
  canSwitch = true;
  job: FaxJob | null = null;
  readonly t38: T38Remote[] = [];
  isClosed = false;
  readonly #finished = Promise.withResolvers<FaxOutcome>();
  readonly #tell: (event: FaxLineEvent) => void;
  readonly #changed: () => void;

  constructor(tell: (event: FaxLineEvent) => void, changed: () => void) {
    this.#tell = tell;
    this.#changed = changed;
  }

  get finished(): Promise<FaxOutcome> {
    return this.#finished.promise;
  }

  hears(tone: 'cng' | 'ced'): void {
    this.#tell({ name: 'tone', tone });
  }

  confirms(page: number, of: number): void {
    this.#tell({ name: 'page', page, of });
  }

  finish(outcome: FaxOutcome = SENT): void {
    this.#finished.resolve(outcome);
  }

  async connect(): Promise<void> {}

  async begin(job: FaxJob): Promise<void> {
    this.job = job;
    this.#changed();
  }

  async openT38Port(): Promise<{ readonly address: string; readonly port: number }> {
    return { address: '127.0.0.1', port: 40_002 };
  }

  async switchToT38(remote: T38Remote): Promise<void> {
    this.t38.push(remote);
    this.#changed();
  }

  async backToAudio(): Promise<void> {}

  async close(): Promise<FaxOutcome | null> {
    this.isClosed = true;
    this.#finished.resolve({ ...SENT, success: false, pages: 0, code: 49, text: 'The call dropped' });
    this.#changed();
    return this.job === null ? null : this.finished;
  }
}

/** A fax plane without a thread and without a DSP. */
export class TestFaxPlane implements FaxPlane {
  capability: FaxPlane['capability'] = { available: true };
  readonly lines: TestFaxLine[] = [];
  readonly seen = new Observed();

  async openLine({ onEvent = () => undefined }: FaxLineOptions = {}): Promise<TestFaxLine> {
    const line = new TestFaxLine(onEvent, () => this.seen.notify());
    this.lines.push(line);
    this.seen.notify();
    return line;
  }

  /** The line whose session has begun. */
  begun(index = 0): Promise<TestFaxLine> {
    return this.seen.until(`fax ${index}`, () => this.lines.filter(({ job }) => job !== null)[index]);
  }

  async close(): Promise<void> {}
}
