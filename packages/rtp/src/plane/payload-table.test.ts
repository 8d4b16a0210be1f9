import { describe, expect, test } from 'vitest';
import type { Payload, RemoteMedia } from './api.ts';
import { PayloadTable, pathBetween } from './payload-table.ts';

const PCMU: Payload = { pt: 0, codec: 'PCMU', clockRate: 8000 };
const PCMA: Payload = { pt: 8, codec: 'pcma', clockRate: 8000 };
const OPUS: Payload = { pt: 111, codec: 'opus', clockRate: 48_000, channels: 2 };
const remoteWith = (...payloads: Payload[]): RemoteMedia => ({ address: '192.0.2.1', port: 4000, payloads });

describe('payload types of an endpoint', () => {
  test('the same codec passes as it is, under the number of the other side', () => {
    const table = new PayloadTable(remoteWith({ ...OPUS, pt: 96 }));
    expect(table.route('OPUS/48000/2')).toEqual({ pt: 96, clockRate: 48_000, transcodeFrom: null });
  });

  test('G.711 of the other law is transcoded, but not when both laws are negotiated', () => {
    expect(new PayloadTable(remoteWith(PCMA)).route('PCMU/8000/1')).toEqual({
      pt: 8,
      clockRate: 8000,
      transcodeFrom: 'ulaw',
    });
    expect(new PayloadTable(remoteWith(PCMA, PCMU)).route('PCMU/8000/1')).toMatchObject({ pt: 0, transcodeFrom: null });
  });

  test('another codec has no way', () => {
    expect(new PayloadTable(remoteWith(PCMA)).route('OPUS/48000/2')).toBeNull();
    expect(new PayloadTable(remoteWith(OPUS)).route('PCMA/8000/1')).toBeNull();
    expect(new PayloadTable(remoteWith(OPUS)).g711).toBeNull();
  });

  test('the numbers that the remote sends with may differ from those it receives', () => {
    const table = new PayloadTable({
      ...remoteWith({ ...OPUS, receivePt: 120 }),
      telephoneEventPt: 101,
      telephoneEventReceivePt: 97,
    });
    expect(table.received(120)).toMatchObject({ kind: 'audio', name: 'opus' });
    expect(table.received(111)).toBeUndefined();
    expect(table.received(97)).toMatchObject({ kind: 'event' });
    expect(table.event?.pt).toBe(101);
  });

  test('the path of a bridge follows the preferred payload', () => {
    expect(pathBetween(remoteWith(PCMU), remoteWith(PCMA, PCMU))).toBe('copy');
    expect(pathBetween(remoteWith(PCMU), remoteWith(PCMA))).toBe('g711');
    expect(pathBetween(remoteWith(OPUS), remoteWith(PCMA))).toBe('none');
    expect(pathBetween(null, remoteWith(PCMA))).toBe('none');
  });
});
