const HALF = 0x8000;
const CYCLE = 0x10000;

/**
 * The 48 bit index of a packet with this sequence number, nearest to the highest index so far (RFC 3711 §3.3.1 and
 * appendix A); negative when it lies before the stream's first cycle. `highest` -1: the stream begins here.
 */
export function packetIndex(highest: number, sequence: number): number {
  if (highest < 0) return sequence;
  const rollover = Math.floor(highest / CYCLE);
  const last = highest % CYCLE;
  if (last < HALF) return (sequence - last > HALF ? rollover - 1 : rollover) * CYCLE + sequence;
  return (last - HALF > sequence ? rollover + 1 : rollover) * CYCLE + sequence;
}
