import { openUdpSockets, Pacer, SYSTEM_CLOCK, ThreadVoice } from '@strowger/rtp';
import { FaxError, type FaxErrorCode } from '../fax-error.ts';
import { FaxWorker } from './fax-worker.ts';
import type { FaxCommand, FaxReply, FaxThreadEvent } from './protocol.ts';

/** Entry point of the fax thread. */
const voice = new ThreadVoice<FaxCommand, FaxReply, FaxThreadEvent, FaxErrorCode>();
const { now } = SYSTEM_CLOCK;

const worker = new FaxWorker({
  now,
  // The media plane tells when only the slower sockets work here.
  sockets: openUdpSockets(now, () => undefined),
  pacer: new Pacer(now, voice.fault),
  tell: (event) => voice.tell(event),
  fault: voice.fault,
});

voice.serve(
  async (command, reply) => reply(await worker.handle(command)),
  (error) => (error instanceof FaxError ? error.code : 'invalid'),
);
