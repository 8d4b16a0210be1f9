import type { AnswerOf } from '@strowger/client';

/** A conference as the API gives it. */
export type Conference = AnswerOf<'/api/conferences/{conference_center_uuid}'>;

/** What the form of a conference edits. */
export interface ConferenceValues {
  conference_center_name: string;
  conference_center_extension: string;
  conference_center_pin_length: number;
  conference_center_greeting: string | null;
  conference_center_description: string | null;
  conference_center_enabled: boolean;
  /** Empty: stays as it is. */
  participant_pin: string;
  moderator_pin: string;
  max_members: number;
  wait_mod: boolean;
  moderator_endconf: boolean;
  announce_name: boolean;
  announce_count: boolean;
  mute: boolean;
  record: boolean;
  enter_sound: string | null;
  exit_sound: string | null;
  start_datetime: string | null;
  stop_datetime: string | null;
}

export const NEW_CONFERENCE: ConferenceValues = {
  conference_center_name: '',
  conference_center_extension: '',
  conference_center_pin_length: 4,
  conference_center_greeting: null,
  conference_center_description: null,
  conference_center_enabled: true,
  participant_pin: '',
  moderator_pin: '',
  max_members: 0,
  wait_mod: false,
  moderator_endconf: false,
  announce_name: false,
  announce_count: true,
  mute: false,
  record: false,
  enter_sound: null,
  exit_sound: null,
  start_datetime: null,
  stop_datetime: null,
};

/** The form's values of a conference as the API gives it. */
export function valuesOf(conference: Conference): ConferenceValues {
  return {
    conference_center_name: conference.conference_center_name,
    conference_center_extension: conference.conference_center_extension,
    conference_center_pin_length: conference.conference_center_pin_length,
    conference_center_greeting: conference.conference_center_greeting,
    conference_center_description: conference.conference_center_description,
    conference_center_enabled: conference.conference_center_enabled,
    participant_pin: conference.participant_pin ?? '',
    moderator_pin: conference.moderator_pin ?? '',
    max_members: conference.max_members,
    wait_mod: conference.wait_mod,
    moderator_endconf: conference.moderator_endconf,
    announce_name: conference.announce_name,
    announce_count: conference.announce_count,
    mute: conference.mute,
    record: conference.record,
    enter_sound: conference.enter_sound,
    exit_sound: conference.exit_sound,
    start_datetime: conference.start_datetime,
    stop_datetime: conference.stop_datetime,
  };
}
