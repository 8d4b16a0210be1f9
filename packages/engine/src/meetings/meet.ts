import { conferenceCallTo } from '@strowger/callplan';
import type { Call } from '../calls/call.ts';
import type { Leg } from '../legs/leg.ts';
import { newMeeting } from './meetings.ts';

/** Who presses the code and his partner go on in a conference, to which others may come (contract 20 §12.3 `*3`). */
export async function moveToConference(call: Call, leg: Leg): Promise<void> {
  const partner = call.partnerOf(leg);
  if (partner === null || !mayMeet(leg, partner)) return;
  await call.part(leg);
  await meet(call, leg, partner);
}

/** Both are answered, one of them is an extension's, and a mixer understands what they send. */
export function mayMeet(party: Leg, peer: Leg): boolean {
  return numberOf(party, peer) !== '' && [party, peer].every((leg) => leg.isLive && leg.isAnswered && isMixable(leg));
}

/**
 * Two of a call that are not connected go on in a conference, each in a call of his own: in the one that the party's
 * extension is in, from another of its calls, or in a new one.
 */
export async function meet(call: Call, party: Leg, peer: Leg): Promise<void> {
  const { meetings } = call.parts.services;
  const number = numberOf(party, peer);
  const meeting = meetings.withExtension(party.profile.extensionUuid) ?? newMeeting(number);
  for (const leg of [party, peer]) {
    leg.describe({ bridgeUuid: null });
    meetings.enter(leg, meeting);
  }
  call.release(peer);
  const other = call.parts.split(peer);
  const onward = { dialled: conferenceCallTo(number), by: party.profile.extensionUuid ?? peer.profile.extensionUuid };
  await Promise.all([call.routeOn(party, onward), other.routeOn(peer, onward)]);
}

function numberOf(party: Leg, peer: Leg): string {
  return party.profile.extension || peer.profile.extension;
}

function isMixable({ media, services }: Leg): boolean {
  const codec = media?.settled?.codecs[0];
  return codec !== undefined && services.transcoding.withRoom(codec);
}
