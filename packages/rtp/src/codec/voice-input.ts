import type { Frame } from '../worker/frame.ts';
import { Playout } from './playout.ts';
import { voiceCodecNamed } from './voice-codec.ts';
import type { VoiceCodecs } from './voice-codecs.ts';

/** What the first packet waits, so that the next ones may be late. */
const CUSHION_MS = 20;

/** Audio as a codec gives it. */
export interface Voice {
  readonly samples: Int16Array;
  /** Hz. */
  readonly sampleRate: number;
}

/** Decodes the frames of one stream, whatever codec it takes, at the pace of whoever pulls. */
export class VoiceInput {
  readonly #codecs: VoiceCodecs;
  #playout: Playout | null = null;
  /** Of what stream the present playout is. */
  #stream: { readonly sourceId: number; readonly codec: string } | null = null;
  #cushionMs = 0;

  constructor(codecs: VoiceCodecs) {
    this.#codecs = codecs;
  }

  /** Whether a stream is there, decodable or not. */
  get isActive(): boolean {
    return this.#stream !== null;
  }

  /** Whether something is to be had, now or after the cushion. */
  get isPlaying(): boolean {
    return this.#playout !== null;
  }

  /** Takes audio and comfort noise; drops what cannot be decoded. Tells whether a stream begins that can. */
  accept(frame: Frame): boolean {
    if (frame.kind === 'event') return false;
    const isNew = frame.kind === 'audio' && !this.#isPresent(frame);
    if (isNew) this.#begin(frame);
    if (this.#stream?.sourceId === frame.sourceId) this.#put(frame, frame.kind);
    return isNew && this.isPlaying;
  }

  #put({ sequence, timestamp, packet, start, end }: Frame, kind: 'audio' | 'noise'): void {
    // The playout keeps it for longer than the memory of a datagram lasts.
    this.#playout?.put({ sequence, timestamp, kind, payload: new Uint8Array(packet.subarray(start, end)) });
  }

  /** The next `ms` of what is heard; null while nobody speaks, or the first packet still waits. */
  pull(ms: number): Voice | null {
    const playout = this.#playout;
    if (!playout) return null;
    if (playout.isGone) {
      this.stop();
      return null;
    }
    if (this.#cushionMs > 0) {
      this.#cushionMs -= ms;
      return null;
    }
    const { sampleRate } = playout;
    return { samples: playout.pull((sampleRate / 1000) * ms), sampleRate };
  }

  /** Forgets the present stream. */
  stop(): void {
    this.#stream = null;
    this.#playout?.close();
    this.#playout = null;
  }

  #isPresent({ sourceId, codec }: Frame): boolean {
    return this.#stream?.sourceId === sourceId && this.#stream.codec === codec;
  }

  /** Another source, or the same in another codec. */
  #begin({ sourceId, codec }: Frame): void {
    this.stop();
    const [name = '', clockRate] = codec.split('/');
    const voice = voiceCodecNamed(name, Number(clockRate));
    const decoder = voice && this.#codecs.decoder(voice);
    this.#stream = { sourceId, codec };
    if (!decoder) return;
    this.#playout = new Playout(decoder);
    this.#cushionMs = CUSHION_MS;
  }
}
