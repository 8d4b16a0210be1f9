import { systemClock } from '../clock.ts';
import { defaultLimits } from '../message/limits.ts';
import { type SipMessage, SipRequest, SipResponse } from '../message/message.ts';
import { serializeMessage } from '../message/serialize-message.ts';
import { defaultStreamSettings } from '../transport/stream-settings.ts';
import type { SocketAddress, TransportSink } from '../transport/transport.ts';
import type { MemoryNetwork } from './memory-network.ts';
import { wire } from './wire.ts';

/** A node without a stack: sends what it is given and keeps what it gets. */
export interface RawPeer {
  readonly received: readonly SipMessage[];
  /** What came, as `method` or `status method`. */
  readonly log: () => string[];
  /** Last request of a method that came. */
  readonly request: (method: string) => SipRequest;
  /** Last response of a status that came. */
  readonly response: (status: number) => SipResponse;
  readonly send: (message: string | SipMessage) => Promise<void>;
}

function describe(message: SipMessage): string {
  return message.kind === 'request' ? message.method : `${message.status} ${message.cseq.method}`;
}

function lastOf<T>(found: readonly T[]): T {
  const last = found.at(-1);
  if (last === undefined) throw new Error('nothing of the kind has come');
  return last;
}

/** Puts a raw peer at `address` that talks to the node at `towards`. */
export async function rawPeer(network: MemoryNetwork, address: string, towards: SocketAddress): Promise<RawPeer> {
  const received: SipMessage[] = [];
  const sink: TransportSink = {
    accept: () => true,
    message: (message) => void received.push(message),
    invalid: () => {},
    flowClosed: () => {},
    failed: () => {},
  };
  const context = { sink, clock: systemClock, limits: defaultLimits, streams: defaultStreamSettings };
  const transport = await network.factory({ transport: 'udp', address, port: 5060 }, context);
  return {
    received,
    log: () => received.map(describe),
    request: (method) =>
      lastOf(
        received.filter((message) => message instanceof SipRequest).filter((message) => message.method === method),
      ),
    response: (status) =>
      lastOf(
        received.filter((message) => message instanceof SipResponse).filter((message) => message.status === status),
      ),
    send: async (message) => {
      const flow = await transport.connect(towards);
      await flow.send(typeof message === 'string' ? wire(message) : serializeMessage(message));
    },
  };
}
