import { AGENT_STATUSES } from '@strowger/callplan';
import { type TProperties, Type } from 'typebox';
import { nullable, uuid } from '../../http/fields.ts';
import { pinText } from '../../http/resource/ready-fields.ts';

const LONGEST_SECONDS = 86_400;
const seconds = () => Type.Integer({ minimum: 0, maximum: LONGEST_SECONDS });
const line = (maxLength: number) => nullable(Type.String({ maxLength, pattern: '^[^\\p{Cc}]*$' }));

/** Settings of an agent that are stored as they are sent (contract 20 §5). */
const SETTINGS = {
  agent_type: Type.Enum(['callback', 'uuid-standby']),
  agent_contact: line(255),
  agent_call_timeout: Type.Integer({ minimum: 1, maximum: 3600 }),
  agent_status: Type.Enum(AGENT_STATUSES),
  agent_max_no_answer: Type.Integer({ minimum: 0, maximum: 1000 }),
  agent_wrap_up_time: seconds(),
  agent_reject_delay_time: seconds(),
  agent_busy_delay_time: seconds(),
  agent_no_answer_delay_time: seconds(),
  agent_description: line(1000),
  agent_id: nullable(
    Type.String({ pattern: '^[0-9]{1,20}$', description: 'For *22 and *23; default: the contact’s.' }),
  ),
} satisfies TProperties;

/** Of the tier. */
const PLACE = {
  tier_level: Type.Integer({ minimum: 1, maximum: 1000 }),
  tier_position: Type.Integer({ minimum: 1, maximum: 100_000 }),
} satisfies TProperties;

export const SETTING_NAMES = Object.keys(SETTINGS);

const PIN = Type.Union([pinText(20), Type.Null()], { 'x-secret': true });

/** An agent of a queue, as a read shows him; the PIN to admins alone. */
export const AgentReply = Type.Object({
  call_center_agent_uuid: uuid(),
  call_center_tier_uuid: uuid(),
  agent_name: Type.String(),
  ...SETTINGS,
  ...PLACE,
  agent_password: Type.Optional(nullable(Type.String())),
});

/** An agent in a body: known by uuid, else by name, else new. A row without a name is skipped. */
export const AgentBody = Type.Object(
  {
    call_center_agent_uuid: Type.Optional(nullable(uuid())),
    agent_name: Type.Optional(line(80)),
    ...Object.fromEntries(Object.entries({ ...SETTINGS, ...PLACE }).map(([name, one]) => [name, Type.Optional(one)])),
    agent_password: Type.Optional(PIN),
  },
  {
    additionalProperties: false,
    'x-ignored': [
      'call_center_tier_uuid',
      'call_center_queue_uuid',
      'queue_name',
      'domain_uuid',
      'domain_name',
      'tenant_id',
    ],
  },
);

/** Agents a queue may have. */
export const MOST_AGENTS = 200;
