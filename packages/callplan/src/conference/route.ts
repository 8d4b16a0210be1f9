import type { Call, RouteOutcome } from '../call.ts';
import type { ConferenceConfiguration } from './configuration.ts';

/** Conferences (contract 20 §0.10 step 10, §8.2). One that is disabled is skipped. */
export function routeToConference(call: Call): RouteOutcome | null {
  const owner = call.tenant.numbers.get(call.dialled);
  const conference = owner?.kind === 'conference' ? call.tenant.conferences.get(owner.uuid) : undefined;
  if (conference === undefined) return null;
  if (!conference.enabled) {
    call.decide('conference_off', { name: conference.name });
    return null;
  }
  const isOpen = isOpenAt(conference, call.now.getTime());
  call.decide(isOpen ? 'conference_entered' : 'conference_closed', { name: conference.name });
  const entersAs = call.caller?.administersTenant === true ? 'moderator' : 'participant';
  return {
    handledBy: { kind: 'conference', uuid: conference.uuid },
    steps: [
      { step: 'conference', conference, isOpen, entersAs },
      { step: 'hangup', cause: 'NORMAL_CLEARING' },
    ],
  };
}

function isOpenAt({ opensAt, closesAt }: ConferenceConfiguration, now: number): boolean {
  return (opensAt === null || opensAt <= now) && (closesAt === null || now < closesAt);
}
