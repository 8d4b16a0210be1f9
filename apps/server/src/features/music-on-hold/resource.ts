import { parseChimeList } from '@strowger/callplan';
import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import { nullable, uuid } from '../../http/fields.ts';
import type { Shown } from '../../http/resource/field.ts';
import { trueTextField } from '../../http/resource/ready-fields.ts';
import type { Resource } from '../../http/resource/resource.ts';
import type { MediaStore } from '../../media-store/media-store.ts';
import type { Platform } from '../../platform.ts';
import { pbxResource } from '../pbx/pbx-resource.ts';
import { musicFileSchema, musicFiles } from './music-files.ts';
import { requireUnusedMusic } from './music-users.ts';

const seconds = (description: string) => Type.Integer({ minimum: 0, maximum: 86_400, description });
const text = (maxLength: number) => nullable(Type.String({ maxLength }));

/** Categories of music (contract 20 §10.3). */
export const musicOnHold = (platform: Platform, files: MediaStore): Resource =>
  pbxResource(platform, {
    path: '/music_on_hold',
    tag: 'Music on hold',
    what: 'Music on Hold',
    plural: 'Music on hold',
    table: 'music_on_hold',
    key: { field: 'music_on_hold_uuid', kind: 'uuid' },
    featureKey: 'music_on_hold',
    hasQuota: true,
    named: 'music_on_hold_name',
    fields: {
      music_on_hold_uuid: { schema: uuid(), write: 'never' },
      music_on_hold_name: {
        schema: Type.String({ pattern: '^[\\p{L}\\p{N}_-][\\p{L}\\p{N} _-]{0,59}$' }),
        required: true,
      },
      music_on_hold_path: { schema: text(1000) },
      music_on_hold_rate: {
        schema: Type.Enum([8000, 16000, 32000, 48000], {
          description: 'Hz that files are converted to as they are uploaded.',
        }),
      },
      music_on_hold_shuffle: trueTextField(),
      music_on_hold_channels: { schema: Type.Integer({ minimum: 1, maximum: 2 }) },
      music_on_hold_interval: { schema: Type.Integer({ minimum: 10, maximum: 120 }) },
      music_on_hold_timer_name: { schema: Type.String({ maxLength: 40 }) },
      music_on_hold_chime_list: {
        schema: nullable(
          Type.String({
            maxLength: 1000,
            description:
              'Sounds, separated by commas, that are heard in turn in place of the music: recordings, built-in prompts, `say:`, `tone_stream://`.',
          }),
        ),
      },
      music_on_hold_chime_freq: { schema: seconds('One of the chimes is heard every so many seconds; 0: none.') },
      music_on_hold_chime_max: { schema: seconds('Where a chime is cut, seconds; 0: nowhere.') },
    },
    listed: ['domain_uuid', 'music_on_hold_uuid', 'music_on_hold_name', 'music_on_hold_path', 'music_on_hold_shuffle'],
    searched: ['music_on_hold_name'],
    order: [{ field: 'music_on_hold_name' }],
    times: { created: 'date_created', updated: 'last_updated' },
    taken: (_constraint, object) => `Music on hold ${object['music_on_hold_name']} exists already.`,
    extras: {
      fields: { files: Type.Array(musicFileSchema) },
      read: async (trx, object) => ({ files: await musicFiles(trx, String(object['music_on_hold_uuid'])) }),
    },
    hooks: {
      before: async ({ writer: { trx }, tenantId, before, after }) => {
        if (tenantId !== null && before !== null && after === null) {
          await requireUnusedMusic(trx, tenantId, String(before['music_on_hold_name']));
        }
        if (after !== null) requireSoundChimes(after);
      },
      after: async ({ writer: { trx }, before, after }) => {
        if (before === null || after !== null) return;
        const uuid = String(before['music_on_hold_uuid']);
        platform.db.afterCommit(trx, () => files.removeFolder(`music/${uuid}`));
      },
    },
  });

/** @throws ApiError 400 */
function requireSoundChimes(music: Shown): void {
  const text = music['music_on_hold_chime_list'];
  const list = parseChimeList(typeof text === 'string' ? text : null);
  if (!list.ok) throw errors.badField('music_on_hold_chime_list', list.error);
  if (Number(music['music_on_hold_chime_freq'] ?? 0) > 0 && list.value.length === 0) {
    throw errors.badField('music_on_hold_chime_list', 'is required when music_on_hold_chime_freq is set');
  }
}
