import type { CallerId } from '@strowger/callplan';
import { callerAddress, identityHeaders } from './identity.ts';
import type { Leg } from './leg.ts';
import { reinviteLeg } from './reinvite-leg.ts';

/**
 * Tells an answered phone whom it talks to now: by P-Asserted-Identity (RFC 3325), and by our From where the phone follows
 * its changes (RFC 4916). It travels in an UPDATE, or in a re-INVITE to a phone without UPDATE; the session stays as it is.
 */
export async function tellPeer(leg: Leg, peer: CallerId): Promise<void> {
  const { dialog, media, session } = leg;
  const { domainName } = leg.profile;
  // Whom a tenant's number leads to is not told to other tenants.
  if (!leg.isAnswered || dialog === null || leg.crosses) return;
  if (session.abilities.fromChange) dialog.presentAs(callerAddress(peer, domainName));
  const headers = identityHeaders(peer, domainName);
  if (session.abilities.update) {
    const response = await dialog.request({ method: 'UPDATE', headers: [...headers, ...session.offer] });
    if (response.status < 300) session.agreed(response.headers);
    return;
  }
  if (media === null || media.settled === null) return;
  await reinviteLeg(leg, { dialog, media, formats: media.settled, headers });
}
