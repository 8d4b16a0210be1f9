/** Sequence numbers that may jump ahead within one stream (RFC 3550 appendix A.1). */
const MAX_DROPOUT = 3000;
/** How late a packet may be and still count as out of order. */
const MAX_MISORDER = 100;
/** A transit change beyond this is a restarted clock, no jitter. */
const MAX_TRANSIT_CHANGE_S = 2;
const WINDOW = 128;

export interface ReceivedPacket {
  readonly ssrc: number;
  readonly sequence: number;
  readonly timestamp: number;
  readonly payloadBytes: number;
  /** ms, monotonic. */
  readonly at: number;
  readonly clockRate: number;
  /** Telephone events repeat their timestamp and say nothing about jitter. */
  readonly timed: boolean;
}

/** What one receiver knows of the stream it gets (RFC 3550 appendix A.1, A.3, A.8). */
export class Reception {
  packets = 0;
  bytes = 0;
  outOfOrder = 0;
  duplicate = 0;
  #ssrc: number | null = null;
  #baseSequence = 0;
  /** Sequence number with the count of cycles above its 16 bits. */
  #highest = 0;
  /** Distinct packets of the present stream. */
  #unique = 0;
  /** Loss of streams that this one replaced. */
  #lostBefore = 0;
  #expectedBefore = 0;
  readonly #seen = new Float64Array(WINDOW).fill(-1);
  #transit: number | null = null;
  #jitter = 0;
  #clockRate = 8000;
  #reportedExpected = 0;
  #reportedReceived = 0;

  /** Takes one accepted packet; tells whether it is a duplicate, which is not to be passed on. */
  take(packet: ReceivedPacket): 'new' | 'duplicate' {
    this.packets++;
    this.bytes += packet.payloadBytes;
    const sequence = this.#extend(packet);
    if (this.#seen[sequence % WINDOW] === sequence) {
      this.duplicate++;
      return 'duplicate';
    }
    this.#seen[sequence % WINDOW] = sequence;
    this.#unique++;
    if (sequence < this.#highest) this.outOfOrder++;
    else this.#highest = sequence;
    if (sequence < this.#baseSequence) this.#baseSequence = sequence;
    if (packet.timed) this.#measureJitter(packet);
    return 'new';
  }

  /** Extended sequence number; starts a new stream at another SSRC or a jump that no loss explains. */
  #extend(packet: ReceivedPacket): number {
    if (this.#ssrc === packet.ssrc) {
      const delta = ((packet.sequence - this.#highest) << 16) >> 16;
      if (delta < MAX_DROPOUT && delta > -MAX_MISORDER) return this.#highest + delta;
    }
    this.#lostBefore = this.lost;
    this.#expectedBefore = this.expected;
    this.#ssrc = packet.ssrc;
    // One cycle up, so that packets before the first one stay positive.
    this.#highest = packet.sequence + 0x10000;
    this.#baseSequence = this.#highest;
    this.#unique = 0;
    this.#seen.fill(-1);
    this.#transit = null;
    this.#reportedExpected = 0;
    this.#reportedReceived = 0;
    return this.#highest;
  }

  #measureJitter(packet: ReceivedPacket): void {
    if (packet.clockRate !== this.#clockRate) {
      this.#jitter = (this.#jitter / this.#clockRate) * packet.clockRate;
      this.#clockRate = packet.clockRate;
      this.#transit = null;
    }
    const arrival = Math.round((packet.at * packet.clockRate) / 1000);
    const transit = (arrival - packet.timestamp) | 0;
    if (this.#transit !== null) {
      const change = Math.abs((transit - this.#transit) | 0);
      if (change < MAX_TRANSIT_CHANGE_S * packet.clockRate) this.#jitter += (change - this.#jitter) / 16;
    }
    this.#transit = transit;
  }

  get ssrc(): number | null {
    return this.#ssrc;
  }

  /** Packets that should have come. */
  get expected(): number {
    return this.#ssrc === null ? 0 : this.#expectedBefore + this.#highest - this.#baseSequence + 1;
  }

  /** Packets that did not come; duplicates do not make up for them. */
  get lost(): number {
    if (this.#ssrc === null) return 0;
    return this.#lostBefore + (this.#highest - this.#baseSequence + 1 - this.#unique);
  }

  get lossPercent(): number {
    return this.expected === 0 ? 0 : (100 * this.lost) / this.expected;
  }

  get jitterMs(): number {
    return (this.#jitter * 1000) / this.#clockRate;
  }

  /** Loss part of a report block on the present stream; the fraction is since the last call (appendix A.3). */
  report(): { fractionLost: number; cumulativeLost: number; highestSequence: number; jitter: number } {
    const expected = this.#highest - this.#baseSequence + 1;
    const expectedInterval = expected - this.#reportedExpected;
    const lostInterval = expectedInterval - (this.#unique - this.#reportedReceived);
    this.#reportedExpected = expected;
    this.#reportedReceived = this.#unique;
    const fraction = expectedInterval > 0 && lostInterval > 0 ? Math.floor((lostInterval * 256) / expectedInterval) : 0;
    return {
      fractionLost: Math.min(255, fraction),
      cumulativeLost: expected - this.#unique,
      highestSequence: (this.#highest - 0x10000) >>> 0,
      jitter: Math.floor(this.#jitter),
    };
  }
}
