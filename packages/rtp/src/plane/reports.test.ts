import { describe, expect, test } from 'vitest';
import { buildRtcp, type ReportBlock } from '../packet/rtcp.ts';
import { compactNtp } from '../quality/ntp-time.ts';
import { eventually, hears, openLeg, openPlane } from './call.fixture.ts';
import type { RtpPeer } from './rtp-peer.fixture.ts';

const AUDIO = Buffer.alloc(160, 0xff);

/** The last sender report that came, with what a phone needs to answer it. */
function lastSenderReport(peer: RtpPeer) {
  const found = peer.reports.flatMap(({ packets }) => packets).findLast((packet) => packet.type === 'sr');
  return found?.type === 'sr' ? found : null;
}

function answer(ssrc: number, about: number, lastSr: number): Buffer {
  const block: ReportBlock = {
    ssrc: about,
    fractionLost: 64,
    cumulativeLost: 3,
    highestSequence: 10,
    jitter: 80,
    lastSenderReport: lastSr,
    delaySinceLastSenderReport: 0,
  };
  return buildRtcp([
    { type: 'rr', ssrc, reports: [block] },
    { type: 'sdes', chunks: [{ ssrc, cname: 'phone' }] },
  ]);
}

describe('counters', () => {
  test('injected loss, disorder and duplicates are counted as they were injected', async () => {
    const { plane } = await openPlane();
    const a = await openLeg(plane);
    const b = await openLeg(plane, {}, a.endpoint);
    await plane.bridge(a.endpoint.id, b.endpoint.id);
    const first = a.peer.sequence;
    const order = [0, 1, 2, 4, 3, 5, 5, 6, 8, 9, 12, 13, 14, 15, 16, 17, 18, 19];
    for (const offset of order) {
      a.peer.sequence = (first + offset) & 0xffff;
      a.peer.timestamp = 1000 + offset * 160;
      a.peer.send(a.endpoint.port, 0, AUDIO);
    }
    await hears(b.peer, 17);
    expect(await plane.stats(a.endpoint.id)).toMatchObject({
      packetsReceived: 18,
      bytesReceived: 18 * 160,
      lost: 3,
      lossPercent: 15,
      outOfOrder: 1,
      duplicate: 1,
      codec: 'PCMU',
      remote: { address: '127.0.0.1', port: a.peer.port },
    });
    const sent = await plane.closeEndpoint(b.endpoint.id);
    expect(sent).toMatchObject({
      packetsSent: 17,
      bytesSent: 17 * 160,
      packetsReceived: 0,
      mos: null,
      lastReceivedAt: null,
    });
    const { mos, lastReceivedAt } = await plane.closeEndpoint(a.endpoint.id);
    expect(mos).toBeGreaterThan(2);
    expect(mos).toBeLessThan(3.6);
    expect(Math.abs(Date.now() - (lastReceivedAt ?? 0))).toBeLessThan(5000);
    expect(b.peer.heard.map(({ sequence }) => (sequence - (b.peer.heard[0]?.sequence ?? 0)) & 0xffff)).toEqual(
      order.filter((offset, i) => order.indexOf(offset) === i),
    );
  });
});

describe('RTCP', () => {
  test('sender reports go to the described port; the answer gives round trip and far-end loss', async () => {
    const { plane } = await openPlane({ rtcpIntervalMs: 150 });
    const { endpoint, peer } = await openLeg(plane);
    await plane.bridge(endpoint.id, endpoint.id);
    await peer.talk(endpoint.port, { law: 'ulaw', pt: 0, frequency: 600, frames: 20 });
    await eventually(() => expect(lastSenderReport(peer)?.sender.packetCount).toBe(20));
    const report = lastSenderReport(peer);
    if (!report) throw new Error('no sender report');
    expect(report).toMatchObject({ ssrc: peer.heard[0]?.ssrc, sender: { octetCount: 3200 } });
    expect(report.reports[0]).toMatchObject({ ssrc: peer.ssrc, cumulativeLost: 0, fractionLost: 0 });
    const { ntpSeconds: seconds, ntpFraction: fraction } = report.sender;
    expect(Math.abs(seconds - 2_208_988_800 - Date.now() / 1000)).toBeLessThan(5);
    peer.sendReport(endpoint.rtcpPort, answer(peer.ssrc, report.ssrc, compactNtp({ seconds, fraction })));
    await eventually(async () => expect((await plane.stats(endpoint.id)).farEnd).not.toBeNull());
    const { roundTripMs, farEnd } = await plane.stats(endpoint.id);
    expect(farEnd).toEqual({ lossPercent: 25, lost: 3, jitterMs: 10 });
    expect(roundTripMs).toBeGreaterThanOrEqual(0);
    expect(roundTripMs).toBeLessThan(5000);
  });

  test('every report is compound with our CNAME; who sends nothing sends receiver reports; closing says BYE', async () => {
    const { plane } = await openPlane({ rtcpIntervalMs: 150 });
    const { endpoint, peer } = await openLeg(plane);
    peer.send(endpoint.port, 0, AUDIO);
    await eventually(() => expect(peer.reports.length).toBeGreaterThan(0));
    await plane.closeEndpoint(endpoint.id);
    await eventually(() => expect(peer.reports.at(-1)?.packets.map(({ type }) => type)).toEqual(['rr', 'sdes', 'bye']));
    for (const { packets } of peer.reports) {
      expect(packets[1]).toMatchObject({ type: 'sdes', chunks: [{ cname: expect.stringContaining('@') }] });
    }
  });

  test('with rtcp-mux goes through the RTP port, both ways (RFC 5761)', async () => {
    const { plane } = await openPlane({ rtcpIntervalMs: 150 });
    const { endpoint, peer } = await openLeg(plane, { rtcpMux: true });
    peer.send(endpoint.port, 0, AUDIO);
    await plane.play(endpoint.id, { kind: 'silence', ms: 60_000 });
    await eventually(() => expect(lastSenderReport(peer)).not.toBeNull());
    const about = lastSenderReport(peer)?.ssrc ?? 0;
    peer.sendRaw(endpoint.port, answer(peer.ssrc, about, 0));
    await eventually(async () => expect((await plane.stats(endpoint.id)).farEnd?.lost).toBe(3));
    expect((await plane.stats(endpoint.id)).rejected).toBe(0);
    expect(peer.reports.every(({ port }) => port === 0)).toBe(true);
  });
});

describe('silence of the other side', () => {
  test('is told once, and again after the next one', async () => {
    const { plane, told } = await openPlane({ silentAfterMs: 150 });
    const { endpoint, peer } = await openLeg(plane);
    await eventually(() => expect(told.silent).toHaveLength(1));
    expect(told.silent[0]?.silentMs).toBeGreaterThanOrEqual(150);
    peer.send(endpoint.port, 0, AUDIO);
    await eventually(() => expect(told.silent).toHaveLength(2));
  });

  test('is none while we do not want to receive', async () => {
    const { plane, told } = await openPlane({ silentAfterMs: 100 });
    const held = await openLeg(plane, { direction: 'sendonly' });
    await openLeg(plane, {}, held.endpoint);
    await eventually(() => expect(told.silent).toHaveLength(1));
    expect(told.silent[0]?.endpointId).not.toBe(held.endpoint.id);
  });
});
