import type { Leg } from './leg.ts';
import type { LegProfile } from './leg-profile.ts';

/** Notes at both legs that they talk with each other. */
export function describeBridge(one: Leg, other: Leg): void {
  one.describe(bridged(one.profile, other));
  other.describe(bridged(other.profile, one));
}

/**
 * What becomes of a leg's profile. A leg of no extension, such as that of a caller from outside, belongs to the last
 * extension of its tenant that it talked with (contract 40 A3 "Owner extension").
 */
export function bridged(
  { extensionUuid, tenantId, takenBy, trunk }: Pick<LegProfile, 'extensionUuid' | 'tenantId' | 'takenBy' | 'trunk'>,
  peer: { readonly uuid: string; readonly profile: Pick<LegProfile, 'extensionUuid' | 'extension' | 'tenantId'> },
): Pick<LegProfile, 'bridgeUuid' | 'takenBy'> {
  const taker = peer.profile;
  // What is sent to a provider belongs to whoever dialled or forwarded it.
  if (extensionUuid !== null || trunk !== null || taker.extensionUuid === null || taker.tenantId !== tenantId) {
    return { bridgeUuid: peer.uuid, takenBy };
  }
  return {
    bridgeUuid: peer.uuid,
    takenBy: { extensionUuid: taker.extensionUuid, extension: taker.extension },
  };
}
