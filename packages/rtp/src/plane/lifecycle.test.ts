import { execFile } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { promisify } from 'node:util';
import type { Worker } from 'node:worker_threads';
import { describe, expect, onTestFinished, test } from 'vitest';
import { channelsOf, recordingPath } from '../recording/recording.fixture.ts';
import { toneFile } from '../streams/tone-file.fixture.ts';
import { eventually, hears, openLeg, openPlane, PCMU } from './call.fixture.ts';
import { startMediaPlane } from './media-plane.ts';

/** Holds a UDP port as another process would. */
async function occupy(port: number): Promise<void> {
  const socket = createSocket('udp4').bind({ port, address: '127.0.0.1', exclusive: true });
  await once(socket, 'listening');
  onTestFinished(() => {
    socket.close();
  });
}

/** The media threads that are started from now on. */
function threadsThatStart(): readonly Worker[] {
  const threads: Worker[] = [];
  const keep = (thread: Worker) => threads.push(thread);
  process.on('worker', keep);
  onTestFinished(() => {
    process.off('worker', keep);
  });
  return threads;
}

describe('ports', () => {
  test('are an even one and the odd one above it; when all are used that is told', async () => {
    const { plane } = await openPlane({ portRange: { min: 24_001, max: 24_006 } });
    const endpoints = [await plane.createEndpoint(), await plane.createEndpoint()];
    expect(endpoints.map(({ port }) => port).sort()).toEqual([24_002, 24_004]);
    expect(endpoints.every(({ port, rtcpPort }) => rtcpPort === port + 1)).toBe(true);
    await expect(plane.createEndpoint()).rejects.toMatchObject({ code: 'ports-exhausted' });
  });

  test('one that another process holds, RTP or RTCP, is passed over', async () => {
    await occupy(24_010);
    await occupy(24_013);
    const { plane } = await openPlane({ portRange: { min: 24_010, max: 24_015 } });
    expect((await plane.createEndpoint()).port).toBe(24_014);
    await expect(plane.createEndpoint()).rejects.toMatchObject({ code: 'ports-exhausted' });
  });

  test('are free again after their rest', async () => {
    const { plane } = await openPlane({ portRange: { min: 24_020, max: 24_021 }, portRestMs: 50 });
    const { id } = await plane.createEndpoint();
    await plane.closeEndpoint(id);
    await eventually(async () => expect((await plane.createEndpoint()).port).toBe(24_020));
  });
});

