import type { Codec } from '@strowger/sip';
import { codecNamed, isG711, PCMA, PCMU, sameCodec, withDistinctPayloadTypes } from './codec.ts';
import { NOTHING_TRANSCODABLE, type Transcodable } from './transcoding.ts';

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

/**
 * What a phone is offered anew when its peer changes: what that peer settled on and, last, what the phone speaks now where
 * that can be transcoded, so that a phone without the peer's codecs keeps its own.
 */
export function formatsToReoffer(
  own: AudioFormats | null,
  peer: AudioFormats | null,
  transcodable: Transcodable,
): AudioFormats {
  const wanted = formatsToOffer(peer, []);
  const kept = wanted.codecs.some(transcodable) ? (own?.codecs.filter(transcodable) ?? []) : [];
  return formatsToOffer({ codecs: [...wanted.codecs, ...kept], telephoneEvent: wanted.telephoneEvent }, []);
}

function withoutDoubles(codecs: readonly Codec[]): Codec[] {
  return codecs.filter((codec, index) => codecs.findIndex((other) => sameCodec(other, codec)) === index);
}

/**
 * The formats to answer an offer with, so that the two sides share a codec where they can, else both speak G.711, else
 * each speaks what can be transcoded into the other's. `peer` is what the other side settled on (null: it has not been
 * reached, any codec of ours will do). Returns null when nothing fits: 488.
 */
export function formatsToAnswer(
  offered: AudioFormats,
  peer: AudioFormats | null,
  transcodable: Transcodable = NOTHING_TRANSCODABLE,
): AudioFormats | null {
  const codec =
    (peer === null ? undefined : sharedCodec(offered, peer)) ?? ownCodec(offered, peer?.codecs ?? [PCMU], transcodable);
  return codec === undefined ? null : { codecs: [codec], telephoneEvent: offered.telephoneEvent };
}

function sharedCodec(offered: AudioFormats, peer: AudioFormats): Codec | undefined {
  for (const candidate of peer.codecs) {
    const shared = offered.codecs.find((codec) => sameCodec(codec, candidate));
    if (shared !== undefined) return { ...shared, fmtp: candidate.fmtp ?? shared.fmtp };
  }
  return undefined;
}

/** G.711 first: nothing is cheaper to turn into anything else. */
function ownCodec(offered: AudioFormats, peer: readonly Codec[], transcodable: Transcodable): Codec | undefined {
  const g711 = offered.codecs.find(isG711);
  if (g711 !== undefined && peer.some(isG711)) return g711;
  if (!peer.some(transcodable)) return undefined;
  return offered.codecs.find((codec) => isG711(codec) && transcodable(codec)) ?? offered.codecs.find(transcodable);
}

/** True when audio can pass between two settled sides: the same codec, G.711 on both, or by transcoding. */
export function canBridge(
  a: AudioFormats,
  b: AudioFormats,
  transcodable: Transcodable = NOTHING_TRANSCODABLE,
): boolean {
  return (
    (a.codecs.some(transcodable) && b.codecs.some(transcodable)) ||
    a.codecs.some((codec) => b.codecs.some((other) => sameCodec(codec, other))) ||
    (a.codecs.some(isG711) && b.codecs.some(isG711))
  );
}
