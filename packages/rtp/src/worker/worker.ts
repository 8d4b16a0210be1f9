import { workerData } from 'node:worker_threads';
import { VoiceCodecs } from '../codec/voice-codecs.ts';
import { openUdpSockets } from '../datagram/open-sockets.ts';
import { MediaError, type MediaErrorCode } from '../plane/media-error.ts';
import type { WorkerCommand, WorkerEvent, WorkerReply, WorkerSettings } from '../plane/protocol.ts';
import { SYSTEM_CLOCK } from './clock.ts';
import { MediaWorker } from './media-worker.ts';
import { Pacer } from './pacer.ts';
import { ThreadVoice } from './thread-voice.ts';

/** Entry point of a media thread. */
const settings: WorkerSettings = workerData;
const voice = new ThreadVoice<WorkerCommand, WorkerReply, WorkerEvent, MediaErrorCode>();

function tellFallback(reason: string): void {
  voice.log('warn', "media goes by Node.js's own sockets, which cost twice the processor time", { reason });
}

const worker = new MediaWorker({
  clock: SYSTEM_CLOCK,
  sockets: openUdpSockets(SYSTEM_CLOCK.now, tellFallback),
  pacer: new Pacer(SYSTEM_CLOCK.now, voice.fault),
  codecs: new VoiceCodecs(),
  settings,
  tell: (event) => voice.tell(event),
  fault: voice.fault,
});

voice.serve(
  (command, reply) => worker.handle(command, reply),
  (error) => (error instanceof MediaError ? error.code : 'invalid'),
);
