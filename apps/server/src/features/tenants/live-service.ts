import type { Channel, Switch } from '@strowger/switch';

/** What a tenant has going on in the call engine of this process. */
export interface LiveService {
  readonly live_calls: number;
  /** Registered contacts of phones. */
  readonly registrations: number;
}

export async function liveServiceOf(engine: Switch, tenantId: number): Promise<LiveService> {
  const [channels, registrations] = await Promise.all([engine.channels(tenantId), engine.registrations(tenantId)]);
  return { live_calls: countCalls(channels), registrations: registrations.length };
}

/** One call for each A leg, and for each pair of B legs whose A leg has left them to each other (contract 10 §9.4). */
export function countCalls(channels: readonly Pick<Channel, 'uuid' | 'leg' | 'bridgeUuid'>[]): number {
  const called = new Set(channels.filter(({ leg }) => leg === 'b').map(({ uuid }) => uuid));
  const leftToEachOther = channels.filter(
    ({ leg, bridgeUuid }) => leg === 'b' && bridgeUuid !== null && called.has(bridgeUuid),
  );
  return channels.length - called.size + Math.ceil(leftToEachOther.length / 2);
}
