import { randomUUID } from 'node:crypto';
import { sql, type Trx } from '@strowger/db';
import { type Static, Type } from 'typebox';
import type { Scope } from '../../access/scope.ts';
import { convertAudio } from '../../audio-files/convert-audio.ts';
import { AUDIO_BODY_LIMIT, readAudioUpload } from '../../audio-files/read-upload.ts';
import { sendAudio } from '../../audio-files/send-audio.ts';
import { configChanged } from '../../events/config-changed.ts';
import { errors } from '../../http/errors.ts';
import { nullable, uuid } from '../../http/fields.ts';
import { tenantFilter } from '../../http/list-filters.ts';
import { answerList, listQueryKeys, parseListQuery } from '../../http/list-query.ts';
import { listRows } from '../../http/list-rows.ts';
import { MediaStore } from '../../media-store/media-store.ts';
import type { Feature } from '../../platform.ts';
import { folderOf } from '../voicemails/keep-message.ts';
import { isOwnMailbox } from '../voicemails/mailbox-owner.ts';
import { requireMailbox } from '../voicemails/message-routes.ts';
import { type GreetingRow, greetingQuery, greetingsOf, presentGreeting, putGreeting } from './greeting-rows.ts';
import { greetingSchema } from './schema.ts';

const tag = 'Voicemail';
const path = '/voicemail_greetings';
const readers = { callers: ['A', 'T', 'U'], featureKey: 'voicemails' } as const;
const writers = { callers: ['A', 'T'], featureKey: 'voicemails' } as const;
const params = { voicemail_greeting_uuid: 'uuid' } as const;

const LONGEST_GREETING_SECONDS = 600;
const LONGEST_NAME = 80;
const LONGEST_DESCRIPTION = 1000;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const FIELDS: ReadonlySet<string> = new Set([
  'voicemail_uuid',
  'greeting_name',
  'greeting_description',
  'voicemail_id',
  'tenant_id',
  'greeting_id',
]);

const madeSchema = Type.Object({
  voicemail_greeting_uuid: uuid(),
  greeting_id: Type.Integer(),
  greeting_name: Type.String(),
  greeting_filename: Type.String(),
  greeting_description: nullable(Type.String()),
});

/** Recorded greetings of mailboxes (contract 20 §7.2). */
export const voicemailGreetingRoutes: Feature = (route, platform) => {
  const files = new MediaStore(platform.environment.data, platform.vault);

  route({
    method: 'GET',
    path,
    summary: 'Greetings by their numbers, of one mailbox or of all',
    tag,
    access: readers,
    query: Type.Object({
      ...listQueryKeys,
      voicemail_uuid: Type.Optional(Type.String()),
      voicemail_id: Type.Optional(Type.String()),
      tenant_id: Type.Optional(Type.Integer()),
    }),
    reply: Type.Union([Type.Array(greetingSchema), Type.Integer()]),
    handler: async ({ trx, scope, query: asked, reply }) => {
      const tenantId = tenantFilter(asked['tenant_id']);
      const rows = await reachable(trx, scope)
        .$if(Boolean(asked['voicemail_uuid']), (one) =>
          one.where(sql<boolean>`r.voicemail_uuid::text = ${asked['voicemail_uuid']?.toLowerCase()}`),
        )
        .$if(Boolean(asked['voicemail_id']), (one) => one.where('r.voicemail_id', '=', asked['voicemail_id'] ?? ''))
        .$if(tenantId !== undefined, (one) => one.where('r.tenant_id', '=', tenantId ?? -1))
        .orderBy('r.voicemail_id')
        .orderBy('greeting_id')
        .limit(10_000)
        .execute();
      const list = parseListQuery(asked, ['voicemail_id', 'greeting_id', 'greeting_name']);
      return answerList(reply, list, listRows(rows.map(presentGreeting), list, ['voicemail_id', 'greeting_name']));
    },
  });

  route({
    method: 'GET',
    path: `${path}/:voicemail_greeting_uuid`,
    summary: 'One greeting',
    tag,
    access: readers,
    params,
    reply: greetingSchema,
    handler: async ({ trx, scope, params: { voicemail_greeting_uuid } }) =>
      presentGreeting(await requireGreeting(trx, scope, voicemail_greeting_uuid)),
  });

  route({
    method: 'GET',
    path: `${path}/:voicemail_greeting_uuid/media`,
    summary: 'The greeting: a WAV file, or the range of it that is asked for',
    tag,
    access: readers,
    params,
    reply: Type.String(),
    produces: 'audio/wav',
    handler: async ({ trx, scope, params: { voicemail_greeting_uuid }, request, reply }) => {
      const greeting = await requireGreeting(trx, scope, voicemail_greeting_uuid);
      return sendAudio(request.raw, reply, { files, name: greeting.greeting_file }, 'Greeting');
    },
  });

  route({
    method: 'POST',
    path,
    summary: 'Upload a greeting: a form with `file` (WAV, MP3 or Ogg), `voicemail_uuid` and `greeting_name`',
    tag,
    access: writers,
    bodyLimit: AUDIO_BODY_LIMIT,
    reply: madeSchema,
    handler: async ({ trx, caller, scope, request, audit, emit }) => {
      const { bytes, fields } = await readAudioUpload(request.raw);
      const sent = readFields(fields);
      const { voicemail_uuid } = await requireMailbox(trx, scope, sent.mailboxUuid, 'look');
      const audio = bytes && (await convertAudio(bytes, LONGEST_GREETING_SECONDS));
      if (audio === null) throw refusal('file', 'No valid file uploaded');
      const mailbox = await requireMailbox(trx, scope, voicemail_uuid, 'lock');
      const greetingId = ((await greetingsOf(trx, voicemail_uuid)).at(-1)?.greeting_id ?? 0) + 1;
      const [file, wideFile] = ['', '-wide'].map((kind) => `${folderOf(mailbox)}/${randomUUID()}${kind}.wav`);
      if (file === undefined || wideFile === undefined) throw new Error('a greeting has two files');
      await files.write(audio.narrow, file);
      await files.write(audio.wide, wideFile);
      const id = await putGreeting(trx, {
        tenantId: mailbox.tenant_id,
        voicemailUuid: voicemail_uuid,
        greetingId,
        name: sent.name === '' ? `Greeting ${greetingId}` : sent.name,
        description: sent.description === '' ? null : sent.description,
        ...{ file, wideFile },
      });
      const greeting = await requireGreeting(trx, scope, id);
      audit({ ...entryOf(greeting, 'create'), after: presentGreeting(greeting) });
      emit(changed(greeting, 'created', caller.userId));
      return madeOf(greeting);
    },
  });

  route({
    method: 'DELETE',
    path: `${path}/:voicemail_greeting_uuid`,
    summary: 'Delete a greeting; where it was the active one, the built-in one is heard',
    tag,
    access: writers,
    params,
    reply: Type.Object({ status: Type.Literal('deleted') }),
    handler: async ({ trx, caller, scope, params: { voicemail_greeting_uuid: id }, audit, emit }) => {
      const greeting = await requireGreeting(trx, scope, id);
      await requireMailbox(trx, scope, greeting.voicemail_uuid, 'lock');
      await trx.deleteFrom('voicemail_greetings').where('voicemail_greeting_uuid', '=', id).execute();
      await trx
        .updateTable('voicemails')
        .set({ greeting_id: null })
        .where('voicemail_uuid', '=', greeting.voicemail_uuid)
        .where('greeting_id', '=', greeting.greeting_id)
        .execute();
      platform.db.afterCommit(trx, async () => {
        await files.remove(greeting.greeting_file);
        if (greeting.greeting_file_wide !== null) await files.remove(greeting.greeting_file_wide);
      });
      audit({ ...entryOf(greeting, 'delete'), before: presentGreeting(greeting) });
      emit(changed(greeting, 'deleted', caller.userId));
      return { status: 'deleted' };
    },
  });
};

