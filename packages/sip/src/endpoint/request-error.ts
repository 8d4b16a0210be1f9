export type SipRequestErrorCode = 'timeout' | 'transport' | 'unresolvable' | 'stopped';

/** A request got no final response. */
export class SipRequestError extends Error {
  readonly code: SipRequestErrorCode;

  constructor(code: SipRequestErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'SipRequestError';
    this.code = code;
  }

  /** The status that a user agent treats this like (RFC 3261 §8.1.3.1). */
  get status(): 408 | 503 {
    return this.code === 'timeout' ? 408 : 503;
  }
}
