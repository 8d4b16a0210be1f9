import type { Codec } from '@strowger/sip';
import { codecNamed, G722, isG711, OPUS, PCMA, PCMU, sameCodec, withDistinctPayloadTypes } from './codec.ts';
import { eventFor, eventsOf, eventsToOffer } from './telephone-events.ts';
import { NOTHING_TRANSCODABLE, type Transcodable } from './transcoding.ts';

/** The formats of one audio stream: codecs in order of preference, and what may stand beside them. */
export interface AudioFormats {
  readonly codecs: readonly Codec[];
  readonly telephoneEvent: Codec | null;
  /** The same at other clock rates: of an offer, which leaves the choice to the answer. */
  readonly otherEvents?: readonly Codec[];
  /** Comfort noise (RFC 3389). */
  readonly comfortNoise?: Codec | null;
  /** Nothing else will do, also not by transcoding: what is carried is no speech. */
  readonly isExclusive?: true;
}

/** What a phone without any codec of its caller may speak: the cheaper one to transcode first. */
const TO_TRANSCODE = [G722, OPUS];

/**
 * What a callee is offered: the caller's codecs in the caller's order with G.711 added and, last, what can be transcoded
 * into them, or exactly the target's own list (contract 20 §1.2 absolute_codec_string), taking parameters from the caller
 * where he has that codec too. `caller` null: the caller's formats are not known yet.
 */
export function formatsToOffer(
  caller: AudioFormats | null,
  absolute: readonly string[],
  transcodable: Transcodable = NOTHING_TRANSCODABLE,
): AudioFormats {
  const known = caller?.codecs ?? [];
  const own = absolute.flatMap((name) => {
    const codec = codecNamed(name);
    if (codec === null) return [];
    return [known.find((candidate) => sameCodec(candidate, codec)) ?? codec];
  });
  const isExclusive = caller?.isExclusive === true;
  const canTranscode = !isExclusive && (known.length === 0 || known.some(transcodable));
  const spoken = [...known, PCMU, PCMA, ...(canTranscode ? TO_TRANSCODE.filter(transcodable) : [])];
  const wanted = isExclusive ? own.filter((codec) => known.some((one) => sameCodec(one, codec))) : own;
  const codecs = withoutDoubles(wanted.length > 0 ? wanted : spoken);
  const noise = caller?.comfortNoise != null && codecs.some(isG711) ? [caller.comfortNoise] : [];
  const numbered = withDistinctPayloadTypes([...noise, ...codecs, ...eventsToOffer(caller, codecs)]);
  const [telephoneEvent = null, ...otherEvents] = numbered.slice(noise.length + codecs.length);
  return {
    codecs: numbered.slice(noise.length, noise.length + codecs.length),
    telephoneEvent,
    ...(otherEvents.length === 0 ? {} : { otherEvents }),
    ...(noise.length === 0 ? {} : { comfortNoise: numbered[0] ?? null }),
  };
}

/**
 * What an offer is answered with once a codec of it is chosen: telephone-event at the codec's clock rate where that is
 * offered (RFC 4733 §2.1), comfort noise where the other side takes it too.
 */
export function formatsWith(offered: AudioFormats, codec: Codec, peer: AudioFormats | null): AudioFormats {
  const noise = isG711(codec) && peer?.comfortNoise != null ? (offered.comfortNoise ?? null) : null;
  return {
    codecs: [codec],
    telephoneEvent: eventFor(eventsOf(offered), codec),
    ...(noise === null ? {} : { comfortNoise: noise }),
  };
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
  return formatsToOffer({ ...wanted, codecs: [...wanted.codecs, ...kept] }, []);
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
  return codec === undefined ? null : formatsWith(offered, codec, peer);
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
