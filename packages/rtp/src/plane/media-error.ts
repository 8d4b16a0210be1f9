/** Why the media plane refused. */
export type MediaErrorCode =
  /** No free port pair in the range. */
  | 'ports-exhausted'
  /** The endpoint never was or is closed. */
  | 'unknown-endpoint'
  /** An argument is out of its domain. */
  | 'invalid'
  /** The endpoint has no payload in which this can be sent. */
  | 'no-codec'
  /** A file to play is missing, too large or not audio that we read. */
  | 'bad-source'
  /** The file to record to cannot be made. */
  | 'bad-target'
  /** The mixer never was or is closed. */
  | 'unknown-mixer'
  /** The endpoint is in no mixer. */
  | 'not-a-member'
  /** The media thread of the endpoint died. */
  | 'worker-failed'
  /** The plane is closed. */
  | 'closed';

/** The only error that the plane's methods reject with. */
export class MediaError extends Error {
  readonly code: MediaErrorCode;

  constructor(code: MediaErrorCode, message: string) {
    super(message);
    this.name = 'MediaError';
    this.code = code;
  }
}
