import type { RemoteAddress } from '../plane/api.ts';

/** A source that is not ours yet and how many packets in unbroken order came from it. */
interface Candidate extends RemoteAddress {
  readonly ssrc: number;
  readonly sequence: number;
  readonly count: number;
}

/** Whom we listen to and send to. */
export type Latch =
  /** Nothing negotiated. */
  | { readonly state: 'idle' }
  /** Only the signalled address and port. */
  | { readonly state: 'strict'; readonly remote: RemoteAddress }
  /** Symmetric, nothing heard yet: sends to the signalled address. */
  | { readonly state: 'learning'; readonly signalled: RemoteAddress; readonly candidates: readonly Candidate[] }
  /** Learnt from elsewhere than signalled: for a while the signalled address may still take over. */
  | {
      readonly state: 'settling';
      readonly signalled: RemoteAddress;
      readonly remote: RemoteAddress;
      readonly until: number;
    }
  | { readonly state: 'latched'; readonly signalled: RemoteAddress; readonly remote: RemoteAddress }
  /** The latched source fell silent: still sends to it, and looks for where it went. */
  | {
      readonly state: 'searching';
      readonly signalled: RemoteAddress;
      readonly remote: RemoteAddress;
      readonly candidates: readonly Candidate[];
    };

export type LatchEvent =
  | { readonly type: 'remote'; readonly signalled: RemoteAddress; readonly symmetric: boolean }
  /** A well-formed packet with a payload type that was negotiated. */
  | {
      readonly type: 'packet';
      readonly from: RemoteAddress;
      readonly ssrc: number;
      readonly sequence: number;
      readonly at: number;
    }
  | { readonly type: 'tick'; readonly at: number; readonly silent: boolean };

export interface LatchStep {
  readonly latch: Latch;
  /** The packet belongs to the stream. */
  readonly accept: boolean;
}

/** Packets in a row that win the first latch from another address than signalled (RFC 3550 appendix A.1, MIN_SEQUENTIAL). */
export const LEARN_PACKETS = 2;
/** Packets in a row that move a latch whose source is silent. */
export const RELATCH_PACKETS = 10;
export const SETTLE_MS = 1000;
/** Sources watched at a time: a flood from one does not hide another. */
const MAX_CANDIDATES = 4;

export const IDLE_LATCH: Latch = { state: 'idle' };

/**
 * The rules of symmetric RTP (RFC 4961) against strangers: while the latched source speaks nobody else is heard, and
 * a source that is not the signalled one must show an unbroken row of packets first.
 */
export function stepLatch(latch: Latch, event: LatchEvent): LatchStep {
  switch (event.type) {
    case 'remote':
      return { latch: negotiate(latch, event.signalled, event.symmetric), accept: false };
    case 'tick':
      return { latch: passTime(latch, event.at, event.silent), accept: false };
    case 'packet':
      return hear(latch, event);
  }
}

/** Where packets are sent; null while there is nowhere. */
export function destinationOf(latch: Latch): RemoteAddress | null {
  switch (latch.state) {
    case 'idle':
      return null;
    case 'learning':
      return latch.signalled;
    default:
      return latch.remote;
  }
}

/** The only address that may reach the socket, so that it can be connected; null while others must be heard. */
export function exclusiveRemoteOf(latch: Latch): RemoteAddress | null {
  return latch.state === 'strict' || latch.state === 'latched' ? latch.remote : null;
}

function negotiate(latch: Latch, signalled: RemoteAddress, symmetric: boolean): Latch {
  if (!symmetric) return { state: 'strict', remote: signalled };
  if (latch.state !== 'idle' && latch.state !== 'strict' && isSame(latch.signalled, signalled)) return latch;
  return { state: 'learning', signalled, candidates: [] };
}

function passTime(latch: Latch, at: number, silent: boolean): Latch {
  if (latch.state === 'settling' && at >= latch.until) {
    return { state: 'latched', signalled: latch.signalled, remote: latch.remote };
  }
  if (latch.state === 'latched' && silent) {
    return { state: 'searching', signalled: latch.signalled, remote: latch.remote, candidates: [] };
  }
  return latch;
}

function hear(latch: Latch, packet: Extract<LatchEvent, { type: 'packet' }>): LatchStep {
  switch (latch.state) {
    case 'idle':
      return { latch, accept: false };
    case 'strict':
    case 'latched':
      return { latch, accept: isSame(packet.from, latch.remote) };
    case 'settling': {
      if (isSame(packet.from, latch.remote)) return { latch, accept: true };
      if (!isSame(packet.from, latch.signalled)) return { latch, accept: false };
      return { latch: { state: 'latched', signalled: latch.signalled, remote: latch.signalled }, accept: true };
    }
    case 'learning': {
      if (isSame(packet.from, latch.signalled)) {
        return { latch: { state: 'latched', signalled: latch.signalled, remote: latch.signalled }, accept: true };
      }
      const { candidates, count } = observe(latch.candidates, packet);
      if (count < LEARN_PACKETS) return { latch: { ...latch, candidates }, accept: false };
      return {
        latch: { state: 'settling', signalled: latch.signalled, remote: packet.from, until: packet.at + SETTLE_MS },
        accept: true,
      };
    }
    case 'searching': {
      const { signalled } = latch;
      if (isSame(packet.from, latch.remote)) {
        return { latch: { state: 'latched', signalled, remote: latch.remote }, accept: true };
      }
      const { candidates, count } = observe(latch.candidates, packet);
      if (count < RELATCH_PACKETS) return { latch: { ...latch, candidates }, accept: false };
      return { latch: { state: 'latched', signalled, remote: packet.from }, accept: true };
    }
  }
}

/** Counts the row that this packet continues or begins. */
function observe(
  candidates: readonly Candidate[],
  packet: Extract<LatchEvent, { type: 'packet' }>,
): { candidates: readonly Candidate[]; count: number } {
  const { from, ssrc, sequence } = packet;
  const known = candidates.find((candidate) => isSame(candidate, from));
  const continues = known?.ssrc === ssrc && ((known.sequence + 1) & 0xffff) === sequence;
  const count = known && continues ? known.count + 1 : 1;
  const others = candidates.filter((candidate) => candidate !== known).slice(-(MAX_CANDIDATES - 1));
  return { candidates: [...others, { ...from, ssrc, sequence, count }], count };
}

function isSame(a: RemoteAddress, b: RemoteAddress): boolean {
  return a.port === b.port && a.address === b.address;
}
