/** A text could not be read aloud; the message may be shown. */
export class SpeechFailed extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SpeechFailed';
  }
}
