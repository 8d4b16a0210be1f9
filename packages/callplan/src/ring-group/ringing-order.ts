import type { RingGroupConfiguration, RingGroupMember } from './configuration.ts';

/**
 * The members in the order in which their turns come: by delay, order and number; in strategy `random` shuffled, for each
 * call anew and for the same call always the same way (contract 20 §4.1).
 */
export function inRingingOrder({ strategy, members }: RingGroupConfiguration, callId: string): RingGroupMember[] {
  const sorted = members.toSorted(
    (one, other) =>
      one.delaySeconds - other.delaySeconds || one.order - other.order || compare(one.number, other.number),
  );
  if (strategy !== 'random') return sorted;
  const place = new Map(sorted.map((member, index) => [member, scattered(`${callId} ${index} ${member.uuid}`)]));
  return sorted.toSorted((one, other) => (place.get(one) ?? 0) - (place.get(other) ?? 0));
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

/** A number that tells nothing of the text it is made of: FNV-1a with a last stir, since it is weak in its high bits. */
function scattered(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  return (hash ^ (hash >>> 15)) >>> 0;
}
