import { parentPort, workerData } from 'node:worker_threads';
import { VoiceCodecs } from '../codec/voice-codecs.ts';
import { MediaError } from '../plane/media-error.ts';
import type { WorkerMessage, WorkerRequest, WorkerSettings } from '../plane/protocol.ts';
import { SYSTEM_CLOCK } from './clock.ts';
import { MediaWorker } from './media-worker.ts';
import { Pacer } from './pacer.ts';

/** Entry point of a media thread. */
const settings: WorkerSettings = workerData;
const MAX_FAULTS_TOLD = 20;

function tellPlane(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

let faults = 0;

/** Tells the first faults only: a flood of packets must not become a flood of log lines. */
function tellFault(error: unknown): void {
  faults++;
  if (faults > MAX_FAULTS_TOLD) return;
  const reason = error instanceof Error ? error.message : 'unknown error';
  tellPlane({ type: 'log', level: 'error', message: 'a packet or frame could not be handled', detail: { reason } });
}

const worker = new MediaWorker({
  clock: SYSTEM_CLOCK,
  pacer: new Pacer(SYSTEM_CLOCK.now, tellFault),
  codecs: new VoiceCodecs(),
  settings,
  tell: (event) => tellPlane({ type: 'event', event }),
  fault: tellFault,
});

parentPort?.on('message', async ({ sequence, command }: WorkerRequest) => {
  try {
    await worker.handle(command, (reply) => tellPlane({ type: 'reply', sequence, reply }));
  } catch (error) {
    const code = error instanceof MediaError ? error.code : 'invalid';
    const message = error instanceof Error ? error.message : 'failed';
    tellPlane({ type: 'refused', sequence, code, message });
  }
  if (command.type === 'shutdown') parentPort?.close();
});
