import type { VoiceCodecName } from '../codec/voice-codec.ts';
import type { MediaLog } from './api.ts';
import type { WorkerLink } from './worker-link.ts';

/** Which codecs the media threads can transcode: asked once, since libraries do not come and go. */
export class CodecSurvey {
  readonly #links: () => readonly WorkerLink[];
  readonly #log: MediaLog;
  #known: readonly VoiceCodecName[] = [];
  #asked: Promise<readonly VoiceCodecName[]> | null = null;

  /** @param links the threads that run now */
  constructor(links: () => readonly WorkerLink[], log: MediaLog) {
    this.#links = links;
    this.#log = log;
  }

  /** What is known so far; nothing before the first `ask`. */
  get known(): readonly VoiceCodecName[] {
    return this.#known;
  }

  /** Asks every thread, which loads the libraries there before a call needs them. Rejects with a `MediaError`. */
  ask(): Promise<readonly VoiceCodecName[]> {
    this.#asked ??= this.#survey().catch((error: unknown) => {
      this.#asked = null;
      throw error;
    });
    return this.#asked;
  }

  async #survey(): Promise<readonly VoiceCodecName[]> {
    const replies = await Promise.all(this.#links().map((link) => link.request({ type: 'codecs' })));
    const [first] = replies.flatMap((reply) => (reply.type === 'codecs' ? [reply] : []));
    for (const { codec, reason } of first?.missing ?? []) {
      this.#log('warn', 'a codec is passed on only between phones that share it', { codec, reason });
    }
    this.#known = first?.available ?? [];
    return this.#known;
  }
}
