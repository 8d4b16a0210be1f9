import { randomInt } from 'node:crypto';

/** Numbers that a packet leaves with. */
export interface Placement {
  readonly sequence: number;
  readonly timestamp: number;
  readonly marker: boolean;
}

/** A packet of some source, in that source's own numbering. */
export interface SourcePacket {
  readonly sourceId: number;
  readonly kind: 'audio' | 'event';
  readonly sequence: number;
  readonly timestamp: number;
  readonly marker: boolean;
  /** Of the timestamp that it leaves with. */
  readonly clockRate: number;
}

/** How the numbering of the present source maps to ours. */
interface Mapping {
  readonly sourceId: number;
  readonly timestampOffset: number;
  sequenceOffset: number;
  highestIn: number;
  /** Late packets may come this far behind the highest; what is older belongs to the time before the switch. */
  reach: number;
}

const MAX_DROPOUT = 3000;
const MAX_MISORDER = 100;
const MIN_STEP_MS = 20;
/** A source whose timestamp leaves its wall clock by more has restarted it. */
const MAX_TIMESTAMP_LEAD_MS = 10_000;

/**
 * The one RTP stream that an endpoint sends: a single SSRC, whoever is heard. Within one source, order, loss and
 * timing are kept as they came; at a change of source the sequence goes on without a gap, the timestamp by the time
 * that passed, and the marker is set (RFC 3550 §5.1, RFC 3551 §4.1).
 */
export class OutgoingStream {
  readonly ssrc = randomInt(1, 2 ** 32);
  packets = 0;
  bytes = 0;
  #sequence = randomInt(0, 2 ** 15);
  #timestamp = randomInt(0, 2 ** 31);
  /** When the timestamp was last moved on; null before the first packet. */
  #timestampAt: number | null = null;
  #clockRate = 8000;
  #mapping: Mapping | null = null;

  /** The next packet starts a new stretch, even if its source is the same: after a hold or a pause of a bridge. */
  interrupt(): void {
    this.#mapping = null;
  }

  /** Numbers for a packet at monotonic time `now` (ms); null when it comes too late to be placed. */
  place(packet: SourcePacket, now: number): Placement | null {
    const mapping = this.#mapping;
    if (!mapping || mapping.sourceId !== packet.sourceId) return this.#switchTo(packet, now);
    const delta = signed16(packet.sequence - mapping.highestIn);
    if (delta > MAX_DROPOUT || delta < -MAX_MISORDER) return this.#switchTo(packet, now);
    const timestamp = (packet.timestamp + mapping.timestampOffset) >>> 0;
    if (delta > 0 && packet.kind === 'audio' && !this.#isPlausible(timestamp, packet.clockRate, now)) {
      return this.#switchTo(packet, now);
    }
    if (delta <= 0) {
      if (-delta >= mapping.reach) return null;
    } else {
      mapping.highestIn = packet.sequence;
      mapping.reach = Math.min(MAX_MISORDER, mapping.reach + delta);
      this.#sequence = (packet.sequence + mapping.sequenceOffset) & 0xffff;
      this.#moveTo(timestamp, packet.clockRate, now);
    }
    return { sequence: (packet.sequence + mapping.sequenceOffset) & 0xffff, timestamp, marker: packet.marker };
  }

  /** A packet of the present source is not sent: closes the gap that it would leave. */
  skip(sourceId: number, sequence: number): void {
    const mapping = this.#mapping;
    if (mapping?.sourceId !== sourceId) return;
    const delta = signed16(sequence - mapping.highestIn);
    if (delta <= 0 || delta > MAX_DROPOUT) return;
    mapping.highestIn = sequence;
    mapping.sequenceOffset -= 1;
    // Packets before this one are numbered with the former offset: they can no longer be placed.
    mapping.reach = 0;
    this.#sequence = (sequence + mapping.sequenceOffset) & 0xffff;
  }

  /** Counts what was sent, for sender reports. */
  count(payloadBytes: number): void {
    this.packets++;
    this.bytes += payloadBytes;
  }

  /** Our media clock at `now`, for sender reports (RFC 3550 §6.4.1). */
  timestampAt(now: number): number {
    if (this.#timestampAt === null) return this.#timestamp;
    return (this.#timestamp + ticks(now - this.#timestampAt, this.#clockRate)) >>> 0;
  }

  #switchTo(packet: SourcePacket, now: number): Placement {
    const isFirst = this.#timestampAt === null;
    const elapsed = isFirst ? 0 : Math.max(MIN_STEP_MS, now - (this.#timestampAt ?? now));
    const sequence = isFirst ? this.#sequence : (this.#sequence + 1) & 0xffff;
    const timestamp = (this.#timestamp + ticks(elapsed, packet.clockRate)) >>> 0;
    this.#mapping = {
      sourceId: packet.sourceId,
      timestampOffset: timestamp - packet.timestamp,
      sequenceOffset: sequence - packet.sequence,
      highestIn: packet.sequence,
      reach: 1,
    };
    this.#sequence = sequence;
    this.#timestamp = timestamp;
    this.#timestampAt = now;
    this.#clockRate = packet.clockRate;
    return { sequence, timestamp, marker: true };
  }

  /** A later packet must not go back in time, nor run far ahead of it. */
  #isPlausible(timestamp: number, clockRate: number, now: number): boolean {
    const step = (timestamp - this.#timestamp) | 0;
    const elapsed = now - (this.#timestampAt ?? now);
    return step >= 0 && step <= ticks(elapsed + MAX_TIMESTAMP_LEAD_MS, clockRate) && clockRate === this.#clockRate;
  }

  /** Events repeat the timestamp of their start: only a later one moves our clock. */
  #moveTo(timestamp: number, clockRate: number, now: number): void {
    if (((timestamp - this.#timestamp) | 0) <= 0) return;
    this.#timestamp = timestamp;
    this.#timestampAt = now;
    this.#clockRate = clockRate;
  }
}

function ticks(ms: number, clockRate: number): number {
  return Math.round((ms * clockRate) / 1000);
}

function signed16(difference: number): number {
  return (difference << 16) >> 16;
}
