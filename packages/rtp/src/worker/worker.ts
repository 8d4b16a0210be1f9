import { parentPort, workerData } from 'node:worker_threads';
import { VoiceCodecs } from '../codec/voice-codecs.ts';
import { openUdpSockets } from '../datagram/open-sockets.ts';
import { MediaError } from '../plane/media-error.ts';
import { type Batch, Outbox } from '../plane/outbox.ts';
import type { WorkerMessage, WorkerRequest, WorkerSettings } from '../plane/protocol.ts';
import { SYSTEM_CLOCK } from './clock.ts';
import { MediaWorker } from './media-worker.ts';
import { Pacer } from './pacer.ts';

/** Entry point of a media thread. */
const settings: WorkerSettings = workerData;
const MAX_FAULTS_TOLD = 20;

const outbox = new Outbox<WorkerMessage>((batch) => parentPort?.postMessage(batch));

function tellPlane(message: WorkerMessage): void {
  outbox.put(message);
}

let faults = 0;

/** Tells the first faults only: a flood of packets must not become a flood of log lines. */
function tellFault(error: unknown): void {
  faults++;
  if (faults > MAX_FAULTS_TOLD) return;
  const reason = error instanceof Error ? error.message : 'unknown error';
  tellPlane({ type: 'log', level: 'error', message: 'a packet or frame could not be handled', detail: { reason } });
}

function tellFallback(reason: string): void {
  const message = "media goes by Node.js's own sockets, which cost twice the processor time";
  tellPlane({ type: 'log', level: 'warn', message, detail: { reason } });
}

const worker = new MediaWorker({
  clock: SYSTEM_CLOCK,
  sockets: openUdpSockets(SYSTEM_CLOCK.now, tellFallback),
  pacer: new Pacer(SYSTEM_CLOCK.now, tellFault),
  codecs: new VoiceCodecs(),
  settings,
  tell: (event) => tellPlane({ type: 'event', event }),
  fault: tellFault,
});

async function serve({ sequence, command }: WorkerRequest): Promise<void> {
  try {
    await worker.handle(command, (reply) => tellPlane({ type: 'reply', sequence, reply }));
  } catch (error) {
    const code = error instanceof MediaError ? error.code : 'invalid';
    const message = error instanceof Error ? error.message : 'failed';
    tellPlane({ type: 'refused', sequence, code, message });
  }
  if (command.type !== 'shutdown') return;
  outbox.flush();
  parentPort?.close();
}

parentPort?.on('message', (requests: Batch<WorkerRequest>) => {
  for (const request of requests) void serve(request);
});
