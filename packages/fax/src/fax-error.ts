/** Why the fax plane refused. */
export type FaxErrorCode =
  /** The DSP library is missing. */
  | 'unavailable'
  /** No free port in the range. */
  | 'ports-exhausted'
  /** An argument is out of its domain, or it is not the time for it. */
  | 'invalid'
  /** The page phase has begun: the path stays. */
  | 'too-late'
  /** The fax thread died. */
  | 'worker-failed'
  /** The line or the plane is closed. */
  | 'closed';

/** The only error that the plane's methods reject with. */
export class FaxError extends Error {
  readonly code: FaxErrorCode;

  constructor(code: FaxErrorCode, message: string) {
    super(message);
    this.name = 'FaxError';
    this.code = code;
  }
}
