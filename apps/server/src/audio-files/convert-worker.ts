import { parentPort, workerData } from 'node:worker_threads';
import { decodeAudio } from './decode-audio.ts';
import { telephoneWav } from './telephone-wav.ts';

/** The thread of `convertAudio`. */
const task: unknown = workerData;
if (isTask(task)) parentPort?.postMessage(await convert(task));

interface Task {
  readonly bytes: Uint8Array;
  readonly maxSeconds: number;
}

async function convert({ bytes, maxSeconds }: Task) {
  const audio = await decodeAudio(bytes, maxSeconds);
  if (audio === null) return null;
  return {
    narrow: telephoneWav(audio, 8000),
    wide: telephoneWav(audio, 16000),
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
    typeof value.maxSeconds === 'number'
  );
}
