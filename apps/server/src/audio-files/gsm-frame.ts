/** A frame of 20 ms as RFC 3551 §4.5.8 packs it: the mark 0xD in four bits, then 76 parameters, high bits first. */
export const GSM_FRAME_BYTES = 33;

const MARK = 0xd;
const LAR_BITS = [6, 6, 5, 5, 4, 4, 3, 3] as const;
const PULSES = 13;
const SUBFRAMES = 4;

/** The parameters of a frame (ETSI EN 300 961 §1.7). */
export interface GsmFrame {
  /** Coded log area ratios. */
  readonly lar: readonly number[];
  readonly subframes: readonly GsmSubframe[];
}

export interface GsmSubframe {
  readonly lag: number;
  readonly gain: number;
  readonly grid: number;
  readonly blockMaximum: number;
  readonly pulses: readonly number[];
}

/** Whether the bytes are nothing but such frames. */
export function areGsmFrames(bytes: Uint8Array): boolean {
  if (bytes.length === 0 || bytes.length % GSM_FRAME_BYTES !== 0) return false;
  for (let at = 0; at < bytes.length; at += GSM_FRAME_BYTES) {
    if ((bytes[at] ?? 0) >> 4 !== MARK) return false;
  }
  return true;
}

/** @param at where the frame begins */
export function readGsmFrame(bytes: Uint8Array, at: number): GsmFrame {
  let bit = at * 8 + 4;
  const take = (width: number): number => {
    let value = 0;
    for (const end = bit + width; bit < end; bit += 1) {
      value = (value << 1) | (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
    }
    return value;
  };
  const lar = LAR_BITS.map(take);
  const subframes = Array.from({ length: SUBFRAMES }, () => ({
    lag: take(7),
    gain: take(2),
    grid: take(2),
    blockMaximum: take(6),
    pulses: Array.from({ length: PULSES }, () => take(3)),
  }));
  return { lar, subframes };
}
