import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { G722, OPUS, speak } from '../codec/phone.fixture.ts';
import { usualToneDb } from '../codec/speech.fixture.ts';
import type { Payload } from '../plane/api.ts';
import { openLeg, openPlane, PCMA, PCMU } from '../plane/call.fixture.ts';
import { channelsOf, recordingPath, soundingMs } from './recording.fixture.ts';

const HEARD = -3;
const UNHEARD = -40;

const levelOf = (samples: Int16Array | undefined, frequency: number): number =>
  usualToneDb(samples ?? new Int16Array(0), frequency, 8000);

async function bridged(forA: Payload, forB: Payload, workers = 1) {
  const { plane, told } = await openPlane(workers === 1 ? null : { workers });
  const a = await openLeg(plane, { payloads: [forA] });
  const b = await openLeg(plane, { payloads: [forB] });
  await plane.bridge(a.endpoint.id, b.endpoint.id);
  return {
    plane,
    told,
    a,
    b,
    aSays: (frequency: number, ms: number) => speak(a.peer, a.endpoint.port, forA, frequency, ms),
    bSays: (frequency: number, ms: number) => speak(b.peer, b.endpoint.port, forB, frequency, ms),
  };
}

describe('the recording of a bridged call', () => {
  test.each<[string, Payload, Payload, number]>([
    ['G.711', PCMU, PCMA, 1],
    ['G.722', G722, G722, 1],
    ['Opus and G.711', OPUS, PCMU, 1],
    ['G.711 on two media threads', PCMU, PCMU, 2],
  ])(
    'has what the phone says on the left and what it hears on the right, in step (%s)',
    async (_, forA, forB, workers) => {
      const { plane, a, aSays, bSays } = await bridged(forA, forB, workers);
      const path = await recordingPath();
      await Promise.all([aSays(0, 100), bSays(0, 100)]);
      const { recordingId, ended } = await plane.record(a.endpoint.id, { path, channels: 2 });
      await Promise.all([aSays(0, 300), bSays(0, 300)]);
      await Promise.all([aSays(600, 500), bSays(0, 500)]);
      await Promise.all([aSays(0, 500), bSays(900, 500)]);
      await plane.stopRecording(recordingId);
      const { reason, durationMs } = await ended;
      expect(reason).toBe('stopped');
      const [left, right] = await channelsOf(path);
      expect((left?.length ?? 0) / 8).toBe(durationMs);
      expect(Math.abs(durationMs - 1300)).toBeLessThan(150);
      const [said, answered] = [soundingMs(left ?? new Int16Array(0)), soundingMs(right ?? new Int16Array(0))];
      expect(Math.abs(answered.from - said.to)).toBeLessThan(120);
      expect(levelOf(left?.subarray(said.from * 8, said.to * 8), 600)).toBeGreaterThan(HEARD);
      expect(levelOf(right?.subarray(answered.from * 8, answered.to * 8), 900)).toBeGreaterThan(HEARD);
      expect(levelOf(left?.subarray(answered.from * 8, answered.to * 8), 900)).toBeLessThan(UNHEARD);
      expect(levelOf(right?.subarray(said.from * 8, said.to * 8), 600)).toBeLessThan(UNHEARD);
    },
  );

  test('is both mixed when mono, or one of them', async () => {
    const { plane, a, aSays, bSays } = await bridged(PCMU, PCMU);
    const paths = [await recordingPath(), await recordingPath(), await recordingPath()] as const;
    const recordings = await Promise.all([
      plane.record(a.endpoint.id, { path: paths[0] }),
      plane.record(a.endpoint.id, { path: paths[1], what: 'received' }),
      plane.record(a.endpoint.id, { path: paths[2], what: 'sent' }),
    ]);
    await Promise.all([aSays(600, 800), bSays(900, 800)]);
    for (const { recordingId } of recordings) await plane.stopRecording(recordingId);
    const [both, received, sent] = await Promise.all(paths.map(async (path) => (await channelsOf(path))[0]));
    for (const frequency of [600, 900]) expect(levelOf(both, frequency)).toBeGreaterThan(HEARD);
    expect([levelOf(received, 600) > HEARD, levelOf(received, 900) < UNHEARD]).toEqual([true, true]);
    expect([levelOf(sent, 900) > HEARD, levelOf(sent, 600) < UNHEARD]).toEqual([true, true]);
  });

  test('that waits for what plays begins with its end, and ends by itself as any other', async () => {
    const { plane, a, aSays } = await bridged(PCMU, PCMU);
    const path = await recordingPath();
    const tone = { segments: [{ frequencies: [1300], on: 800, off: 0 }], loops: 1 };
    const beep = await plane.play(a.endpoint.id, { kind: 'tone', tone });
    const stopOnSilence = { thresholdDb: -45, afterMs: 600 };
    const { ended } = await plane.record(a.endpoint.id, { path, what: 'received', after: 'play', stopOnSilence });
    await aSays(600, 400);
    await beep.ended;
    await aSays(900, 500);
    const { reason, durationMs, speechMs } = await ended;
    expect(reason).toBe('silence');
    expect(durationMs).toBeLessThan(1400);
    expect(speechMs).toBeGreaterThan(400);
    const [said] = await channelsOf(path);
    expect(levelOf(said, 900)).toBeGreaterThan(levelOf(said, 600) + 30);
  });

  test('is silent while masked, and keeps its time', async () => {
    const { plane, a, aSays, bSays } = await bridged(PCMU, PCMU);
    const path = await recordingPath();
    const { recordingId, ended } = await plane.record(a.endpoint.id, { path, channels: 2 });
    await Promise.all([aSays(600, 400), bSays(900, 400)]);
    await plane.maskRecording(recordingId, true);
    await Promise.all([aSays(600, 400), bSays(900, 400)]);
    await plane.maskRecording(recordingId, false);
    await Promise.all([aSays(600, 400), bSays(900, 400)]);
    await plane.stopRecording(recordingId);
    expect(Math.abs((await ended).durationMs - 1200)).toBeLessThan(150);
    for (const channel of await channelsOf(path)) {
      expect(channel.subarray(480 * 8, 720 * 8).every((sample) => sample === 0)).toBe(true);
      expect(soundingMs(channel).to).toBeGreaterThan(1000);
    }
    await plane.maskRecording(recordingId, true);
    await plane.stopRecording(recordingId);
  });

  test('has what is played to the phone, too', async () => {
    const { plane, a } = await bridged(G722, PCMU);
    const path = await recordingPath();
    const { recordingId } = await plane.record(a.endpoint.id, { path, channels: 2 });
    const tone = { segments: [{ frequencies: [440], on: 600, off: 0 }], loops: 1, levelDbm0: -8 };
    await (await plane.play(a.endpoint.id, { kind: 'tone', tone })).ended;
    await plane.stopRecording(recordingId);
    const [left, right] = await channelsOf(path);
    expect(levelOf(right, 440)).toBeGreaterThan(HEARD);
    expect(left?.every((sample) => sample === 0)).toBe(true);
  });
});

