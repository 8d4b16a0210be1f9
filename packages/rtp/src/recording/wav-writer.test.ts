import { open, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parseWav, wavToMono } from '../audio/wav.ts';
import { eventually } from '../plane/call.fixture.ts';
import { recordingPath } from './recording.fixture.ts';
import { WavWriter } from './wav-writer.ts';

const SECOND = 8000;

describe('a WAV file that is being written', () => {
  test('is a valid file of what is there already, whenever its writer dies', async () => {
    const path = await recordingPath();
    const writer = await WavWriter.create(path, 1);
    expect(parseWav(await readFile(path))?.frames).toBe(0);
    for (let i = 0; i < SECOND * 11; i++) writer.put(i % 1000, 0);
    await eventually(() => expect(writer.writtenMs).toBe(11_000));
    const before = parseWav(await readFile(path));
    expect(before?.frames).toBe(10 * SECOND);
    writer.put(77, 0);
    await writer.close();
    const audio = parseWav(await readFile(path));
    const samples = audio ? wavToMono(audio) : new Int16Array(0);
    expect(samples.length).toBe(11 * SECOND + 1);
    expect(samples.every((sample, i) => sample === (i === 11 * SECOND ? 77 : i % 1000))).toBe(true);
  });

  test('tells whole milliseconds of whatever it holds', async () => {
    const writer = await WavWriter.create(await recordingPath(), 1);
    for (let i = 0; i < 4060 * 8 + 3; i++) writer.put(0, 0);
    await writer.close();
    expect(writer.writtenMs).toBe(4060);
  });

  test('interleaves two channels', async () => {
    const path = await recordingPath();
    const writer = await WavWriter.create(path, 2);
    for (let i = 0; i < 100; i++) writer.put(i, -i);
    await writer.close();
    const audio = parseWav(await readFile(path));
    expect(audio).toMatchObject({ channels: 2, frames: 100 });
    expect([audio?.data.readInt16LE(4), audio?.data.readInt16LE(6)]).toEqual([1, -1]);
  });

  test('fails, and keeps what is there, when the disk does or falls half a minute behind', async () => {
    const path = await recordingPath();
    const { promise: stuck, resolve: release } = Promise.withResolvers<void>();
    const writer = await WavWriter.create(path, 1, async (name, flags) => {
      const file = await open(name, flags);
      let writes = 0;
      return {
        async write(data, from, length, position) {
          writes++;
          if (writes > 2) await stuck;
          return file.write(data, from, length, position);
        },
        close: () => file.close(),
      };
    });
    for (let i = 0; i < SECOND * 40; i++) writer.put(1, 0);
    expect(writer.hasFailed).toBe(true);
    release();
    await writer.close();
    const audio = parseWav(await readFile(path));
    expect(audio?.frames).toBeGreaterThanOrEqual(SECOND);
    expect(audio?.frames).toBeLessThan(SECOND * 40);
  });
});
