import { parseSound } from '@strowger/callplan';
import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import { nullable, uuid } from '../../http/fields.ts';
import type { Field, Shown } from '../../http/resource/field.ts';
import { optionalPinField } from '../../http/resource/ready-fields.ts';
import type { Resource } from '../../http/resource/resource.ts';
import type { Platform } from '../../platform.ts';
import { dialable, pbxResource } from '../pbx/pbx-resource.ts';
import { refuseDelete } from '../pbx/refuse-delete.ts';

const text = (maxLength: number) => nullable(Type.String({ maxLength }));
const flag = (description?: string): Field => ({
  schema: Type.Boolean(description === undefined ? {} : { description }),
});
const moment = (): Field => ({
  schema: nullable(Type.String({ format: 'date-time' })),
  show: (stored) => (stored instanceof Date ? stored.toISOString() : null),
});
const LONGEST_PIN = 9;
const RECORDED =
  'From when the second comes in until the last has left, what all say is recorded, in one channel. It is the recording of the call of who was in first: `GET /cdr/{call_id}/recording` of that call answers it once the conference has ended.';
const pin = (platform: Platform, column: string) =>
  optionalPinField(platform.vault, `conferences.${column}`, LONGEST_PIN);

/** Conferences (contract 20 §8.1). */
export const conferences = (platform: Platform): Resource =>
  pbxResource(platform, {
    path: '/conferences',
    tag: 'Conferences',
    what: 'Conference',
    plural: 'Conferences',
    table: 'conferences',
    key: { field: 'conference_center_uuid', kind: 'uuid' },
    featureKey: 'conferences',
    hasQuota: true,
    numbers: { kind: 'conference', fields: ['conference_center_extension'] },
    named: 'conference_center_name',
    fields: {
      conference_center_uuid: { schema: uuid(), write: 'never' },
      conference_center_name: { schema: Type.String({ minLength: 1, maxLength: 80 }), required: true },
      conference_center_extension: { schema: dialable('Its number.'), required: true },
      conference_center_pin_length: { schema: Type.Integer({ minimum: 1, maximum: 9 }) },
      conference_center_greeting: { schema: text(255) },
      conference_center_description: { schema: text(1000) },
      conference_center_enabled: flag(),
      participant_pin: pin(platform, 'participant_pin'),
      moderator_pin: pin(platform, 'moderator_pin'),
      max_members: { schema: Type.Integer({ minimum: 0, maximum: 1000, description: '0: no limit.' }) },
      wait_mod: flag(),
      moderator_endconf: flag(),
      announce_name: flag('Who comes in says his name before, which the others hear when he comes and when he leaves.'),
      announce_count: flag(),
      mute: flag(),
      record: flag(RECORDED),
      enter_sound: { schema: text(255) },
      exit_sound: { schema: text(255) },
      start_datetime: moment(),
      stop_datetime: moment(),
    },
    listed: [
      'domain_uuid',
      'conference_center_uuid',
      'conference_center_name',
      'conference_center_extension',
      'conference_center_pin_length',
      'conference_center_enabled',
      'conference_center_description',
    ],
    searched: ['conference_center_name', 'conference_center_extension', 'conference_center_description'],
    filters: { conference_center_enabled: 'flag' },
    order: [{ field: 'conference_center_name' }],
    times: { created: 'date_created', updated: 'last_updated' },
    hooks: {
      before: async (change) => {
        if (change.after !== null) requireSoundConference(change.after);
        await refuseDelete(change, ['conference_center_uuid', 'conference_center_name', 'conference_center_extension']);
      },
    },
  });

const SOUNDS = ['conference_center_greeting', 'enter_sound', 'exit_sound'];
const USUAL_PIN_LENGTH = 4;

/** @throws ApiError 400 */
function requireSoundConference(conference: Shown): void {
  for (const field of SOUNDS) {
    const value = conference[field];
    const sound = parseSound(typeof value === 'string' ? value : null);
    if (!sound.ok) throw errors.badField(field, sound.error);
  }
  requireSoundPins(conference);
  const { start_datetime: start, stop_datetime: stop } = conference;
  if (typeof start === 'string' && typeof stop === 'string' && Date.parse(stop) <= Date.parse(start)) {
    throw errors.badField('stop_datetime', 'must be later than start_datetime');
  }
}

function requireSoundPins(conference: Shown): void {
  const length = Number(conference['conference_center_pin_length'] ?? USUAL_PIN_LENGTH);
  for (const field of ['participant_pin', 'moderator_pin']) {
    const value = conference[field];
    if (typeof value === 'string' && value !== '' && value.length !== length) {
      throw errors.badField(field, `must have ${length} digits`);
    }
  }
  const { participant_pin: participant, moderator_pin: moderator } = conference;
  if (typeof moderator === 'string' && moderator !== '' && moderator === participant) {
    throw errors.badField('moderator_pin', 'must differ from participant_pin');
  }
}
