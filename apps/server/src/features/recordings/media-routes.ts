import { randomUUID } from 'node:crypto';
import { type Static, Type } from 'typebox';
import { convertAudioTo } from '../../audio-files/convert-audio.ts';
import { joinWav } from '../../audio-files/join-wav.ts';
import { AUDIO_BODY_LIMIT, readAudioBody } from '../../audio-files/read-audio-body.ts';
import { sendAudio } from '../../audio-files/send-audio.ts';
import { configChanged } from '../../events/config-changed.ts';
import { attachment } from '../../http/attachment.ts';
import { errors } from '../../http/errors.ts';
import type { RouteContext } from '../../http/route.ts';
import type { MediaStore } from '../../media-store/media-store.ts';
import type { Feature, Platform } from '../../platform.ts';
import { type RecordingRow, requireRecording } from './recording-rows.ts';
import { folderOf, mayWithRecordings } from './resource.ts';

const tag = 'Recordings';
const path = '/recordings/:recording_id/media';
const params = { recording_id: 'id' } as const;
const LONGEST_SECONDS = 30 * 60;
const RATE_HZ = 8000;

type Context = RouteContext<unknown, typeof params>;

interface Parts extends Pick<Platform, 'db' | 'now'> {
  readonly files: MediaStore;
}

/** A sound as it is stored: PCM16 of 8 kHz, one channel. */
interface Sound {
  readonly wav: Buffer;
  readonly durationMs: number;
}

/** What is heard of a recording (contract 30 §14). */
export const recordingMediaRoutes =
  (files: MediaStore): Feature =>
  (route, platform) => {
    const parts = { ...platform, files };
    const upload = { tag, path, params, access: mayWithRecordings('recording_create'), bodyLimit: AUDIO_BODY_LIMIT };
    const reply = Type.Integer();

    route({
      ...upload,
      method: 'PUT',
      summary: 'Upload the sound (WAV, GSM, MP3 or Ogg as the body, or a form with `file`), in place of what there was',
      reply,
      handler: (context): Promise<Static<typeof reply>> => store(parts, context, 'replace'),
    });

    route({
      ...upload,
      method: 'POST',
      summary: 'The same behind what there is',
      reply,
      handler: (context): Promise<Static<typeof reply>> => store(parts, context, 'append'),
    });

    route({
      method: 'GET',
      path,
      summary: 'The sound: a WAV file, or the range of it that is asked for',
      tag,
      access: mayWithRecordings('recording_read'),
      params,
      reply: Type.String(),
      produces: 'audio/wav',
      handler: async ({ trx, scope, params: { recording_id }, request, reply, header }) => {
        const { name, stored_file } = await requireRecording(trx, scope, recording_id, 'look');
        if (stored_file === null) throw errors.notFound('Recording media');
        header('content-disposition', attachment(`${name}.wav`));
        return sendAudio(request.raw, reply, { files, name: stored_file }, 'Recording media');
      },
    });
  };

async function store(parts: Parts, context: Context, how: 'replace' | 'append'): Promise<number> {
  const { trx, scope, params, request } = context;
  await requireRecording(trx, scope, params.recording_id, 'look');
  const audio = await convertAudioTo(RATE_HZ, await readAudioBody(request.raw), LONGEST_SECONDS);
  if (audio === null) throw errors.unprocessable(`The file cannot be read, or is longer than ${LONGEST_SECONDS} s`);
  const sent = { wav: audio.wav, durationMs: Math.round(audio.seconds * 1000) };
  const before = await requireRecording(trx, scope, params.recording_id, 'lock');
  const sound = how === 'append' ? await behind(parts.files, before, sent) : sent;
  await keep(parts, context, before, sound);
  tell(context, before, sound);
  return before.recording_id;
}

/** @throws ApiError 422 when both together are too long */
async function behind(files: MediaStore, { stored_file }: RecordingRow, sent: Sound): Promise<Sound> {
  if (stored_file === null) return sent;
  const joined = joinWav(await files.read(stored_file), sent.wav);
  if (joined.durationMs <= LONGEST_SECONDS * 1000) return joined;
  throw errors.unprocessable(`Together they would be longer than ${LONGEST_SECONDS} s`);
}

/** Each sound is a file of its own: calls that play the former one hear it to its end. */
async function keep({ db, files, now }: Parts, { trx }: Context, before: RecordingRow, sound: Sound): Promise<void> {
  const { recording_id, tenant_id, stored_file: former } = before;
  const file = `${folderOf(tenant_id, recording_id)}/${randomUUID()}.wav`;
  await files.write(sound.wav, file);
  await trx
    .updateTable('recordings')
    .set({ stored_file: file, duration_ms: sound.durationMs, last_updated: now() })
    .where('recording_id', '=', recording_id)
    .execute();
  if (former !== null) db.afterCommit(trx, () => files.remove(former));
}

function tell(
  { caller, audit, emit }: Context,
  { recording_id: id, tenant_id: tenantId, name, ...before }: RecordingRow,
  after: Sound,
): void {
  const resource = 'recordings';
  audit({
    resource,
    resourceId: id,
    action: 'upload',
    tenantId,
    before: { milliseconds: before.duration_ms },
    after: { milliseconds: after.durationMs },
    activity: `Upload ${resource} ${name} -ID:(${id})`,
  });
  emit(configChanged({ resource, id, action: 'updated', changed: ['media'], tenantId, by: caller.userId }));
}
