/** What was received is no session description. Answer 400, or 488 in an offer. */
export class SdpParseError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SdpParseError';
  }
}
