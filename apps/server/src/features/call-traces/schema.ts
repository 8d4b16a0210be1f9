import { Type } from 'typebox';
import { nullable } from '../../http/fields.ts';

const text = () => Type.String();
const time = () => Type.String({ description: 'ISO 8601, UTC, milliseconds.' });

const MediaReply = Type.Object({
  packets_received: Type.Integer(),
  packets_sent: Type.Integer(),
  packets_lost: Type.Integer(),
  jitter_ms: Type.Number(),
  round_trip_ms: nullable(Type.Number()),
  mos: nullable(Type.Number()),
});

const LegReply = Type.Object({
  uuid: text(),
  leg: Type.Enum(['a', 'b']),
  extension_uuid: nullable(text()),
  extension: text(),
  caller_number: text(),
  destination: text(),
  start_time: time(),
  answer_time: nullable(time()),
  end_time: nullable(time()),
  hangup_cause: nullable(text()),
  codec: text(),
  remote_media_ip: text(),
  media: nullable(MediaReply),
});

const MessageReply = Type.Object({
  time: time(),
  direction: Type.Enum(['received', 'sent']),
  transport: Type.Enum(['udp', 'tcp', 'tls', 'ws', 'wss']),
  source: Type.String({ description: 'address:port' }),
  destination: Type.String({ description: 'address:port' }),
  method: Type.String({ description: 'Of a response: the method it answers.' }),
  status: nullable(Type.Integer({ description: 'null: a request.' })),
  reason: text(),
  sip_call_id: text(),
  leg_uuid: nullable(text()),
  raw: Type.String({ description: 'The message, credentials and media keys masked.' }),
});

export const CallTraceReply = Type.Object({
  call_id: text(),
  tenant_id: nullable(Type.Integer()),
  messages_left_out: Type.Integer({ description: 'Messages that a bound on one call’s trace has cost.' }),
  legs: Type.Array(LegReply),
  messages: Type.Array(MessageReply),
});
