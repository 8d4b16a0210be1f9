import type { Caller } from './caller.ts';
import { type Access, meets } from './policy.ts';

type LiveAccess = Exclude<Access, 'public'>;

/** Who may look at the live calls, phones and queues of a tenant (contract 20 §13.1). */
export const LIVE_CALLS: LiveAccess = { callers: ['A', 'T', 'U'], featureKey: 'realtime' };

/** Who may look at who is in a conference (contract 20 §8.3). */
export const LIVE_CONFERENCES: LiveAccess = { callers: ['A', 'T', 'U'], featureKey: 'conferences' };

/** Areas of live events, each with who may look at the state that they change. */
const AREAS: Readonly<Record<string, LiveAccess>> = {
  channel: LIVE_CALLS,
  registration: LIVE_CALLS,
  queue: LIVE_CALLS,
  conference: LIVE_CONFERENCES,
};

/** The areas of which somebody may see all that happens in his tenant, because an endpoint shows it to him as well. */
export function liveAreasOf(caller: Caller): ReadonlySet<string> {
  return new Set(Object.keys(AREAS).filter((area) => AREAS[area] !== undefined && meets(AREAS[area], caller)));
}
