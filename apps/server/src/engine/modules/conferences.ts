import type { ConferenceConfiguration } from '@strowger/callplan';
import type { ModuleReader } from './module-reader.ts';

export const conferenceReader: ModuleReader = {
  resources: ['conferences'],
  numbers: 'conference',
  async read(trx, tenantId) {
    const rows = await trx.selectFrom('conferences').selectAll().where('tenant_id', '=', tenantId).execute();
    const conferences = rows.map(
      (row): ConferenceConfiguration => ({
        uuid: row.conference_center_uuid,
        name: row.conference_center_name,
        number: row.conference_center_extension,
        enabled: row.conference_center_enabled,
        pinLength: row.conference_center_pin_length,
        hasParticipantPin: row.participant_pin !== null,
        hasModeratorPin: row.moderator_pin !== null,
        greeting: row.conference_center_greeting ?? '',
        maxMembers: row.max_members,
        waitsForModerator: row.wait_mod,
        endsWithModerator: row.moderator_endconf,
        announcesNames: row.announce_name,
        announcesCount: row.announce_count,
        joinsMuted: row.mute,
        records: row.record,
        enterSound: row.enter_sound ?? '',
        exitSound: row.exit_sound ?? '',
        opensAt: row.start_datetime?.getTime() ?? null,
        closesAt: row.stop_datetime?.getTime() ?? null,
      }),
    );
    return {
      modules: { conferences: new Map(conferences.map((conference) => [conference.uuid, conference])) },
      numbers: conferences.map((conference) => [conference.number, conference.uuid]),
    };
  },
};
