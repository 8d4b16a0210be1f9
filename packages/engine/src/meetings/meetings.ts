import { randomUUID } from 'node:crypto';
import { type ConferenceConfiguration, conferenceCallTo } from '@strowger/callplan';
import type { Leg } from '../legs/leg.ts';

/** Conferences that calls made by a code: who is in one, or on his way into it (contract 20 §12.3 `*3`, `*30`). */
export class Meetings {
  readonly #meetings = new Map<Leg, ConferenceConfiguration>();

  of(leg: Leg): ConferenceConfiguration | null {
    return this.#meetings.get(leg) ?? null;
  }

  /** The one that a phone of this extension is in; of several, the first that it came to. */
  withExtension(extensionUuid: string | null): ConferenceConfiguration | null {
    if (extensionUuid === null) return null;
    for (const [leg, meeting] of this.#meetings) {
      if (leg.isLive && leg.profile.extensionUuid === extensionUuid) return meeting;
    }
    return null;
  }

  /** Until it leaves or ends. */
  enter(leg: Leg, meeting: ConferenceConfiguration): void {
    this.#meetings.set(leg, meeting);
    void leg.ended.then(() => this.leave(leg));
  }

  leave(leg: Leg): void {
    this.#meetings.delete(leg);
  }
}

/** One that nobody is in yet. @param number of an extension that will be, by which others find it */
export function newMeeting(number: string): ConferenceConfiguration {
  return {
    uuid: randomUUID(),
    name: `Conference of ${number}`,
    number: conferenceCallTo(number),
    enabled: true,
    pinLength: 0,
    hasParticipantPin: false,
    hasModeratorPin: false,
    greeting: '',
    maxMembers: 0,
    waitsForModerator: false,
    endsWithModerator: false,
    announcesNames: false,
    announcesCount: false,
    joinsMuted: false,
    records: false,
    enterSound: '',
    exitSound: '',
    opensAt: null,
    closesAt: null,
  };
}
