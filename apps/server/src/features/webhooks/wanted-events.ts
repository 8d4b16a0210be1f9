import type { StrowgerEvent } from '../../events/event-types.ts';
import { maySee, type Viewer } from '../events/visibility.ts';
import { wantsType } from './event-names.ts';

/** Who wants which events. */
export interface Listener {
  readonly webhook_id: number;
  /** Null: the platform's. */
  readonly tenant_id: number | null;
  readonly events: readonly string[];
}

const NOTHING_MORE: Omit<Viewer, 'scope'> = { extensions: new Set(), liveAreas: new Set() };

/** Whether a webhook is told of an event: what an event stream of its tenant's admin, or of a super admin, would show. */
export function hears({ tenant_id: tenantId, events }: Listener, event: StrowgerEvent): boolean {
  if (!wantsType(events, event.type)) return false;
  const scope = tenantId === null ? { kind: 'platform' as const } : { kind: 'tenant' as const, tenantId };
  return maySee({ ...NOTHING_MORE, scope }, event);
}
