import { parseDecimal } from '../message/characters.ts';
import { attributes } from './media-attributes.ts';
import type { Codec, MediaDescription, SdpAttribute } from './session-description.ts';

/** Payload types that need no rtpmap (RFC 3551 §6). */
const staticCodecs: Readonly<Record<number, readonly [name: string, clockRate: number, channels?: number]>> = {
  0: ['PCMU', 8000],
  3: ['GSM', 8000],
  4: ['G723', 8000],
  5: ['DVI4', 8000],
  6: ['DVI4', 16000],
  7: ['LPC', 8000],
  8: ['PCMA', 8000],
  9: ['G722', 8000],
  10: ['L16', 44100, 2],
  11: ['L16', 44100],
  12: ['QCELP', 8000],
  13: ['CN', 8000],
  14: ['MPA', 90000],
  15: ['G728', 8000],
  16: ['DVI4', 11025],
  17: ['DVI4', 22050],
  18: ['G729', 8000],
  25: ['CelB', 90000],
  26: ['JPEG', 90000],
  28: ['nv', 90000],
  31: ['H261', 90000],
  32: ['MPV', 90000],
  33: ['MP2T', 90000],
  34: ['H263', 90000],
};

/** The value of `a=<name>:<payload type> <rest>`. */
function forPayload(media: MediaDescription, name: string, format: string): string | undefined {
  for (const value of attributes(media, name)) {
    const [payloadType, ...rest] = value.trim().split(/\s+/);
    if (payloadType === format) return rest.join(' ');
  }
  return undefined;
}

function mapped(rtpmap: string): Pick<Codec, 'name' | 'clockRate' | 'channels'> | undefined {
  const [name, rate = '', channels = '1'] = rtpmap.split('/');
  const clockRate = parseDecimal(rate, 1_000_000);
  const count = parseDecimal(channels, 255);
  return name && clockRate && count ? { name, clockRate, channels: count } : undefined;
}

function codecOf(media: MediaDescription, format: string): Codec | undefined {
  const payloadType = parseDecimal(format, 127);
  if (payloadType === undefined) return undefined;
  const rtpmap = forPayload(media, 'rtpmap', format);
  const known = staticCodecs[payloadType];
  const fixed = known && { name: known[0], clockRate: known[1], channels: known[2] ?? 1 };
  const codec = rtpmap === undefined ? fixed : mapped(rtpmap);
  return codec && { payloadType, ...codec, fmtp: forPayload(media, 'fmtp', format) };
}

/** The RTP payload formats of a medium in order of preference; formats that say nothing about themselves are left out. */
export function codecsOf(media: MediaDescription): Codec[] {
  return media.formats.flatMap((format) => codecOf(media, format) ?? []);
}

/** The rtpmap and fmtp lines of codecs. */
export function codecAttributes(codecs: readonly Codec[]): SdpAttribute[] {
  return codecs.flatMap(({ payloadType, name, clockRate, channels, fmtp }) => {
    const suffix = channels > 1 ? `/${channels}` : '';
    const rtpmap = { name: 'rtpmap', value: `${payloadType} ${name}/${clockRate}${suffix}` };
    return fmtp === undefined ? [rtpmap] : [rtpmap, { name: 'fmtp', value: `${payloadType} ${fmtp}` }];
  });
}
