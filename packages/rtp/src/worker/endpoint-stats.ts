import type { EndpointStats } from '../plane/api.ts';
import { meanOpinionScore } from '../quality/mos.ts';
import type { Clock } from './clock.ts';
import type { Inbound } from './inbound.ts';
import { destinationOf } from './latch.ts';
import type { OutgoingStream } from './outgoing-stream.ts';
import type { RtcpSession } from './rtcp-session.ts';

/** The counters of an endpoint as they stand. */
export function endpointStats(
  inbound: Inbound,
  stream: OutgoingStream,
  { roundTripMs, farEnd }: RtcpSession,
  clock: Clock,
): EndpointStats {
  const { reception, codec, lastRtpAt, rejected, table, latch } = inbound;
  const { lossPercent, jitterMs } = reception;
  const heard = codec ?? table.preferredName;
  return {
    packetsSent: stream.packets,
    bytesSent: stream.bytes,
    packetsReceived: reception.packets,
    bytesReceived: reception.bytes,
    lost: reception.lost,
    lossPercent,
    outOfOrder: reception.outOfOrder,
    duplicate: reception.duplicate,
    rejected,
    jitterMs,
    roundTripMs,
    farEnd,
    codec: heard,
    remote: destinationOf(latch),
    mos:
      lastRtpAt === null || heard === null
        ? null
        : meanOpinionScore({ codec: heard, lossPercent, jitterMs, roundTripMs }),
    lastReceivedAt: lastRtpAt === null ? null : Math.round(clock.unixAt(lastRtpAt)),
  };
}
