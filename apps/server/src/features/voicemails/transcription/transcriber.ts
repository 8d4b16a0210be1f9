/** What was said in a message, as text. */
export interface Transcriber {
  /** @param wav a WAV file. Rejects with TranscriptionFailed. */
  transcribe(wav: Buffer, signal: AbortSignal): Promise<string>;
}

/** There is no text: not now, or `forGood` not for this message at all. The reason holds nothing of the provider's answer. */
export class TranscriptionFailed extends Error {
  readonly forGood: boolean;

  constructor(reason: string, forGood: boolean) {
    super(reason);
    this.name = 'TranscriptionFailed';
    this.forGood = forGood;
  }
}
