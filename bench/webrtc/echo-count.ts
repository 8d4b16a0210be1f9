import type { PeerCounts } from './peers-protocol.ts';

const NUMBER_OCTETS = 4;
/** What comes back later is lost on whoever listens. */
const LATE_MS = 400;

/** Numbers the packets of a caller in their payload, and knows which of them came back. */
export class EchoCount {
  #next = 1;
  #from = 1;
  #late = 0;
  /** When each packet that has not come back was sent. */
  readonly #away = new Map<number, number>();
  #roundTrips: number[] = [];

  /** Begins anew: what was sent before does not count. */
  begin(): void {
    this.#from = this.#next;
    this.#late = 0;
    this.#away.clear();
    this.#roundTrips = [];
  }

  /** Writes the next number into the payload. */
  send(payload: Buffer): void {
    payload.writeUInt32BE(this.#next, 0);
    this.#away.set(this.#next, performance.now());
    this.#next += 1;
  }

  takeBack(payload: Buffer): void {
    const number = payload.length < NUMBER_OCTETS ? 0 : payload.readUInt32BE(0);
    const at = this.#away.get(number);
    if (at === undefined) return;
    this.#away.delete(number);
    const roundTrip = performance.now() - at;
    this.#roundTrips.push(roundTrip);
    if (roundTrip > LATE_MS) this.#late += 1;
  }

  get sent(): number {
    return this.#next - this.#from;
  }

  get lost(): number {
    return this.#away.size + this.#late;
  }

  get roundTrips(): readonly number[] {
    return this.#roundTrips;
  }
}

/** All callers together. */
export function countsOf(counts: readonly EchoCount[]): PeerCounts {
  const roundTrips = counts.flatMap(({ roundTrips: own }) => [...own]).sort((a, b) => a - b);
  return {
    sent: counts.reduce((sum, one) => sum + one.sent, 0),
    lost: counts.reduce((sum, one) => sum + one.lost, 0),
    roundTripP99: roundTrips[Math.floor(roundTrips.length * 0.99)] ?? Number.NaN,
  };
}
