import type { FaxOutcome } from '@strowger/switch';

/** T.30's own code for a call that was over before a fax answered. */
const NO_SESSION = 49;

/** The outcome of a fax whose session could not even begin. */
export function noFax(text: string): FaxOutcome {
  return {
    success: false,
    code: NO_SESSION,
    text,
    pages: 0,
    totalPages: null,
    remoteIdent: '',
    rate: 0,
    ecm: false,
    path: 'g711',
    pageReports: [],
  };
}
