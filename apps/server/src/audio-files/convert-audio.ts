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

const Answer = Type.Union([
  Type.Null(),
  Type.Object({
    narrow: Type.Unsafe<Uint8Array>({}),
    wide: Type.Unsafe<Uint8Array>({}),
    seconds: Type.Number(),
  }),
]);

const LONGEST_WORK_MS = 60_000;
const MEMORY_MB = 1024;

/**
 * Makes WAV files for calls of an upload: WAV, MP3, Ogg Vorbis or Ogg Opus, told apart by its content. The work is done
 * on a thread of its own, so that calls and requests go on.
 * @returns null when it is none of them, is broken, silent of length or longer than `maxSeconds`
 */
export async function convertAudio(bytes: Uint8Array, maxSeconds: number): Promise<ConvertedAudio | null> {
  const worker = new Worker(new URL('./convert-worker.ts', import.meta.url), {
    workerData: { bytes, maxSeconds },
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
    return isAnswer(answer)
      ? answer && { ...answer, narrow: Buffer.from(answer.narrow), wide: Buffer.from(answer.wide) }
      : null;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

function isAnswer(value: unknown): value is Static<typeof Answer> {
  return check(Answer, value).length === 0;
}
