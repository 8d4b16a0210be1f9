import { isEmergencyNumber, normaliseDialled } from '@strowger/callplan';
import type { SipRequest } from '@strowger/sip';
import type { SwitchHost } from '@strowger/switch';
import type { Locations } from '../registration/locations.ts';

interface CallsForHelpParts {
  readonly host: Pick<SwitchHost, 'tenantOf'>;
  readonly locations: Pick<Locations, 'ownersAt'>;
  readonly now: () => number;
}

/**
 * Whether a phone that is registered from there calls an emergency number of its tenant: no overload keeps it from being
 * served (contract 30 §5.3 step 0). Strangers could pretend to, and still have to log in.
 */
export async function callsForHelp(
  { host, locations, now }: CallsForHelpParts,
  { method, from: { uri }, uriText }: SipRequest,
  address: string,
): Promise<boolean> {
  if (method !== 'INVITE' || (uri.scheme !== 'sip' && uri.scheme !== 'sips')) return false;
  const dialled = normaliseDialled(uriText);
  for (const { tenantId } of locations.ownersAt(uri.user ?? '', address, now())) {
    const tenant = await host.tenantOf(tenantId);
    if (tenant !== null && isEmergencyNumber(tenant, dialled)) return true;
  }
  return false;
}
