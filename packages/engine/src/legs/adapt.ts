import { type AudioFormats, canBridge, formatsToReoffer } from '../media/codec-agreement.ts';
import { NOTHING_TRANSCODABLE, type Transcodable } from '../media/transcoding.ts';
import type { Leg } from './leg.ts';
import { reinviteLeg } from './reinvite-leg.ts';

/**
 * Agrees with an answered phone, by a re-INVITE where need be, on media that fit `peer`; transcodes where the phone
 * does not come along. False: it cannot be done.
 */
export async function adapt(leg: Leg, peer: AudioFormats | null): Promise<boolean> {
  if (canBeBridged(leg, peer, NOTHING_TRANSCODABLE)) return true;
  const { dialog, media, services } = leg;
  if (dialog === null || media === null || !leg.isAnswered) return false;
  const formats = formatsToReoffer(media.settled, peer, services.transcoding.now);
  await reinviteLeg(leg, { dialog, media, formats });
  return leg.isLive && fits(leg, peer);
}

/** True when audio can pass between what the leg settled on and `peer`. */
export function fits(leg: Leg, peer: AudioFormats | null): boolean {
  return canBeBridged(leg, peer, leg.services.transcoding.now);
}

function canBeBridged({ media }: Leg, peer: AudioFormats | null, transcodable: Transcodable): boolean {
  if (peer === null) return true;
  const settled = media?.settled ?? null;
  return settled !== null && canBridge(settled, peer, transcodable);
}
