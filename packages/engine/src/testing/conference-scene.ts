import type { ConferenceConfiguration } from '@strowger/callplan';
import { conference } from '@strowger/callplan/testing';
import type { Laboratory } from './laboratory.ts';
import { uuidOf } from './test-host.ts';

export const ROOM_NUMBER = '3000';
export const ROOM = uuidOf(ROOM_NUMBER);

/** Gives the tenant of the tests a conference, or changes it. */
export function offerConference({ host }: Laboratory, settings: Partial<ConferenceConfiguration> = {}): void {
  host.tenant = {
    ...host.tenant,
    numbers: new Map([...host.tenant.numbers, [ROOM_NUMBER, { kind: 'conference', uuid: ROOM }]]),
    conferences: new Map([[ROOM, conference(ROOM_NUMBER, settings)]]),
  };
}

/** How many were in it after each event so far. */
export function memberCounts({ events }: Laboratory): number[] {
  return events.flatMap((event) => ('memberCount' in event ? [event.memberCount] : []));
}
