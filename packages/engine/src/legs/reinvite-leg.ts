import type { Leg } from './leg.ts';
import { type Reinvitation, type ReinviteOutcome, reinvite } from './reinvite.ts';

/**
 * Offers the phone of a leg its session anew, on the terms of its session timer (RFC 4028), and keeps what it says of these.
 * @param wanted its headers go before those of the timer
 */
export async function reinviteLeg(
  { services, session }: Pick<Leg, 'services' | 'session'>,
  wanted: Omit<Reinvitation, 'services' | 'headers'> & Partial<Pick<Reinvitation, 'headers'>>,
): Promise<ReinviteOutcome> {
  const headers = [...(wanted.headers ?? []), ...session.offer];
  const outcome = await reinvite({ ...wanted, services, headers });
  if (outcome.response !== null && outcome.status < 300) session.agreed(outcome.response.headers);
  return outcome;
}
