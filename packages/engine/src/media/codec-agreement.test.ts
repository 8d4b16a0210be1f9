import type { Codec } from '@strowger/sip';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PCMA, PCMU } from './codec.ts';
import { type AudioFormats, canBridge, formatsToAnswer, formatsToOffer, formatsToReoffer } from './codec-agreement.ts';

const G722: Codec = { payloadType: 9, name: 'G722', clockRate: 8000, channels: 1 };
const OPUS: Codec = { payloadType: 96, name: 'opus', clockRate: 48000, channels: 2, fmtp: 'usedtx=1' };
const G729: Codec = { payloadType: 18, name: 'G729', clockRate: 8000, channels: 1 };
const NOISE: Codec = { payloadType: 13, name: 'CN', clockRate: 8000, channels: 1 };
const EVENTS: Codec = { payloadType: 100, name: 'telephone-event', clockRate: 8000, channels: 1, fmtp: '0-15' };

const formats = (...codecs: Codec[]): AudioFormats => ({ codecs, telephoneEvent: EVENTS });
const names = (agreed: AudioFormats | null) => agreed?.codecs.map((codec) => codec.name);

describe('offer to a callee', () => {
  it("keeps the caller's order and payload types and adds G.711", () => {
    const offer = formatsToOffer(formats(OPUS, PCMA), []);
    expect(names(offer)).toEqual(['opus', 'PCMA', 'PCMU']);
    expect(offer.codecs[0]).toEqual(OPUS);
    expect(offer.telephoneEvent).toEqual(EVENTS);
  });

  it("offers exactly the target's absolute list", () => {
    const offer = formatsToOffer(formats(PCMU, OPUS), ['G722@20i', 'OPUS', 'unheard-of']);
    expect(names(offer)).toEqual(['G722', 'opus']);
    expect(offer.codecs[1]?.fmtp).toBe('usedtx=1');
  });

  it('offers G.711 and telephone-event when the caller made no offer yet', () => {
    const offer = formatsToOffer(null, []);
    expect(names(offer)).toEqual(['PCMU', 'PCMA']);
    expect(offer.telephoneEvent?.payloadType).toBe(101);
  });

  it('offers, last, what can be transcoded into a codec of the caller', () => {
    const all = ({ name }: Codec) => ['PCMU', 'PCMA', 'G722', 'OPUS'].includes(name.toUpperCase());
    expect(names(formatsToOffer(formats(PCMU), [], all))).toEqual(['PCMU', 'PCMA', 'G722', 'opus']);
    expect(names(formatsToOffer(null, [], all))).toEqual(['PCMU', 'PCMA', 'G722', 'opus']);
    expect(names(formatsToOffer(formats(G729), [], all))).toEqual(['G729', 'PCMU', 'PCMA']);
    expect(names(formatsToOffer(formats(PCMU), ['G722'], all))).toEqual(['G722']);
    expect(names(formatsToOffer(formats(PCMU), []))).toEqual(['PCMU', 'PCMA']);
  });

  it('offers telephone-event in the clock of every codec (RFC 4733 §2.1)', () => {
    const offer = formatsToOffer(formats(OPUS, PCMU), []);
    expect([offer.telephoneEvent, ...(offer.otherEvents ?? [])].map((event) => event?.clockRate)).toEqual([
      8000, 48000,
    ]);
    expect(formatsToOffer(formats(PCMU), []).otherEvents).toBeUndefined();
  });

  it('offers comfort noise where the caller takes it and G.711 may be spoken', () => {
    expect(formatsToOffer({ ...formats(PCMU), comfortNoise: NOISE }, []).comfortNoise).toEqual(NOISE);
    expect(formatsToOffer({ ...formats(PCMU), comfortNoise: NOISE }, ['OPUS']).comfortNoise).toBeUndefined();
    expect(formatsToOffer(formats(PCMU), []).comfortNoise).toBeUndefined();
  });

  it('never gives two formats the same payload type', () => {
    const codec = fc.record({
      payloadType: fc.integer({ min: 96, max: 99 }),
      name: fc.constantFrom('opus', 'iLBC', 'speex', 'G726-32'),
      clockRate: fc.constantFrom(8000, 16000, 48000),
      channels: fc.constant(1),
    });
    fc.assert(
      fc.property(fc.array(codec, { maxLength: 8 }), (codecs) => {
        const offer = formatsToOffer({ codecs, telephoneEvent: EVENTS }, []);
        const types = [...offer.codecs, offer.telephoneEvent].map((format) => format?.payloadType);
        expect(new Set(types).size).toBe(types.length);
      }),
    );
  });
});

