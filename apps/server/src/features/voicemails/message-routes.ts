import type { Trx } from '@strowger/db';
import { Type } from 'typebox';
import type { Scope } from '../../access/scope.ts';
import { sendAudio } from '../../audio-files/send-audio.ts';
import { errors } from '../../http/errors.ts';
import { epochSeconds, nullable, uuid } from '../../http/fields.ts';
import { answerList, listQueryKeys, parseListQuery } from '../../http/list-query.ts';
import { listRows } from '../../http/list-rows.ts';
import { MediaStore } from '../../media-store/media-store.ts';
import type { Feature } from '../../platform.ts';
import { deleteMessage, markMessage } from './change-message.ts';
import { isOwnMailbox } from './mailbox-owner.ts';
import { messageEntry, presentMessage } from './message-entry.ts';
import { findMessage, lockMailbox, type MailboxRow, type MessageRow, messagesOf } from './message-rows.ts';

const tag = 'Voicemail';
const owners = { callers: ['A', 'T', 'U'] } as const;
const params = { voicemail_uuid: 'uuid', voicemail_message_uuid: 'uuid' } as const;
const path = '/voicemails/:voicemail_uuid/messages';

const messageSchema = Type.Object({
  voicemail_message_uuid: uuid(),
  created_epoch: epochSeconds(),
  caller_id_name: Type.String(),
  caller_id_number: Type.String(),
  message_length: Type.Integer({ description: 'Seconds.' }),
  message_status: Type.Enum(['new', 'saved']),
  transcription: nullable(Type.String()),
});

/** Messages of a mailbox (contract 20 §7.1). */
export const messageRoutes: Feature = (route, platform) => {
  const files = new MediaStore(platform.environment.data, platform.vault);

  route({
    method: 'GET',
    path,
    summary: 'Messages of a mailbox, oldest first',
    tag,
    access: owners,
    params: { voicemail_uuid: 'uuid' },
    query: Type.Object({ ...listQueryKeys, message_status: Type.Optional(Type.Enum(['new', 'saved'])) }),
    reply: Type.Union([Type.Array(messageSchema), Type.Integer()]),
    handler: async ({ trx, scope, params: { voicemail_uuid }, query, reply }) => {
      const mailbox = await requireMailbox(trx, scope, voicemail_uuid, 'look');
      const list = parseListQuery(query, ['created_epoch', 'caller_id_number', 'message_length', 'message_status']);
      const wanted = query['message_status'] ?? '';
      const messages = (await messagesOf(trx, mailbox.voicemail_uuid)).map(presentMessage);
      const found = messages.filter(({ message_status }) => wanted === '' || message_status === wanted);
      return answerList(reply, list, listRows(found, list, ['caller_id_name', 'caller_id_number', 'transcription']));
    },
  });

  route({
    method: 'GET',
    path: `${path}/:voicemail_message_uuid/media`,
    summary: 'What was said: a WAV file, or the range of it that is asked for',
    tag,
    access: owners,
    params,
    reply: Type.String(),
    produces: 'audio/wav',
    handler: async ({ trx, scope, params: of, request, reply }) => {
      const { message } = await requireMessage(trx, scope, of, 'look');
      return sendAudio(request.raw, reply, { files, name: message.message_file }, 'Message');
    },
  });

  route({
    method: 'PUT',
    path: `${path}/:voicemail_message_uuid`,
    summary: 'Mark a message as new or saved',
    tag,
    access: owners,
    params,
    body: Type.Object({ message_status: Type.Enum(['new', 'saved']) }, { additionalProperties: false }),
    reply: messageSchema,
    handler: async ({ trx, scope, params: of, body, audit, emit }) => {
      const { mailbox, message } = await requireMessage(trx, scope, of, 'lock');
      const { row, event } = await markMessage(trx, mailbox, message, body.message_status);
      if (event) emit(event);
      audit(messageEntry(mailbox, message, row));
      return presentMessage(row);
    },
  });

  route({
    method: 'DELETE',
    path: `${path}/:voicemail_message_uuid`,
    summary: 'Delete a message',
    tag,
    access: owners,
    params,
    reply: Type.Literal(true),
    handler: async ({ trx, scope, params: of, audit, emit }) => {
      const { mailbox, message } = await requireMessage(trx, scope, of, 'lock');
      emit(await deleteMessage(trx, { db: platform.db, files }, mailbox, message));
      audit(messageEntry(mailbox, message, null));
      return true;
    },
  });
};

/** @throws ApiError 404 where the caller reaches no such mailbox */
export async function requireMailbox(trx: Trx, scope: Scope, id: string, lock: 'lock' | 'look'): Promise<MailboxRow> {
  const row = await trx
    .selectFrom('voicemails as r')
    .select('r.voicemail_uuid')
    .where('r.voicemail_uuid', '=', id)
    .$if(scope.kind !== 'platform', (query) =>
      query.where('r.tenant_id', '=', scope.kind === 'platform' ? -1 : scope.tenantId),
    )
    .$if(scope.kind === 'own', (query) => query.where(isOwnMailbox(scope.kind === 'own' ? scope.userId : -1)))
    .executeTakeFirst();
  const mailbox =
    row &&
    (lock === 'lock'
      ? await lockMailbox(trx, id)
      : await trx.selectFrom('voicemails').selectAll().where('voicemail_uuid', '=', id).executeTakeFirst());
  if (!mailbox) throw errors.notFound('Voicemail');
  return mailbox;
}

async function requireMessage(
  trx: Trx,
  scope: Scope,
  of: { readonly voicemail_uuid: string; readonly voicemail_message_uuid: string },
  lock: 'lock' | 'look',
): Promise<{ readonly mailbox: MailboxRow; readonly message: MessageRow }> {
  const mailbox = await requireMailbox(trx, scope, of.voicemail_uuid, lock);
  const message = await findMessage(trx, mailbox.voicemail_uuid, of.voicemail_message_uuid);
  if (!message) throw errors.notFound('Message');
  return { mailbox, message };
}