describe('the recording of a message', () => {
  async function message(options: { stopOnSilence?: { thresholdDb: number; afterMs: number }; maxSeconds?: number }) {
    const { plane } = await openPlane();
    const { endpoint, peer } = await openLeg(plane);
    const path = await recordingPath();
    const recording = await plane.record(endpoint.id, { path, what: 'received', ...options });
    return { plane, endpoint, peer, path, ...recording };
  }

  test('ends when the speaker is silent for long enough, and tells how much was speech', async () => {
    const { endpoint, peer, path, ended } = await message({ stopOnSilence: { thresholdDb: -40, afterMs: 600 } });
    await speak(peer, endpoint.port, PCMU, 600, 600);
    await speak(peer, endpoint.port, PCMU, 0, 800);
    const { reason, durationMs, silentTailMs, speechMs } = await ended;
    expect(reason).toBe('silence');
    expect(silentTailMs).toBe(600);
    expect(Math.abs(speechMs - 600)).toBeLessThan(100);
    const [samples] = await channelsOf(path);
    expect(durationMs).toBe((samples?.length ?? 0) / 8);
  });

  test('ends at its limit', async () => {
    const { ended, path } = await message({ maxSeconds: 0.3 });
    expect(await ended).toMatchObject({ reason: 'limit', durationMs: 300, speechMs: 0, silentTailMs: 300 });
    expect((await stat(path)).size).toBe(44 + 300 * 16);
  });

  test('ends with its endpoint, with all that was said before', async () => {
    const { plane, endpoint, peer, ended, path } = await message({});
    await speak(peer, endpoint.port, PCMU, 600, 400);
    await plane.closeEndpoint(endpoint.id);
    expect((await ended).reason).toBe('closed');
    const [samples] = await channelsOf(path);
    expect(levelOf(samples, 600)).toBeGreaterThan(HEARD);
  });

  test('is refused where no file can be made, or nothing can be decoded', async () => {
    const { plane } = await openPlane();
    const { endpoint } = await openLeg(plane);
    const { id } = endpoint;
    const nowhere = join(tmpdir(), 'strowger-no-such-folder', 'a.wav');
    await expect(plane.record(id, { path: nowhere })).rejects.toMatchObject({ code: 'bad-target' });
    await expect(plane.record(id, { path: 'relative.wav' })).rejects.toMatchObject({ code: 'invalid' });
    const path = await recordingPath();
    await expect(plane.record(id, { path, maxSeconds: -1 })).rejects.toMatchObject({ code: 'invalid' });
    const other = await openLeg(plane, { payloads: [{ pt: 18, codec: 'G729', clockRate: 8000 }] });
    await expect(plane.record(other.endpoint.id, { path })).rejects.toMatchObject({ code: 'no-codec' });
  });
});

test('the recording of a mixer has all who talk, and ends with it', async () => {
  const { plane } = await openPlane();
  const [a, b] = [await openLeg(plane), await openLeg(plane, { payloads: [G722] })];
  const { mixerId } = await plane.createMixer({ rateHz: 16_000 });
  for (const { endpoint } of [a, b]) await plane.joinMixer(mixerId, endpoint.id);
  const path = await recordingPath();
  const { ended } = await plane.recordMixer(mixerId, { path });
  await Promise.all([speak(a.peer, a.endpoint.port, PCMU, 600, 800), speak(b.peer, b.endpoint.port, G722, 900, 800)]);
  await plane.closeMixer(mixerId);
  expect((await ended).reason).toBe('closed');
  const [samples] = await channelsOf(path);
  for (const frequency of [600, 900]) expect(levelOf(samples, frequency)).toBeGreaterThan(HEARD);
  await expect(plane.recordMixer(mixerId, { path })).rejects.toMatchObject({ code: 'unknown-mixer' });
});
