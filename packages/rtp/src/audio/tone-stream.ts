import { dtmfFrequencies } from './dtmf-tones.ts';
import type { Tone, ToneSegment } from './tone.ts';

const PREFIX = 'tone_stream://';
const MAX_SEGMENTS = 64;
const MAX_MS = 3_600_000;
const MAX_HZ = 4000;
const DTMF_ON_MS = 250;
const DTMF_OFF_MS = 50;

interface Reading {
  readonly segments: ToneSegment[];
  loops: number | null;
  level: number | null;
}

/**
 * Reads FreeSWITCH's tone syntax, with or without `tone_stream://`: parts separated by `;`, each a tone
 * `%(on,off,f1[,f2…])` in ms and Hz, DTMF keys, or one of `v=<dBm0>`, `l=`/`L=`/`loops=<count, -1 for ever>`.
 * Null when it is something else.
 */
export function parseToneStream(text: string): Tone | null {
  const body = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : text;
  const reading: Reading = { segments: [], loops: null, level: null };
  for (const part of body.split(';')) {
    if (!readPart(part.trim(), reading)) return null;
  }
  const { segments, loops, level } = reading;
  if (segments.length === 0 || segments.length > MAX_SEGMENTS) return null;
  if (segments.every((segment) => segment.on + segment.off === 0)) return null;
  return { segments, loops: loops ?? 1, ...(level === null ? {} : { levelDbm0: level }) };
}

function readPart(part: string, reading: Reading): boolean {
  if (part === '') return true;
  const setting = /^(v|l|L|loops)\s*=\s*(-?\d{1,9}(?:\.\d{1,3})?)$/.exec(part);
  if (setting) return readSetting(setting[1] ?? '', Number(setting[2]), reading);
  if (part.startsWith('%')) return readTones(part, reading);
  return readKeys(part, reading);
}

function readSetting(name: string, value: number, reading: Reading): boolean {
  if (name === 'v') {
    reading.level = Math.max(-63, Math.min(3, value));
    return true;
  }
  if (!Number.isInteger(value)) return false;
  reading.loops = value < 0 ? Number.POSITIVE_INFINITY : Math.max(1, value);
  return true;
}

function readTones(part: string, reading: Reading): boolean {
  if (!/^(%\([\d\s.,]{1,200}\)\s*)+$/.test(part)) return false;
  for (const [, list] of part.matchAll(/%\(([^)]*)\)/g)) {
    const [on, off, ...frequencies] = (list ?? '')
      .split(',')
      .map((item) => (item.trim() === '' ? Number.NaN : Number(item)));
    if (on === undefined || off === undefined || !isDuration(on) || !isDuration(off)) return false;
    if (!frequencies.every((frequency) => frequency >= 0 && frequency < MAX_HZ)) return false;
    reading.segments.push({ frequencies: frequencies.filter((frequency) => frequency > 0), on, off });
  }
  return true;
}

function readKeys(part: string, reading: Reading): boolean {
  for (const key of part) {
    const frequencies = dtmfFrequencies(key);
    if (!frequencies) return false;
    reading.segments.push({ frequencies, on: DTMF_ON_MS, off: DTMF_OFF_MS });
  }
  return true;
}

function isDuration(ms: number): boolean {
  return ms >= 0 && ms <= MAX_MS;
}
