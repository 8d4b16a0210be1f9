import type { Peer } from './call-state.ts';

/** Whom a call is with, in one line: `Bob (1002)`, or whichever of both is known; null: neither. */
export function peerName({ name, number }: Peer): string | null {
  if (name === '' || name === number) return number === '' || number === 'anonymous' ? null : number;
  return number === '' || number === 'anonymous' ? name : `${name} (${number})`;
}
