import { recordsCalls } from '@strowger/callplan';
import type { Leg } from '../legs/leg.ts';
import type { Services } from '../services.ts';

/** Whether one of two that are connected is an extension whose rule records such a call (contract 20 §1.8.2). */
export async function isRecordingWanted({ host }: Services, party: Leg, peer: Leg): Promise<boolean> {
  const direction = party.profile.direction ?? 'local';
  for (const { profile } of [party, peer]) {
    if (profile.tenantId === null || profile.extensionUuid === null) continue;
    const extension = (await host.tenantOf(profile.tenantId))?.extensions.get(profile.extensionUuid);
    if (extension !== undefined && recordsCalls(extension, direction)) return true;
  }
  return false;
}
