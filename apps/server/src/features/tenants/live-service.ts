import type { Switch } from '@strowger/switch';
import { callsInProgress } from '../../engine/calls-in-progress.ts';

/** What a tenant has going on in the call engine of this process. */
export interface LiveService {
  readonly live_calls: number;
  /** Registered contacts of phones. */
  readonly registrations: number;
}

export async function liveServiceOf(engine: Switch, tenantId: number): Promise<LiveService> {
  const [channels, registrations] = await Promise.all([engine.channels(tenantId), engine.registrations(tenantId)]);
  return { live_calls: callsInProgress(channels), registrations: registrations.length };
}
