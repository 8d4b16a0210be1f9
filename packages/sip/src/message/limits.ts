/** Bounds on what the parser accepts; beyond them a message is refused with 513 or dropped. */
export interface MessageLimits {
  /** Octets of a whole message. */
  readonly maxMessageSize: number;
  /** Octets from the start line to the empty line. */
  readonly maxHeadSize: number;
  /** Header fields, each value of Via, Route, Record-Route, Contact and Path counted. */
  readonly maxHeaders: number;
  /** Characters of one unfolded line. */
  readonly maxLineLength: number;
}

export const defaultLimits: MessageLimits = {
  maxMessageSize: 256 * 1024,
  maxHeadSize: 64 * 1024,
  maxHeaders: 256,
  maxLineLength: 16 * 1024,
};
