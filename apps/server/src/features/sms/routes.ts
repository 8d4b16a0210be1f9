import { Type } from 'typebox';
import type { Access } from '../../access/policy.ts';
import { errors } from '../../http/errors.ts';
import { epochSeconds } from '../../http/fields.ts';
import { parseJsonBody, rawBody } from '../../http/read-body.ts';
import { parseBody } from '../../http/validation.ts';
import { writeApart } from '../../http/write-apart.ts';
import type { Feature } from '../../platform.ts';
import { openProvider } from '../providers/open-provider.ts';
import { NO_PROVIDER } from '../transmissions/attempt-result.ts';
import { readMessage, readMessages, readThreads } from './messages.ts';
import { isProven } from './proof-of-provider.ts';
import { receiveSms } from './receive-sms.ts';
import { sendSmsMessage } from './send.ts';
import { threadKeyOf } from './thread-key.ts';

const tag = 'SMS';
const LONGEST = 1600;

const who = (permission: string): Access => ({ callers: ['A', 'T', 'U'], permission });
const direction = Type.Enum(['inbound', 'outbound']);
const status = Type.Enum(['queued', 'sent', 'delivered', 'received', 'failed']);

const message = Type.Object({
  sms_id: Type.Integer(),
  direction,
  from_number: Type.String(),
  to_number: Type.String(),
  body: Type.String(),
  status,
  error: Type.String(),
  thread_key: Type.String(),
  created: epochSeconds(),
});

const thread = Type.Object({
  thread_key: Type.String(),
  last_body: Type.String(),
  last_direction: direction,
  last_status: status,
  last_created: epochSeconds(),
});

const sent = Type.Object(
  { to: Type.String({ pattern: '[0-9]', maxLength: 32 }), body: Type.String({ minLength: 1, maxLength: LONGEST }) },
  { additionalProperties: false },
);

const brought = Type.Object({
  from: Type.String({ minLength: 1, maxLength: 64 }),
  to: Type.String({ minLength: 1, maxLength: 64 }),
  text: Type.String({ maxLength: 10_000 }),
  reference: Type.Optional(Type.String({ maxLength: 255 })),
});

/** Text messages as conversations (contract 30 §23). */
export const sms: Feature = (route, platform) => {
  route({
    method: 'GET',
    path: '/sms/threads',
    tag,
    summary: 'Conversations, the newest first',
    access: who('transmission_list'),
    reply: Type.Array(thread),
    handler: ({ trx, scope }) => readThreads(trx, scope),
  });

  route({
    method: 'GET',
    path: '/sms/messages',
    tag,
    summary: 'The messages of a conversation, the oldest first',
    access: who('transmission_list'),
    query: Type.Object({ thread: Type.String() }),
    reply: Type.Array(message),
    handler: ({ trx, scope, query }) => {
      const key = threadKeyOf(query['thread']?.replace(/^ /, '+') ?? '');
      if (key === '') throw errors.badField('thread', 'is required');
      return readMessages(trx, scope, key);
    },
  });

  route({
    method: 'POST',
    path: '/sms',
    tag,
    summary: 'Send a text message',
    access: who('transmission_create'),
    body: sent,
    reply: message,
    transaction: 'none',
    handler: async (context) => {
      const { smsId, answer } = await writeApart(context, (writer) =>
        sendSmsMessage({ ...writer, caller: context.caller }, platform, context.body),
      );
      // The row of what could not be sent stays.
      if (answer === 'no_provider') throw errors.missing(NO_PROVIDER);
      const { scope } = context;
      const fence =
        scope.kind === 'platform' ? { kind: 'all' as const } : { kind: 'tenant' as const, tenantId: scope.tenantId };
      return context.db.transaction(fence, (trx) => readMessage(trx, scope, smsId), { readOnly: true });
    },
  });

  route({
    method: 'POST',
    path: '/sms/inbound/:provider_id',
    tag,
    summary: 'A provider brings a text message, signed with its key (X-Strowger-Signature, or the key as Bearer token)',
    access: 'public',
    params: { provider_id: 'id' },
    reply: Type.Object({ sms_id: Type.Integer() }),
    audited: false,
    transaction: 'none',
    handler: async ({ params, db, reply }) => {
      const { headers } = reply.request;
      const body = rawBody(reply.request);
      const proof = {
        body,
        signature: text(headers['x-strowger-signature']),
        authorization: headers.authorization ?? '',
      };
      const sms_id = await db.transaction({ kind: 'all' }, async (trx) => {
        const provider = await trx
          .selectFrom('providers')
          .select(['provider_id', 'tenant_id'])
          .where('provider_id', '=', params.provider_id)
          .where('type', '=', 'http')
          .where('active', '=', true)
          .executeTakeFirst();
        const { httpkey } = provider ? await openProvider(trx, platform.vault, provider.provider_id) : { httpkey: '' };
        // Whoever cannot prove it does not learn which providers there are.
        if (!provider || !isProven(httpkey, proof, platform.now().getTime())) throw errors.notFound('Provider');
        const { from, to, text: words, reference = '' } = parseBody(brought, parseJsonBody(body.toString('utf8')));
        const of = { providerId: provider.provider_id, tenantId: provider.tenant_id };
        return receiveSms(trx, platform, { ...of, from, to, text: words, reference });
      });
      return { sms_id };
    },
  });
};

const text = (header: string | string[] | undefined): string => (typeof header === 'string' ? header : '');