describe('answer to a caller', () => {
  it('takes the codec both sides share', () => {
    expect(names(formatsToAnswer(formats(PCMU, G722), formats(G722, PCMA)))).toEqual(['G722']);
  });

  it('falls back to G.711 on both sides where they share none', () => {
    expect(names(formatsToAnswer(formats(OPUS, PCMA), formats(PCMU)))).toEqual(['PCMA']);
  });

  it('takes telephone-event in the clock of the codec, else what there is', () => {
    const fast = { ...EVENTS, payloadType: 110, clockRate: 48_000 };
    const offered = { ...formats(OPUS, PCMU), otherEvents: [fast] };
    expect(formatsToAnswer(offered, formats(OPUS))?.telephoneEvent).toEqual(fast);
    expect(formatsToAnswer(offered, formats(PCMU))?.telephoneEvent).toEqual(EVENTS);
    expect(formatsToAnswer(formats(OPUS), formats(OPUS))?.telephoneEvent).toEqual(EVENTS);
  });

  it('takes comfort noise only where both sides do', () => {
    const offered = { ...formats(PCMU), comfortNoise: NOISE };
    expect(formatsToAnswer(offered, { ...formats(PCMA), comfortNoise: NOISE })?.comfortNoise).toEqual(NOISE);
    expect(formatsToAnswer(offered, formats(PCMU))?.comfortNoise).toBeUndefined();
    expect(formatsToAnswer(formats(PCMU), offered)?.comfortNoise).toBeUndefined();
  });

  it('has no answer when neither fits', () => {
    expect(formatsToAnswer(formats(OPUS), formats(PCMU))).toBeNull();
    expect(formatsToAnswer(formats(OPUS), null)).toBeNull();
  });

  it('names telephone-event only where it was offered', () => {
    expect(formatsToAnswer({ codecs: [PCMU], telephoneEvent: null }, formats(PCMU))?.telephoneEvent).toBeNull();
  });
});

describe('where the media plane can transcode', () => {
  const transcodable = ({ name }: Codec) => ['PCMU', 'PCMA', 'G722', 'OPUS'].includes(name.toUpperCase());

  it('each side speaks its own codec where they share none', () => {
    expect(names(formatsToAnswer(formats(OPUS), formats(PCMU), transcodable))).toEqual(['opus']);
    expect(names(formatsToAnswer(formats(G722, PCMA), formats(OPUS), transcodable))).toEqual(['PCMA']);
    expect(canBridge(formats(OPUS), formats(PCMU), transcodable)).toBe(true);
  });

  it('a shared codec goes before it, and G.711 on both sides', () => {
    expect(names(formatsToAnswer(formats(G722, OPUS), formats(PCMU, OPUS), transcodable))).toEqual(['opus']);
    expect(names(formatsToAnswer(formats(OPUS, PCMA), formats(PCMU), transcodable))).toEqual(['PCMA']);
  });

  it('a caller without G.711 can be played to before anyone is reached', () => {
    expect(names(formatsToAnswer(formats(OPUS), null, transcodable))).toEqual(['opus']);
  });

  it("a phone whose peer changes is offered that peer's codecs first, and keeps its own", () => {
    const reoffered = (own: Codec, ...peer: Codec[]) =>
      names(formatsToReoffer(formats(own), formats(...peer), transcodable));
    expect(reoffered(OPUS, PCMU)).toEqual(['PCMU', 'PCMA', 'opus']);
    expect(reoffered(PCMA, G722)).toEqual(['G722', 'PCMU', 'PCMA']);
    expect(reoffered(G729, PCMU)).toEqual(['PCMU', 'PCMA']);
  });

  it('what it cannot decode still has no answer', () => {
    expect(formatsToAnswer(formats(G729), formats(PCMU), transcodable)).toBeNull();
    expect(formatsToAnswer(formats(PCMU), formats(G729), transcodable)).toBeNull();
    expect(formatsToAnswer(formats(G729), null, transcodable)).toBeNull();
    expect(canBridge(formats(G729), formats(PCMU), transcodable)).toBe(false);
  });

  it('whatever is answered was offered, and both sides can be bridged', () => {
    const codecs = fc.subarray([OPUS, G722, G729, PCMU, PCMA], { minLength: 1 });
    fc.assert(
      fc.property(codecs, codecs, (offered, peer) => {
        const answer = formatsToAnswer(formats(...offered), formats(...peer), transcodable);
        const shared = offered.some((codec) => peer.includes(codec));
        if (answer === null) expect(shared).toBe(false);
        else {
          expect(offered.map(({ name }) => name)).toContain(answer.codecs[0]?.name);
          expect(canBridge(answer, formats(...peer), transcodable)).toBe(true);
          if (shared) expect(canBridge(answer, formats(...peer))).toBe(true);
        }
      }),
    );
  });
});

describe('bridging', () => {
  it('passes the same codec or G.711 in either law', () => {
    expect(canBridge(formats(OPUS), formats(OPUS, PCMU))).toBe(true);
    expect(canBridge(formats(PCMA), formats(PCMU))).toBe(true);
    expect(canBridge(formats(OPUS), formats(PCMU))).toBe(false);
  });
});
