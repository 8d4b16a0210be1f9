import { describe, expect, it } from 'vitest';
import { PCMU } from './codec.ts';
import { Transcoding } from './transcoding.ts';

const OPUS = { payloadType: 96, name: 'opus', clockRate: 48_000, channels: 2 };
const G729 = { payloadType: 18, name: 'G729', clockRate: 8000, channels: 1 };

describe('room for transcoded calls', () => {
  const plane = { transcodedBridges: 0 };
  const told: string[] = [];
  const onFull = (source: string) => void told.push(source);
  const transcoding = new Transcoding(plane, ['PCMU', 'PCMA', 'OPUS'], { most: 2, workers: 1, onFull });

  it('is for the codecs that the media plane knows', () => {
    expect([OPUS, PCMU, G729].map(transcoding.now)).toEqual([true, true, false]);
  });

  it('is used up by the calls that are transcoded, and there again when they end', () => {
    plane.transcodedBridges = 2;
    expect(transcoding.now(OPUS)).toBe(false);
    plane.transcodedBridges = 1;
    expect(transcoding.now(OPUS)).toBe(true);
  });

  it('is told of when a phone finds none', () => {
    transcoding.missed('192.0.2.1');
    plane.transcodedBridges = 2;
    transcoding.missed('192.0.2.2');
    expect(told).toEqual(['192.0.2.2']);
  });

  it('grows with the media threads unless it is set', () => {
    const busy = { transcodedBridges: 20 };
    expect(new Transcoding(busy, ['OPUS'], { most: undefined, workers: 1, onFull }).now(OPUS)).toBe(false);
    expect(new Transcoding(busy, ['OPUS'], { most: undefined, workers: 2, onFull }).now(OPUS)).toBe(true);
  });
});
