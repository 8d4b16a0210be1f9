import type { Channel } from '@strowger/switch';

/** One call for each A leg, and for each pair of B legs whose A leg has left them to each other (contract 10 §9.4). */
export function callsInProgress(channels: readonly Pick<Channel, 'uuid' | 'leg' | 'bridgeUuid'>[]): number {
  const called = new Set(channels.filter(({ leg }) => leg === 'b').map(({ uuid }) => uuid));
  const leftToEachOther = channels.filter(
    ({ leg, bridgeUuid }) => leg === 'b' && bridgeUuid !== null && called.has(bridgeUuid),
  );
  return channels.length - called.size + Math.ceil(leftToEachOther.length / 2);
}
