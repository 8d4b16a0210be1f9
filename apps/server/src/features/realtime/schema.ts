import { Type } from 'typebox';
import { nullable, uuid } from '../../http/fields.ts';

const text = () => Type.String();
const optionalText = (maxLength: number, description: string) =>
  Type.Optional(nullable(Type.String({ maxLength, description })));

/** The channel row of contract 20 §13.1. */
const ChannelReply = Type.Object({
  uuid: text(),
  direction: text(),
  created: Type.String({ description: 'YYYY-MM-DD HH:MM:SS as the tenant’s clock shows it.' }),
  created_epoch: Type.Integer(),
  name: text(),
  state: text(),
  cid_name: text(),
  cid_num: text(),
  dest: text(),
  application: text(),
  read_codec: text(),
  write_codec: text(),
  callstate: Type.Enum(['DOWN', 'DIALING', 'RINGING', 'EARLY', 'ACTIVE', 'HELD', 'RING_WAIT', 'HANGUP', 'UNHELD']),
  secure: text(),
  ip_addr: text(),
  hostname: text(),
  bridge_uuid: nullable(text()),
  extension: text(),
  tenant_id: Type.Integer(),
});

const RegistrationReply = Type.Object({
  reg_user: text(),
  realm: text(),
  expires: Type.Integer({ description: 'Epoch second.' }),
  network_ip: text(),
  network_port: Type.Integer(),
  transport: text(),
  user_agent: text(),
  status: text(),
  hostname: text(),
  contact_count: Type.Integer(),
  ping_ms: nullable(Type.Number()),
});

const GatewayReply = Type.Object({
  gateway_uuid: uuid(),
  name: text(),
  state: text(),
  status: text(),
  calls_in: Type.Integer(),
  calls_out: Type.Integer(),
});

const QueueReply = Type.Object({
  call_center_queue_uuid: uuid(),
  queue_name: text(),
  waiting: Type.Integer(),
  agents: Type.Array(Type.Object({ agent_name: text(), status: text(), state: text() })),
});

export const RealtimeReply = Type.Object({
  channel_count: Type.Integer(),
  registration_count: Type.Integer(),
  channels: Type.Array(ChannelReply),
  registrations: Type.Array(RegistrationReply),
  gateways_raw: Type.String(),
  gateways: Type.Array(GatewayReply),
  queues: Type.Array(QueueReply),
});

/** Which fields are needed and what they may be is told in the contract's words by read-command.ts. */
export const ControlBody = Type.Object(
  {
    action: optionalText(40, 'hangup, hold (toggles), unhold or transfer.'),
    channel_uuid: optionalText(128, 'The channel; required.'),
    destination: optionalText(255, 'Where to; required for transfer.'),
    leg: optionalText(10, 'aleg, bleg or both: who is transferred; absent: the party that stays.'),
  },
  { additionalProperties: false },
);

export const OriginateBody = Type.Object(
  {
    from: optionalText(64, 'Extension that rings first.'),
    from_ext: optionalText(64, 'Alias of from.'),
    to: optionalText(64, 'Number it then calls.'),
    to_number: optionalText(64, 'Alias of to.'),
    timeout: Type.Optional(Type.Integer({ minimum: 5, maximum: 600, description: 'Seconds the extension rings.' })),
    caller_id_name: Type.Optional(
      nullable(
        Type.String({ maxLength: 80, pattern: '^[^\\u0000-\\u001f\\u007f]*$', description: 'Name its phones show.' }),
      ),
    ),
    auto_answer: Type.Optional(Type.Boolean({ description: 'Ask the phone to answer by itself.' })),
    tenant_id: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647, description: 'Super admin only.' })),
  },
  { additionalProperties: false },
);

export const OriginateReply = Type.Object({
  status: Type.Literal('queued'),
  job_uuid: text(),
  from_ext: text(),
  to_number: text(),
});
