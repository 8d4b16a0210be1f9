import { encodeG711, type Law } from './g711.ts';

/** A frame of linear silence. */
export function silentSamples(count: number): Int16Array {
  return new Int16Array(count);
}

/** A frame of G.711 silence: 0xff in u-law, 0xd5 in A-law. */
export function silentG711(law: Law, count: number): Uint8Array {
  return encodeG711(law, silentSamples(count));
}
