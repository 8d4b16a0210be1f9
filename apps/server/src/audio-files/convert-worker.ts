import { parentPort, workerData } from 'node:worker_threads';
import { decodeAudio } from './decode-audio.ts';
import { telephoneWav } from './telephone-wav.ts';

/** The thread of `convertAudio`. */
const task: unknown = workerData;
if (isTask(task)) {
  const converted = await convert(task);
  parentPort?.postMessage(converted, converted?.files.map(({ buffer }) => buffer) ?? []);
}

interface Task {
  readonly bytes: Uint8Array;
  readonly maxSeconds: number;
  /** Hz, of each file to be made. */
  readonly rates: readonly number[];
}

async function convert({ bytes, maxSeconds, rates }: Task) {
  const audio = await decodeAudio(bytes, maxSeconds);
  if (audio === null) return null;
  return {
    // Each in memory of its own, which is handed over rather than copied.
    files: rates.map((rate) => new Uint8Array(telephoneWav(audio, rate))),
    seconds: audio.samples.length / audio.sampleRate,
  };
}

function isTask(value: unknown): value is Task {
  return (
    typeof value === 'object' &&
    value !== null &&
    'bytes' in value &&
    value.bytes instanceof Uint8Array &&
    'maxSeconds' in value &&
    typeof value.maxSeconds === 'number' &&
    'rates' in value &&
    Array.isArray(value.rates)
  );
}
