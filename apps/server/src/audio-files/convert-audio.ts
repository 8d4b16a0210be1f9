import { Worker } from 'node:worker_threads';
import { type Static, Type } from 'typebox';
import { check } from '../http/validation.ts';

/** An upload as calls play it: PCM16, one channel. */
export interface ConvertedAudio {
  /** WAV files of 8 and of 16 kHz. */
  readonly narrow: Buffer;
  readonly wide: Buffer;
  readonly seconds: number;
}

/** The same at one rate. */
export interface AudioAtRate {
  readonly wav: Buffer;
  readonly seconds: number;
}

const Answer = Type.Union([
  Type.Null(),
  Type.Object({ files: Type.Array(Type.Unsafe<Uint8Array>({})), seconds: Type.Number() }),
]);

const LONGEST_WORK_MS = 60_000;
const MEMORY_MB = 1024;
const NARROW_HZ = 8000;
const WIDE_HZ = 16_000;

/**
 * Makes WAV files for calls of an upload: WAV, MP3, Ogg Vorbis, Ogg Opus or bare GSM frames, told apart by its content.
 * The work is done on a thread of its own, so that calls and requests go on.
 * @returns null when it is none of them, is broken, silent of length or longer than `maxSeconds`
 */
export async function convertAudio(bytes: Uint8Array, maxSeconds: number): Promise<ConvertedAudio | null> {
  const answer = await convert(bytes, maxSeconds, [NARROW_HZ, WIDE_HZ]);
  const [narrow, wide] = answer?.files ?? [];
  return answer && narrow && wide ? { narrow, wide, seconds: answer.seconds } : null;
}

/** The same as one file of this rate (whole Hz). */
export async function convertAudioTo(
  rateHz: number,
  bytes: Uint8Array,
  maxSeconds: number,
): Promise<AudioAtRate | null> {
  const answer = await convert(bytes, maxSeconds, [rateHz]);
  const [wav] = answer?.files ?? [];
  return answer && wav ? { wav, seconds: answer.seconds } : null;
}

async function convert(
  bytes: Uint8Array,
  maxSeconds: number,
  rates: readonly number[],
): Promise<{ readonly files: readonly Buffer[]; readonly seconds: number } | null> {
  const worker = new Worker(new URL('./convert-worker.ts', import.meta.url), {
    workerData: { bytes, maxSeconds, rates },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const { promise, resolve } = Promise.withResolvers<unknown>();
  worker
    .once('message', resolve)
    .once('error', () => resolve(null))
    .once('exit', () => resolve(null));
  const timer = setTimeout(() => resolve(null), LONGEST_WORK_MS);
  try {
    const answer = await promise;
    return isAnswer(answer) ? answer && { ...answer, files: answer.files.map(asBuffer) } : null;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function isAnswer(value: unknown): value is Static<typeof Answer> {
  return check(Answer, value).length === 0;
}
