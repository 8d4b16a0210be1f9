import type { SipRequest } from './message.ts';

/**
 * What was received is not an acceptable SIP message.
 *
 * `status` and `reason` say how a request is to be answered; `request` is there when enough of it was
 * understood to build that answer (RFC 3261 §8.2.6: Via, From, To, Call-ID, CSeq). Without it: drop.
 */
export class SipParseError extends Error {
  readonly status: number;
  readonly reason: string;
  readonly request: SipRequest | undefined;

  constructor(reason: string, status = 400, request?: SipRequest) {
    super(reason);
    this.name = 'SipParseError';
    this.status = status;
    this.reason = reason;
    this.request = request;
  }

  /** The same error about a request that can be answered. */
  withRequest(request: SipRequest): SipParseError {
    return new SipParseError(this.reason, this.status, request);
  }
}
