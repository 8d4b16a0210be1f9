import type { Codec } from '@strowger/sip';

/** G.711 in both laws: what every call may fall back to, because the platform turns one into the other. */
export const PCMU: Codec = { payloadType: 0, name: 'PCMU', clockRate: 8000, channels: 1 };
export const PCMA: Codec = { payloadType: 8, name: 'PCMA', clockRate: 8000, channels: 1 };

export const G722: Codec = { payloadType: 9, name: 'G722', clockRate: 8000, channels: 1 };
export const OPUS: Codec = { payloadType: 111, name: 'opus', clockRate: 48000, channels: 2, fmtp: 'useinbandfec=1' };

const STATIC_CODECS: readonly Codec[] = [
  PCMU,
  PCMA,
  G722,
  { payloadType: 18, name: 'G729', clockRate: 8000, channels: 1 },
];
const FIRST_DYNAMIC = 96;
const LAST_DYNAMIC = 127;

export function isG711(codec: Codec): boolean {
  const name = codec.name.toUpperCase();
  return name === 'PCMU' || name === 'PCMA';
}

export function isTelephoneEvent(codec: Codec): boolean {
  return codec.name.toLowerCase() === 'telephone-event';
}

/** RFC 3389 comfort noise: never what a call is carried in. */
export function isComfortNoise(codec: Codec): boolean {
  return codec.name.toUpperCase() === 'CN';
}

export function sameCodec(a: Codec, b: Codec): boolean {
  return a.name.toUpperCase() === b.name.toUpperCase() && a.clockRate === b.clockRate && a.channels === b.channels;
}

/** The codec of a configured name such as `PCMU`, `OPUS` or `G722@20i`; null when the platform does not know it. */
export function codecNamed(name: string): Codec | null {
  const bare = (name.split('@')[0] ?? '').trim().toUpperCase();
  if (bare === 'OPUS') return OPUS;
  return STATIC_CODECS.find((codec) => codec.name === bare) ?? null;
}

/** Gives each codec a payload type of its own: its present one where that is free, else the next free dynamic one. */
export function withDistinctPayloadTypes(codecs: readonly Codec[]): Codec[] {
  const taken = new Set<number>();
  return codecs.map((codec) => {
    const payloadType = taken.has(codec.payloadType) ? nextFree(taken, codecs) : codec.payloadType;
    taken.add(payloadType);
    return { ...codec, payloadType };
  });
}

function nextFree(taken: ReadonlySet<number>, codecs: readonly Codec[]): number {
  const wanted = new Set(codecs.map((codec) => codec.payloadType));
  for (let type = FIRST_DYNAMIC; type <= LAST_DYNAMIC; type += 1) {
    if (!taken.has(type) && !wanted.has(type)) return type;
  }
  return LAST_DYNAMIC;
}