describe('arguments', () => {
  test.each([
    ['no address', { address: 'example.com' }],
    ['the other family', { address: '::1' }],
    ['no port', { port: 0 }],
    ['an RTCP payload type', { payloads: [{ ...PCMU, pt: 72 }] }],
    ['an odd packet time', { ptime: 25 }],
  ])('a remote with %s is refused', async (_, part) => {
    const { plane } = await openPlane();
    const { id } = await plane.createEndpoint();
    const remote = { address: '127.0.0.1', port: 4000, payloads: [PCMU], ...part };
    await expect(plane.setRemote(id, remote)).rejects.toMatchObject({ code: 'invalid' });
  });

  test('an endpoint that is closed is unknown', async () => {
    const { plane } = await openPlane();
    const { id } = await plane.createEndpoint();
    await plane.closeEndpoint(id);
    await expect(plane.stats(id)).rejects.toMatchObject({ code: 'unknown-endpoint' });
    await expect(plane.bridge(id, id)).rejects.toMatchObject({ code: 'unknown-endpoint' });
  });

  test('a local address that is not ours, or an impossible range, is refused', async () => {
    const { plane } = await openPlane();
    await expect(plane.createEndpoint({ address: '127.0.0.2' })).rejects.toMatchObject({ code: 'invalid' });
    const range = { addresses: ['127.0.0.1'], portRange: { min: 5000, max: 4000 } };
    await expect(startMediaPlane(range)).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('the end', () => {
  test('after close nothing works and plays have ended', async () => {
    const { plane } = await openPlane({ workers: 2 });
    const { endpoint, peer } = await openLeg(plane);
    const { ended } = await plane.play(endpoint.id, { kind: 'silence', ms: 60_000 });
    await hears(peer, 2);
    await Promise.all([plane.close(), plane.close()]);
    expect(await ended).toBe('closed');
    await expect(plane.createEndpoint()).rejects.toMatchObject({ code: 'closed' });
    await expect(plane.stats(endpoint.id)).rejects.toMatchObject({ code: 'closed' });
  });

  test('close ends mixers, and recordings with their files complete', async () => {
    const { plane } = await openPlane({ workers: 2 });
    const legs = [await openLeg(plane), await openLeg(plane), await openLeg(plane)];
    const { mixerId } = await plane.createMixer();
    for (const { endpoint } of legs.slice(0, 2)) await plane.joinMixer(mixerId, endpoint.id);
    const [target, , listener] = legs.map(({ endpoint }) => endpoint.id);
    await plane.listen(listener ?? '', target ?? '');
    const paths = [await recordingPath(), await recordingPath()] as const;
    const recordings = [
      await plane.record(target ?? '', { path: paths[0] }),
      await plane.recordMixer(mixerId, { path: paths[1] }),
    ];
    const { ended } = await plane.playToMixer(mixerId, { kind: 'silence', ms: 60_000 });
    for (const { peer } of legs) await hears(peer, peer.heard.length + 5);
    await plane.close();
    expect(await ended).toBe('closed');
    for (const [i, recording] of recordings.entries()) {
      const { reason, durationMs } = await recording.ended;
      expect(reason).toBe('closed');
      expect((await channelsOf(paths[i] ?? ''))[0]).toHaveLength(durationMs * 8);
      expect(durationMs).toBeGreaterThan(0);
    }
    await expect(plane.createMixer()).rejects.toMatchObject({ code: 'closed' });
  });

  test('a process that closed its plane ends by itself, and one that did not can exit', async () => {
    const script = (last: string) => `
      const { startMediaPlane } = await import(${JSON.stringify(new URL('./media-plane.ts', import.meta.url).href)});
      const range = { min: 24_030, max: 24_099 };
      const plane = await startMediaPlane({ addresses: ['127.0.0.1'], portRange: range, workers: 2 });
      const { id } = await plane.createEndpoint();
      await plane.setRemote(id, { address: '127.0.0.1', port: 4000, payloads: [{ pt: 0, codec: 'PCMU', clockRate: 8000 }] });
      await plane.play(id, { kind: 'silence', ms: 60_000 });
      const { mixerId } = await plane.createMixer();
      await plane.joinMixer(mixerId, id);
      await plane.joinMixer(mixerId, (await plane.createEndpoint()).id);
      ${last}`;
    for (const last of ['await plane.close();', 'process.exit(0);']) {
      const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', script(last)], { timeout: 8000 });
      await expect(run).resolves.toMatchObject({ stderr: '' });
    }
  });

  test('a media thread that dies is told with its endpoints, and another takes its place', async () => {
    const threads = threadsThatStart();
    const { plane, told } = await openPlane({ workers: 1 });
    const { endpoint } = await openLeg(plane);
    const { ended } = await plane.play(endpoint.id, { kind: 'silence', ms: 60_000 });
    await threads[0]?.terminate();
    await eventually(() => expect(told['worker-failed']).toHaveLength(1));
    expect(told['worker-failed'][0]).toMatchObject({
      worker: 0,
      endpointIds: [endpoint.id],
      error: { code: 'worker-failed' },
    });
    expect(await ended).toBe('closed');
    await expect(plane.stats(endpoint.id)).rejects.toMatchObject({ code: 'unknown-endpoint' });
    expect((await plane.createEndpoint()).port).toBeGreaterThan(0);
  });

  test('with a media thread that dies go its mixers and recordings; its successor knows the streams', async () => {
    const threads = threadsThatStart();
    const { plane, told } = await openPlane({ workers: 1 });
    await plane.defineStream('music', { files: [await toneFile(440, 1000)] });
    const { endpoint } = await openLeg(plane);
    const { mixerId } = await plane.createMixer();
    await plane.joinMixer(mixerId, endpoint.id);
    const { ended, recordingId } = await plane.recordMixer(mixerId, { path: await recordingPath() });
    await threads[0]?.terminate();
    await eventually(() => expect(told['worker-failed']).toHaveLength(1));
    expect(told['worker-failed'][0]).toMatchObject({ endpointIds: [endpoint.id], mixerIds: [mixerId] });
    expect(await ended).toMatchObject({ reason: 'closed' });
    await plane.stopRecording(recordingId);
    await expect(plane.mixerMembers(mixerId)).rejects.toMatchObject({ code: 'unknown-mixer' });
    const { endpoint: next, peer } = await openLeg(plane);
    await plane.play(next.id, { kind: 'stream', name: 'music' });
    await hears(peer, 3);
  });

  test('members on other threads outlive the thread of their mixer', async () => {
    const threads = threadsThatStart();
    const { plane, told } = await openPlane({ workers: 2 });
    const [a, b] = [await openLeg(plane), await openLeg(plane)];
    const { mixerId } = await plane.createMixer({ near: a.endpoint.id });
    for (const { endpoint } of [a, b]) await plane.joinMixer(mixerId, endpoint.id);
    await threads[0]?.terminate();
    await eventually(() => expect(told['worker-failed']).toHaveLength(1));
    expect(told['worker-failed'][0]).toMatchObject({ endpointIds: [a.endpoint.id], mixerIds: [mixerId] });
    const { mixerId: another } = await plane.createMixer();
    await plane.joinMixer(another, b.endpoint.id);
    const before = b.peer.heard.length;
    await hears(b.peer, before + 5);
  });

  test('with a media thread that dies go the WebRTC transports in front of its endpoints', async () => {
    const threads = threadsThatStart();
    const { plane, told } = await openPlane({ portRange: { min: 24_120, max: 24_121 }, portRestMs: 0 });
    await plane.createEndpoint({ kind: 'webrtc' });
    await threads[0]?.terminate();
    await eventually(() => expect(told['worker-failed']).toHaveLength(1));
    await eventually(async () => expect((await plane.createEndpoint({ kind: 'webrtc' })).port).toBe(24_120));
  });
});
