import { g711Decoder, g711Encoder } from './g711-codec.ts';
import { type G722, loadG722 } from './g722-codec.ts';
import { loadOpus, type Opus } from './opus-codec.ts';
import type { EncoderWishes, VoiceCodecName, VoiceDecoder, VoiceEncoder } from './voice-codec.ts';

/** A codec that this machine has no library for. */
export interface MissingCodec {
  readonly codec: VoiceCodecName;
  readonly reason: string;
}

type Loaded<T> = { readonly codec: T } | { readonly reason: string };

/** The codecs of one media thread; each library is loaded when it is first asked for. */
export class VoiceCodecs {
  readonly #g722: () => Loaded<G722>;
  readonly #opus: () => Loaded<Opus>;

  /** The loaders throw when their library is missing. */
  constructor(loaders: { readonly g722: () => G722; readonly opus: () => Opus } = { g722: loadG722, opus: loadOpus }) {
    this.#g722 = once(loaders.g722);
    this.#opus = once(loaders.opus);
  }

  /** What can be transcoded here, and what cannot. Loads every library. */
  survey(): { readonly available: readonly VoiceCodecName[]; readonly missing: readonly MissingCodec[] } {
    const optional = [
      { codec: 'G722', loaded: this.#g722() },
      { codec: 'OPUS', loaded: this.#opus() },
    ] as const;
    return {
      available: ['PCMU', 'PCMA', ...optional.flatMap(({ codec, loaded }) => ('codec' in loaded ? [codec] : []))],
      missing: optional.flatMap(({ codec, loaded }) => ('reason' in loaded ? [{ codec, reason: loaded.reason }] : [])),
    };
  }

  /** Whether this machine can decode and encode a codec. */
  has(name: VoiceCodecName): boolean {
    if (name === 'G722') return codecIn(this.#g722()) !== null;
    return name === 'OPUS' ? codecIn(this.#opus()) !== null : true;
  }

  /** A decoder for one stream; null when the library is missing. */
  decoder(name: VoiceCodecName): VoiceDecoder | null {
    switch (name) {
      case 'PCMU':
        return g711Decoder('ulaw');
      case 'PCMA':
        return g711Decoder('alaw');
      case 'G722':
        return codecIn(this.#g722())?.decoder() ?? null;
      case 'OPUS':
        return codecIn(this.#opus())?.decoder() ?? null;
    }
  }

  /** An encoder for one stream; null when the library is missing. */
  encoder(name: VoiceCodecName, wishes: EncoderWishes = {}): VoiceEncoder | null {
    switch (name) {
      case 'PCMU':
        return g711Encoder('ulaw');
      case 'PCMA':
        return g711Encoder('alaw');
      case 'G722':
        return codecIn(this.#g722())?.encoder() ?? null;
      case 'OPUS':
        return codecIn(this.#opus())?.encoder(wishes) ?? null;
    }
  }
}

function once<T>(load: () => T): () => Loaded<T> {
  let loaded: Loaded<T> | null = null;
  return () => {
    loaded ??= attempt(load);
    return loaded;
  };
}

function attempt<T>(load: () => T): Loaded<T> {
  try {
    return { codec: load() };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : 'the library cannot be loaded' };
  }
}

function codecIn<T>(loaded: Loaded<T>): T | null {
  return 'codec' in loaded ? loaded.codec : null;
}
