import type { Codec } from '@strowger/sip';
import { codecNamed, isG711, PCMA, PCMU, sameCodec, withDistinctPayloadTypes } from './codec.ts';

/** The formats of one audio stream: codecs in order of preference, and telephone-event when it is used. */
export interface AudioFormats {
  readonly codecs: readonly Codec[];
  readonly telephoneEvent: Codec | null;
}

const TELEPHONE_EVENT: Codec = {
  payloadType: 101,
  name: 'telephone-event',
  clockRate: 8000,
  channels: 1,
  fmtp: '0-16',
};

/**
 * What a callee is offered: the caller's codecs in the caller's order with G.711 added, or exactly the target's own list
 * (contract 20 §1.2 absolute_codec_string), taking parameters from the caller where he has that codec too.
 * `caller` null: the caller's formats are not known yet.
 */
export function formatsToOffer(caller: AudioFormats | null, absolute: readonly string[]): AudioFormats {
  const known = caller?.codecs ?? [];
  const own = absolute.flatMap((name) => {
    const codec = codecNamed(name);
    if (codec === null) return [];
    return [known.find((candidate) => sameCodec(candidate, codec)) ?? codec];
  });
  const codecs = own.length > 0 ? withoutDoubles(own) : withoutDoubles([...known, PCMU, PCMA]);
  const telephoneEvent = caller?.telephoneEvent ?? TELEPHONE_EVENT;
  const numbered = withDistinctPayloadTypes([...codecs, { ...telephoneEvent, name: 'telephone-event' }]);
  return { codecs: numbered.slice(0, -1), telephoneEvent: numbered.at(-1) ?? null };
}

function withoutDoubles(codecs: readonly Codec[]): Codec[] {
  return codecs.filter((codec, index) => codecs.findIndex((other) => sameCodec(other, codec)) === index);
}

/**
 * The formats to answer an offer with, so that the two sides share a codec where they can, else both speak G.711.
 * `peer` is what the other side settled on (null: it has not been reached, any codec of ours will do).
 * Returns null when nothing fits: 488.
 */
export function formatsToAnswer(offered: AudioFormats, peer: AudioFormats | null): AudioFormats | null {
  const codec = peer === null ? offered.codecs.find(isG711) : sharedCodec(offered, peer);
  return codec === undefined ? null : { codecs: [codec], telephoneEvent: offered.telephoneEvent };
}

function sharedCodec(offered: AudioFormats, peer: AudioFormats): Codec | undefined {
  for (const candidate of peer.codecs) {
    const shared = offered.codecs.find((codec) => sameCodec(codec, candidate));
    if (shared !== undefined) return { ...shared, fmtp: candidate.fmtp ?? shared.fmtp };
  }
  return peer.codecs.some(isG711) ? offered.codecs.find(isG711) : undefined;
}

/** True when audio can pass between two settled sides: the same codec, or G.711 on both. */
export function canBridge(a: AudioFormats, b: AudioFormats): boolean {
  return (
    a.codecs.some((codec) => b.codecs.some((other) => sameCodec(codec, other))) ||
    (a.codecs.some(isG711) && b.codecs.some(isG711))
  );
}
