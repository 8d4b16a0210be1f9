import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWav, mediaFileOpener, parseWav } from '@strowger/rtp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { joinRecordings } from './join-recordings.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strowger-join-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

type Part = { readonly samples: readonly number[]; readonly channels: 1 | 2 };

/** Channels and samples of two parts that were joined. */
async function joined(...parts: readonly [Part, Part]) {
  const paths = parts.map((_, at) => join(folder, `${at}.wav`));
  for (const [at, { samples, channels }] of parts.entries()) {
    await writeFile(paths[at] ?? '', buildWav(Int16Array.from(samples), 8000, channels));
  }
  const whole = join(folder, 'whole.wav');
  const openFile = mediaFileOpener(null);
  const files = [await openFile(paths[0] ?? ''), await openFile(paths[1] ?? '')] as const;
  await joinRecordings(...files, whole);
  for (const file of files) await file.close();
  const bytes = await readFile(whole);
  const audio = parseWav(bytes);
  expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
  expect(audio?.sampleRate).toBe(8000);
  const samples = Array.from({ length: (audio?.data.length ?? 0) / 2 }, (_, at) => audio?.data.readInt16LE(at * 2));
  return [audio?.channels, samples];
}

describe('the later part of a call', () => {
  it('is put behind the earlier one, as one WAV file', async () => {
    const parts = [
      { samples: [1, -1, 2, -2], channels: 2 },
      { samples: [3, -3], channels: 2 },
    ] as const;
    expect(await joined(...parts)).toEqual([2, [1, -1, 2, -2, 3, -3]]);
  });

  it('is heard on both channels when it alone has one, and so is the earlier one', async () => {
    const conversation = { samples: [1, -1, 2, -2], channels: 2 } as const;
    const conference = { samples: [7, 8, 9], channels: 1 } as const;
    expect(await joined(conversation, conference)).toEqual([2, [1, -1, 2, -2, 7, 7, 8, 8, 9, 9]]);
    expect(await joined(conference, conversation)).toEqual([2, [7, 7, 8, 8, 9, 9, 1, -1, 2, -2]]);
    expect(await joined(conference, conference)).toEqual([1, [7, 8, 9, 7, 8, 9]]);
  });
});
