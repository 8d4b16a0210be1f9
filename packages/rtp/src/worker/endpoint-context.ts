import type { VoiceCodecs } from '../codec/voice-codecs.ts';
import type { UdpSockets } from '../datagram/udp-socket.ts';
import type { WorkerEvent, WorkerSettings } from '../plane/protocol.ts';
import type { Clock } from './clock.ts';
import type { Pacer } from './pacer.ts';

/** What an endpoint needs of its thread. */
export interface EndpointContext {
  readonly clock: Clock;
  readonly sockets: UdpSockets;
  readonly pacer: Pacer;
  readonly codecs: VoiceCodecs;
  readonly settings: WorkerSettings;
  readonly tell: (event: WorkerEvent) => void;
  /** Something threw that never should: what it served goes on without this one packet. */
  readonly fault: (error: unknown) => void;
}
