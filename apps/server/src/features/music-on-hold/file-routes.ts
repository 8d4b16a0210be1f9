import { randomUUID } from 'node:crypto';
import type { Trx } from '@strowger/db';
import { Type } from 'typebox';
import type { Scope } from '../../access/scope.ts';
import { convertAudioTo } from '../../audio-files/convert-audio.ts';
import { AUDIO_BODY_LIMIT, readAudioUpload } from '../../audio-files/read-upload.ts';
import { sendAudio } from '../../audio-files/send-audio.ts';
import { configChanged } from '../../events/config-changed.ts';
import { errors } from '../../http/errors.ts';
import type { RouteContext } from '../../http/route.ts';
import type { MediaStore } from '../../media-store/media-store.ts';
import type { Feature } from '../../platform.ts';
import { musicFileSchema } from './music-files.ts';

const tag = 'Music on hold';
const featureKey = 'music_on_hold';
const readers = { callers: ['A', 'T', 'U'], featureKey } as const;
const writers = { callers: ['A', 'T'], featureKey } as const;
const path = '/music_on_hold/:music_on_hold_uuid/files';
const LONGEST_SECONDS = 30 * 60;
const MOST_FILES = 200;
const NO_FILE = 'No valid file uploaded';

/** The files of a category (contract 20 §10.3). */
export const musicFileRoutes =
  (files: MediaStore): Feature =>
  (route, platform) => {
    route({
      method: 'POST',
      path,
      summary:
        'Add a WAV, MP3 or Ogg file to the music (a form with `file`), converted to its rate; one of the same name is replaced',
      tag,
      access: writers,
      params: { music_on_hold_uuid: 'uuid' },
      bodyLimit: AUDIO_BODY_LIMIT,
      reply: musicFileSchema,
      handler: async (context) => {
        const { trx, scope, params, request } = context;
        const music = await lockMusic(trx, scope, params.music_on_hold_uuid);
        const { bytes, fileName } = await readAudioUpload(request.raw);
        const audio = bytes && (await convertAudioTo(music.music_on_hold_rate, bytes, LONGEST_SECONDS));
        if (!audio) throw errors.badField('file', NO_FILE);
        const name = storedName(fileName);
        const stored = `music/${music.music_on_hold_uuid}/${randomUUID()}.wav`;
        await files.write(audio.wav, stored);
        const duration_ms = Math.round(audio.seconds * 1000);
        const replaced = await putFile(trx, music, { file_name: name, stored_file: stored, duration_ms });
        if (replaced !== null) platform.db.afterCommit(trx, () => files.remove(replaced));
        tellChange(context, music, 'upload', name);
        return { file_name: name, duration: duration_ms / 1000 };
      },
    });

    route({
      method: 'GET',
      path: `${path}/:file_name`,
      summary: 'One file: WAV, or the range of it that is asked for',
      tag,
      access: readers,
      params: { music_on_hold_uuid: 'uuid', file_name: 'name' },
      reply: Type.String(),
      produces: 'audio/wav',
      handler: async ({ trx, scope, params, request, reply }) => {
        const { stored_file } = await requireFile(trx, scope, params.music_on_hold_uuid, params.file_name);
        return sendAudio(request.raw, reply, { files, name: stored_file }, 'File');
      },
    });

    route({
      method: 'DELETE',
      path: `${path}/:file_name`,
      summary: 'Take a file out of the music',
      tag,
      access: writers,
      params: { music_on_hold_uuid: 'uuid', file_name: 'name' },
      reply: Type.Literal(true),
      handler: async (context) => {
        const { trx, scope, params } = context;
        const music = await lockMusic(trx, scope, params.music_on_hold_uuid);
        const { stored_file } = await requireFile(trx, scope, params.music_on_hold_uuid, params.file_name);
        await trx.deleteFrom('music_on_hold_files').where('stored_file', '=', stored_file).execute();
        platform.db.afterCommit(trx, () => files.remove(stored_file));
        tellChange(context, music, 'delete', params.file_name);
        return true as const;
      },
    });
  };

type Music = Awaited<ReturnType<typeof lockMusic>>;

/** Writes of one category come one after the other. @throws ApiError 404 */
async function lockMusic(trx: Trx, scope: Scope, uuid: string) {
  const music = await ofScope(trx, scope, uuid).forUpdate().executeTakeFirst();
  if (!music) throw errors.notFound('Music on Hold');
  return music;
}

function ofScope(trx: Trx, scope: Scope, uuid: string) {
  return trx
    .selectFrom('music_on_hold')
    .select(['music_on_hold_uuid', 'tenant_id', 'music_on_hold_name', 'music_on_hold_rate'])
    .where('music_on_hold_uuid', '=', uuid)
    .$if(scope.kind !== 'platform', (query) =>
      query.where('tenant_id', '=', scope.kind === 'platform' ? 0 : scope.tenantId),
    );
}

async function requireFile(trx: Trx, scope: Scope, uuid: string, name: string) {
  const music = await ofScope(trx, scope, uuid).executeTakeFirst();
  const file = await trx
    .selectFrom('music_on_hold_files')
    .select('stored_file')
    .where('music_on_hold_uuid', '=', music?.music_on_hold_uuid ?? null)
    .where('file_name', '=', name)
    .executeTakeFirst();
  if (!file) throw errors.notFound('File');
  return file;
}

/** @returns the stored file that it takes the place of */
async function putFile(
  trx: Trx,
  { music_on_hold_uuid, tenant_id }: Music,
  file: { readonly file_name: string; readonly stored_file: string; readonly duration_ms: number },
): Promise<string | null> {
  const rows = await trx
    .selectFrom('music_on_hold_files')
    .select(['file_name', 'stored_file'])
    .where('music_on_hold_uuid', '=', music_on_hold_uuid)
    .execute();
  const before = rows.find((row) => row.file_name === file.file_name);
  if (!before && rows.length >= MOST_FILES) throw errors.conflict(`There are ${MOST_FILES} files already.`);
  await trx
    .insertInto('music_on_hold_files')
    .values({ ...file, music_on_hold_uuid, tenant_id })
    .onConflict((conflict) =>
      conflict
        .columns(['music_on_hold_uuid', 'file_name'])
        .doUpdateSet({ stored_file: file.stored_file, duration_ms: file.duration_ms }),
    )
    .execute();
  return before?.stored_file ?? null;
}

function tellChange(
  { caller, audit, emit }: Pick<RouteContext<unknown, Record<string, never>>, 'caller' | 'audit' | 'emit'>,
  { music_on_hold_uuid: id, tenant_id: tenantId, music_on_hold_name: music }: Music,
  action: 'upload' | 'delete',
  file: string,
): void {
  const activity = action === 'upload' ? `Add ${file} to music ${music}` : `Take ${file} out of music ${music}`;
  audit({ resource: 'music_on_hold', resourceId: id, action, tenantId, after: { file }, activity });
  emit(
    configChanged({
      resource: 'music_on_hold',
      id,
      action: 'updated',
      changed: ['files'],
      tenantId,
      by: caller.userId,
    }),
  );
}

/** The client's name of a file, as one part of a path, with the ending of what is kept. */
function storedName(sent: string): string {
  const base = sent.replace(/^.*[\\/]/, '').replace(/\.[A-Za-z0-9]{1,5}$/, '');
  const plain = base
    .replace(/[^\p{L}\p{N} ._-]/gu, '_')
    .replace(/^\.+/, '')
    .slice(0, 80)
    .trim();
  return `${plain === '' ? 'music' : plain}.wav`;
}
