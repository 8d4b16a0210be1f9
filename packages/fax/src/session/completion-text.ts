/** What was known when a session ended. */
export interface Reached {
  readonly kind: 'send' | 'receive';
  /** A fax tone or a frame of T.30 came. */
  readonly faxHeard: boolean;
  /** Training succeeded: pages were to follow. */
  readonly pagePhase: boolean;
}

/** The code of a call that dropped. */
export const CALL_DROPPED = 49;
/** The document cannot be opened; is no fax TIFF; has values that no fax has. */
export const DOCUMENT_CODES = { missing: 41, noPages: 42, notFax: 43, badValues: 45 } as const;
/** Codes of our own are below 0. The fax thread died, or could not begin. */
export const ENGINE_FAILED = -1;
export const PAGES_MISSING = -2;
/** No message of T.30 passed for longer than any page lasts. */
export const FELL_SILENT = -3;

/** What a code of the library's T.30 means, in the words of contract 30 §18.4. */
const TEXTS: Readonly<Record<number, string>> = {
  [PAGES_MISSING]: 'page not confirmed: the session ended before the last page',
  [ENGINE_FAILED]: 'the fax engine failed',
  [FELL_SILENT]: 'lost carrier: the far side fell silent',
  0: 'OK',
  1: 'not a fax: the answering tone did not end',
  4: 'lost carrier: the operator did not take over',
  5: 'lost carrier: a message of the far side did not end',
  6: 'training failed: no rate worked',
  7: 'the far side asked for an operator',
  8: 'the far side is not compatible',
  9: 'the far side cannot receive',
  10: 'the far side has nothing to send',
  11: 'the far side cannot receive the resolution of the document',
  12: 'the far side cannot receive the width of the document',
  13: 'lost carrier: an unexpected message came',
  14: 'training failed: the far side did not accept the training',
  15: 'page not confirmed: the far side disconnected after the page',
  16: 'page not confirmed: a wrong answer came to the page',
  17: 'no carrier: the far side disconnected at once',
  18: 'page not confirmed: a wrong answer came to the page',
  19: 'not a fax: the far side did not name its abilities',
  20: 'training failed: the far side did not answer',
  21: 'page not confirmed: the far side did not answer',
  22: 'page not confirmed: the far side was not ready in time',
  23: 'lost carrier: a wrong message came within a page',
  24: 'the far side wants to send where it should receive',
  25: 'lost carrier: an unexpected message came after a page',
  26: 'lost carrier: the page broke off',
  27: 'lost carrier: the page did not end',
  28: 'no carrier: the page did not begin',
  29: 'lost carrier: the far side did not say goodbye',
  30: 'lost carrier: nothing came after the page',
  31: 'no carrier: the page did not begin',
  32: 'lost carrier: the next page did not come',
  33: 'lost carrier: the far side fell silent within a page',
  34: 'lost carrier: the far side fell silent',
  35: 'no carrier: the far side disconnected before the fax began',
  36: 'lost carrier: the far side disconnected before the page',
  37: 'lost carrier: the far side disconnected within the page',
  38: 'lost carrier: the far side disconnected between pages',
  39: 'lost carrier: the far side disconnected within the page',
  40: 'page not confirmed: the far side disconnected in place of sending the page again',
  [DOCUMENT_CODES.missing]: 'the document cannot be opened',
  [DOCUMENT_CODES.noPages]: 'the document has no pages',
  [DOCUMENT_CODES.notFax]: 'the document is no fax TIFF',
  44: 'the document has no page numbers',
  [DOCUMENT_CODES.badValues]: 'the document has a size or resolution that no fax has',
  46: 'the document has a broken header',
  47: 'out of memory',
  48: 'lost carrier: disconnected after the permitted retries',
};

/** The reason in plain words; "OK" for 0. */
export function completionText(code: number, reached: Reached): string {
  if (code === 2 || code === 3) return silenceText(reached);
  if (code === CALL_DROPPED) return droppedText(reached);
  return TEXTS[code] ?? 'the far side refused the fax';
}

/** T0 or T1 of T.30 ran out. */
function silenceText({ kind, faxHeard }: Reached): string {
  if (faxHeard) return 'no carrier: a fax tone was heard, but no message followed';
  return kind === 'send' ? 'not a fax: no fax answered' : 'not a fax: no fax called';
}

function droppedText({ faxHeard, pagePhase }: Reached): string {
  if (pagePhase) return 'lost carrier: the call dropped during the fax';
  return faxHeard
    ? 'no carrier: the call dropped before the first page'
    : 'not a fax: the call ended without a fax tone';
}
