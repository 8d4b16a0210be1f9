import type { FaxOutcome, FaxPageReport } from '@strowger/switch';
import type { ModemEvent, ModemStatus } from '../dsp/fax-dsp.ts';
import { CFR, endsLastPage } from '../dsp/t30-frames.ts';
import { CALL_DROPPED, completionText, FELL_SILENT, PAGES_MISSING } from './completion-text.ts';

/** Codes of a receiver that missed no more than the goodbye: the call dropped, or DCN did not come. */
const NO_GOODBYE: ReadonlySet<number> = new Set([CALL_DROPPED, FELL_SILENT, 29, 34]);

/** What a T.30 session has shown of itself so far, and what became of it. */
export class FaxRecord {
  readonly #kind: 'send' | 'receive';
  readonly #documentPages: number | null;
  readonly #reports: FaxPageReport[] = [];
  #faxHeard = false;
  #pagePhase = false;
  #lastPage: 'to come' | 'announced' | 'kept' = 'to come';

  /** @param documentPages of what is sent; null: not known */
  constructor(kind: 'send' | 'receive', documentPages: number | null) {
    this.#kind = kind;
    this.#documentPages = documentPages;
  }

  get faxHeard(): boolean {
    return this.#faxHeard;
  }

  /** Training succeeded: pages follow. */
  get pagePhase(): boolean {
    return this.#pagePhase;
  }

  /** The last page is kept: only the goodbye is to come. */
  get isComplete(): boolean {
    return this.#lastPage === 'kept';
  }

  hearTone(): void {
    this.#faxHeard = true;
  }

  /** @returns whether it began the page phase */
  frame({ direction, type, frame }: Extract<ModemEvent, { name: 'frame' }>): boolean {
    if (direction === 'in') this.#faxHeard = true;
    if (direction === 'in' && endsLastPage(frame)) this.#lastPage = 'announced';
    const isConfirmation = type === CFR && direction === (this.#kind === 'send' ? 'in' : 'out');
    const begins = isConfirmation && !this.#pagePhase;
    if (begins) this.#pagePhase = true;
    return begins;
  }

  page(report: FaxPageReport): void {
    this.#reports.push(report);
    if (this.#lastPage === 'announced') this.#lastPage = 'kept';
  }

  outcome(code: number, status: ModemStatus, path: 'g711' | 't38'): FaxOutcome {
    const { remoteIdent, ecm, rate } = status;
    const final = this.#finalCode(code);
    const reached = { kind: this.#kind, faxHeard: this.#faxHeard, pagePhase: this.#pagePhase };
    return {
      success: final === 0,
      code: final,
      text: completionText(final, reached),
      pages: this.#reports.length,
      totalPages: this.#documentPages,
      remoteIdent,
      rate: this.#reports.at(-1)?.rate ?? (this.#pagePhase ? rate : 0),
      ecm: this.#pagePhase && ecm,
      path,
      pageReports: [...this.#reports],
    };
  }

  #finalCode(code: number): number {
    const pages = this.#reports.length;
    if (this.#kind === 'receive' && this.isComplete && NO_GOODBYE.has(code)) return 0;
    const isComplete = pages > 0 && (this.#documentPages === null || pages >= this.#documentPages);
    return code === 0 && !isComplete ? PAGES_MISSING : code;
  }
}

/** Of a session that could not even begin. */
export function refusedOutcome(code: number): FaxOutcome {
  const nothing = { remoteIdent: '', pages: 0, totalPages: null, rate: 0, ecm: false };
  return new FaxRecord('send', null).outcome(code, nothing, 'g711');
}
