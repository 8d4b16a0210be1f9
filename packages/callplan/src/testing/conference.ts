import type { ConferenceConfiguration } from '../conference/configuration.ts';
import { uuidOf } from './tenant.ts';

/** An enabled conference that is always open, without PINs and sounds, with uuid `uuidOf(number)`. */
export function conference(number: string, settings: Partial<ConferenceConfiguration> = {}): ConferenceConfiguration {
  return {
    uuid: uuidOf(number),
    name: 'Monday',
    number,
    enabled: true,
    pinLength: 4,
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
    ...settings,
  };
}
