import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FaxInbox, FaxOutcome, FaxReception, FaxTerms, FaxTimes, IncomingFax } from '@strowger/switch';

/** Where faxes go in tests: files of a folder of its own. */
export class TestFaxInbox implements FaxInbox {
  readonly expected: IncomingFax[] = [];
  readonly done: { readonly reception: FaxReception; readonly outcome: FaxOutcome; readonly times: FaxTimes }[] = [];
  /** Nobody is to have faxes. */
  isClosed = false;
  terms: (fax: IncomingFax) => FaxTerms = () => ({ ident: '+441632960111', ecm: true, t38: 'accept', v17: true });
  readonly #changed: () => void;
  #folder: string | null = null;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  async expect(fax: IncomingFax): Promise<FaxReception | null> {
    const receptionId = this.expected.push(fax);
    this.#changed();
    if (this.isClosed) return null;
    this.#folder ??= mkdtempSync(join(tmpdir(), 'faxes-'));
    return { receptionId, path: join(this.#folder, `${receptionId}.tif`), terms: this.terms(fax) };
  }

  async received(reception: FaxReception, outcome: FaxOutcome, times: FaxTimes): Promise<void> {
    this.done.push({ reception, outcome, times });
    this.#changed();
  }

  dispose(): void {
    if (this.#folder !== null) rmSync(this.#folder, { recursive: true, force: true });
  }
}
