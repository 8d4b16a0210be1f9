import type { Payload } from '../plane/api.ts';
import type { RtpPeer } from '../plane/rtp-peer.fixture.ts';
import { joined, Sine, toneDb, usualToneDb } from './speech.fixture.ts';
import { type VoiceCodecName, voiceCodecNamed } from './voice-codec.ts';
import { VoiceCodecs } from './voice-codecs.ts';

export const G722: Payload = { pt: 9, codec: 'G722', clockRate: 8000 };
export const OPUS: Payload = { pt: 96, codec: 'opus', clockRate: 48_000, channels: 2, fmtp: 'useinbandfec=1' };

const codecs = new VoiceCodecs();

function codecOf(payload: Payload): VoiceCodecName {
  const name = voiceCodecNamed(payload.codec, payload.clockRate);
  if (!name) throw new Error(`${payload.codec} cannot be transcoded`);
  return name;
}

/** Speaks a tone in some codec, a packet every 20 ms on the whole, as a phone does. */
export async function speak(peer: RtpPeer, to: number, payload: Payload, frequency: number, ms: number): Promise<void> {
  const encoder = codecs.encoder(codecOf(payload), { fmtp: payload.fmtp ?? '' });
  if (!encoder) throw new Error('this machine lacks libspandsp2 or libopus0');
  const sine = new Sine(frequency, encoder.sampleRate);
  const start = performance.now();
  for (let sent = 0; sent < ms; sent += 20) {
    const frame = encoder.encode(sine.next(encoder.sampleRate / 50));
    peer.send(to, payload.pt, frame, { samples: encoder.clockRate / 50 });
    const wait = start + sent + 20 - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  }
  encoder.close();
}

/** What a phone heard after `skipMs`, decoded: the level of a tone against one sent at the usual peak, in dB. */
export function heardDb(peer: RtpPeer, payload: Payload, frequency: number, sent?: number): number {
  const { samples, sampleRate } = heardAudio(peer, payload);
  return toneDb(samples.subarray(samples.length - sampleRate * 0.4), frequency, sampleRate, sent);
}

/** The level of a tone in most of the last 700 ms that a phone heard, in dB against one sent at the usual peak. */
export function usuallyHeardDb(peer: RtpPeer, payload: Payload, frequency: number): number {
  const { samples, sampleRate } = heardAudio(peer, payload);
  return usualToneDb(samples.subarray(-sampleRate * 0.7), frequency, sampleRate);
}

function heardAudio(peer: RtpPeer, payload: Payload): { samples: Int16Array; sampleRate: number } {
  const decoder = codecs.decoder(codecOf(payload));
  if (!decoder) throw new Error('this machine lacks libspandsp2 or libopus0');
  const samples = joined(
    peer.heard.filter(({ pt }) => pt === payload.pt).map((heard) => decoder.decode(heard.payload)),
  );
  decoder.close();
  return { samples, sampleRate: decoder.sampleRate };
}
