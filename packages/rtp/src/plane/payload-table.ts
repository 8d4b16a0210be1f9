import { type Law, lawOfCodec } from '../audio/g711.ts';
import { type VoiceCodecName, voiceCodecNamed } from '../codec/voice-codec.ts';
import type { VoiceTarget } from '../codec/voice-output.ts';
import type { BridgePath, Payload, RemoteMedia } from './api.ts';

/** What a received payload type means. */
export interface ReceivedFormat {
  readonly kind: 'audio' | 'noise' | 'event';
  readonly codec: string;
  readonly name: string;
  readonly clockRate: number;
}

/** How a frame of some format leaves: under which payload type, and converted from which law. */
export interface Route {
  readonly pt: number;
  readonly clockRate: number;
  readonly transcodeFrom: Law | null;
}

const EVENT_KEY = 'telephone-event';
const DEFAULT_EVENT_RATE = 8000;
/** Comfort noise (RFC 3389 §4): it may come with any codec of 8 kHz, whether or not it was listed. */
const NOISE_PT = 13;
const NOISE: ReceivedFormat = { kind: 'noise', codec: 'CN/8000/1', name: 'CN', clockRate: 8000 };

/** Two payloads with the same key carry the same bits. */
function codecKey(payload: Payload): string {
  return `${payload.codec.toUpperCase()}/${payload.clockRate}/${payload.channels ?? 1}`;
}

/** The payload types of one endpoint, both ways. */
export class PayloadTable {
  readonly #received = new Map<number, ReceivedFormat>();
  readonly #payloads: readonly Payload[];
  readonly #event: Route | null;
  readonly #routes = new Map<string, Route | null>();

  constructor(remote: RemoteMedia) {
    this.#payloads = remote.payloads;
    const eventRate = remote.telephoneEventClockRate ?? DEFAULT_EVENT_RATE;
    this.#event =
      remote.telephoneEventPt === undefined
        ? null
        : { pt: remote.telephoneEventPt, clockRate: eventRate, transcodeFrom: null };
    this.#received.set(NOISE_PT, NOISE);
    if (remote.noisePt !== undefined) {
      this.#received.set(remote.noisePt, NOISE);
      this.#routes.set(NOISE.codec, { pt: remote.noisePt, clockRate: NOISE.clockRate, transcodeFrom: null });
    }
    for (const payload of remote.payloads) {
      this.#received.set(payload.receivePt ?? payload.pt, {
        kind: 'audio',
        codec: codecKey(payload),
        name: payload.codec,
        clockRate: payload.clockRate,
      });
    }
    const eventPt = remote.telephoneEventReceivePt ?? remote.telephoneEventPt;
    if (eventPt !== undefined) {
      this.#received.set(eventPt, { kind: 'event', codec: EVENT_KEY, name: EVENT_KEY, clockRate: eventRate });
    }
  }

  /** The format of a payload type that the remote sends, if it may send it. */
  received(payloadType: number): ReceivedFormat | undefined {
    return this.#received.get(payloadType);
  }

  /** How telephone events leave; null when the remote did not negotiate them. */
  get event(): Route | null {
    return this.#event;
  }

  /** The payload type and law in which we can generate audio. */
  get g711(): { readonly pt: number; readonly law: Law } | null {
    for (const payload of this.#payloads) {
      const law = lawOfCodec(payload.codec);
      if (law && payload.clockRate === 8000) return { pt: payload.pt, law };
    }
    return null;
  }

  /** In what we generate or transcode: G.711, which costs next to nothing, else the first that can be encoded. */
  get voice(): VoiceTarget | null {
    const targets = this.#payloads.flatMap((payload) => {
      const codec = voiceCodecNamed(payload.codec, payload.clockRate);
      const { pt, fmtp } = payload;
      return codec ? [{ pt, codec, format: codecKey(payload), ...(fmtp === undefined ? {} : { fmtp }) }] : [];
    });
    return targets.find(({ codec }) => lawOfCodec(codec) !== null) ?? targets[0] ?? null;
  }

  get preferredName(): string | null {
    return this.#payloads[0]?.codec ?? null;
  }

  /** The format of a payload type that we send. */
  sent(payloadType: number): string | null {
    if (payloadType === this.#event?.pt) return EVENT_KEY;
    const payload = this.#payloads.find(({ pt }) => pt === payloadType);
    return payload ? codecKey(payload) : null;
  }

  /** How audio of this format leaves; null when the remote cannot take it. */
  route(codec: string): Route | null {
    const known = this.#routes.get(codec);
    if (known !== undefined) return known;
    const route = this.#findRoute(codec);
    this.#routes.set(codec, route);
    return route;
  }

  #findRoute(codec: string): Route | null {
    const same = this.#payloads.find((payload) => codecKey(payload) === codec);
    if (same) return { pt: same.pt, clockRate: same.clockRate, transcodeFrom: null };
    const law = codec === 'PCMU/8000/1' ? 'ulaw' : codec === 'PCMA/8000/1' ? 'alaw' : null;
    const target = this.g711;
    return law && target ? { pt: target.pt, clockRate: 8000, transcodeFrom: law } : null;
  }
}

/**
 * How the preferred format of one side reaches the other; `none` while either is not negotiated. `transcodable` are the
 * codecs that the media threads can decode and encode.
 */
export function pathBetween(
  from: RemoteMedia | null,
  to: RemoteMedia | null,
  transcodable: readonly VoiceCodecName[] = [],
): BridgePath {
  const preferred = from?.payloads[0];
  if (!preferred || !to) return 'none';
  const table = new PayloadTable(to);
  const route = table.route(codecKey(preferred));
  if (route) return route.transcodeFrom ? 'g711' : 'copy';
  const source = voiceCodecNamed(preferred.codec, preferred.clockRate);
  const target = table.voice?.codec;
  return source && target && [source, target].every((codec) => transcodable.includes(codec)) ? 'transcode' : 'none';
}