/** Contract 20 §7.2 has these messages bare. */
function refusal(field: string, message: string): Error {
  return errors.badRequest(message, [{ field, message }]);
}

interface SentFields {
  readonly mailboxUuid: string;
  readonly name: string;
  readonly description: string;
}

/** The text fields of the upload. @throws ApiError 400, and 404 for a mailbox that cannot be */
function readFields(fields: Readonly<Record<string, string>>): SentFields {
  const unknown = Object.keys(fields).find((name) => !FIELDS.has(name));
  if (unknown !== undefined) throw errors.badField(unknown, 'is unknown');
  const { voicemail_uuid: mailboxUuid = '', greeting_name = '', greeting_description = '' } = fields;
  if (mailboxUuid === '') throw refusal('voicemail_uuid', 'voicemail_uuid required');
  if (!UUID.test(mailboxUuid)) throw errors.notFound('Voicemail');
  const [name, description] = [greeting_name.trim(), greeting_description.trim()];
  if (name.length > LONGEST_NAME)
    throw errors.badField('greeting_name', `must have at most ${LONGEST_NAME} characters`);
  if (description.length > LONGEST_DESCRIPTION || /\0/.test(name + description)) {
    throw errors.badField('greeting_description', `must have at most ${LONGEST_DESCRIPTION} characters`);
  }
  return { mailboxUuid: mailboxUuid.toLowerCase(), name, description };
}

/** @throws ApiError 404 where the caller reaches no such greeting */
async function requireGreeting(trx: Trx, scope: Scope, uuid: string): Promise<GreetingRow> {
  const row = await reachable(trx, scope).where('g.voicemail_greeting_uuid', '=', uuid).executeTakeFirst();
  if (!row) throw errors.notFound('Greeting');
  return row;
}

function reachable(trx: Trx, scope: Scope) {
  const all = greetingQuery(trx);
  if (scope.kind === 'platform') return all;
  const ofTenant = all.where('r.tenant_id', '=', scope.tenantId);
  return scope.kind === 'own' ? ofTenant.where(isOwnMailbox(scope.userId)) : ofTenant;
}

function entryOf(greeting: GreetingRow, action: 'create' | 'delete') {
  const verb = action === 'create' ? 'Create' : 'Delete';
  const id = greeting.voicemail_greeting_uuid;
  return {
    resource: 'voicemail_greetings',
    resourceId: id,
    action,
    tenantId: greeting.tenant_id,
    activity: `${verb} voicemail_greetings ${greeting.greeting_name} -ID:(${id})`,
  };
}

function changed(greeting: GreetingRow, action: 'created' | 'deleted', by: number) {
  const { voicemail_greeting_uuid: id, tenant_id: tenantId } = greeting;
  return configChanged({ resource: 'voicemail_greetings', id, action, tenantId, by });
}

function madeOf(row: GreetingRow): Static<typeof madeSchema> {
  const { voicemail_greeting_uuid, greeting_id, greeting_name, greeting_filename, greeting_description } = row;
  return { voicemail_greeting_uuid, greeting_id, greeting_name, greeting_filename, greeting_description };
}
