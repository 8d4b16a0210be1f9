import { parseAttribute, parseBandwidth, parseConnection, parseMediaLine, parseOrigin } from './parse-sdp-line.ts';
import { SdpParseError } from './sdp-parse-error.ts';
import type {
  MediaDescription,
  SdpAttribute,
  SdpBandwidth,
  SdpConnection,
  SdpTiming,
  SessionDescription,
} from './session-description.ts';

interface Line {
  readonly type: string;
  readonly value: string;
}

const maxLength = 64 * 1024;
const maxLines = 1_000;
const maxMedia = 32;

function splitLines(text: string): Line[] {
  if (text.length > maxLength) throw new SdpParseError('Session description too long');
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  if (lines.length > maxLines) throw new SdpParseError('Too many lines');
  return lines.map((line) => {
    if (!/^[a-z]=/.test(line)) throw new SdpParseError('Malformed line');
    return { type: line.charAt(0), value: line.slice(2) };
  });
}

/** What a section says, gathered by line type. Order within a type is kept; unknown types are dropped (RFC 8866 §5). */
class Section {
  readonly #lines: readonly Line[];

  constructor(lines: readonly Line[]) {
    this.#lines = lines;
  }

  all(type: string): string[] {
    return this.#lines.flatMap((line) => (line.type === type ? [line.value] : []));
  }

  one(type: string): string | undefined {
    return this.all(type)[0];
  }

  get connection(): SdpConnection | undefined {
    const value = this.one('c');
    return value === undefined ? undefined : parseConnection(value);
  }

  get bandwidths(): SdpBandwidth[] {
    return this.all('b').map(parseBandwidth);
  }

  get attributes(): SdpAttribute[] {
    return this.all('a').map(parseAttribute);
  }

  get timings(): SdpTiming[] {
    const timings: Array<{ start: string; stop: string; repeats: string[] }> = [];
    for (const { type, value } of this.#lines) {
      if (type === 't') timings.push(parseTiming(value));
      else if (type === 'r') timings.at(-1)?.repeats.push(value);
    }
    return timings;
  }
}

function parseTiming(value: string): { start: string; stop: string; repeats: string[] } {
  const match = /^(\d+) +(\d+)$/.exec(value.trim());
  if (match?.[1] === undefined || match[2] === undefined) throw new SdpParseError('Malformed t=');
  return { start: match[1], stop: match[2], repeats: [] };
}

function parseMedia(lines: readonly Line[]): MediaDescription {
  const section = new Section(lines);
  return {
    ...parseMediaLine(section.one('m') ?? ''),
    title: section.one('i'),
    connection: section.connection,
    bandwidths: section.bandwidths,
    key: section.one('k'),
    attributes: section.attributes,
  };
}

/** The lines of the session, then those of each medium. */
function sections(lines: readonly Line[]): { session: Line[]; media: Line[][] } {
  const session: Line[] = [];
  const media: Line[][] = [];
  for (const line of lines) {
    if (line.type === 'm') media.push([line]);
    else (media.at(-1) ?? session).push(line);
  }
  if (media.length > maxMedia) throw new SdpParseError('Too many media');
  return { session, media };
}

/** Reads a session description (RFC 8866). Tolerant of bare line feeds, missing s= and t=. Throws SdpParseError. */
export function parseSdp(text: string): SessionDescription {
  const lines = splitLines(text);
  if (lines[0]?.type !== 'v' || lines[0].value.trim() !== '0') throw new SdpParseError('Not version 0');
  const { session, media } = sections(lines);
  const section = new Section(session);
  return {
    origin: parseOrigin((section.one('o') ?? '').trim()),
    name: section.one('s') ?? '-',
    info: section.one('i'),
    uri: section.one('u'),
    emails: section.all('e'),
    phones: section.all('p'),
    connection: section.connection,
    bandwidths: section.bandwidths,
    timings: section.timings,
    timeZones: section.one('z'),
    key: section.one('k'),
    attributes: section.attributes,
    media: media.map(parseMedia),
  };
}
