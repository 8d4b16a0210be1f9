import { QUEUE_STRATEGIES } from '@strowger/callplan';
import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { nullable, uuid } from '../../http/fields.ts';
import type { Field } from '../../http/resource/field.ts';
import { dialable } from '../pbx/pbx-resource.ts';

const LONGEST_SECONDS = 86_400;
const line = (maxLength: number): Field => ({ schema: nullable(Type.String({ maxLength, pattern: '^[^\\p{Cc}]*$' })) });
const flag = (): Field => ({ schema: Type.Boolean() });
const seconds = (minimum = 0): Field => ({ schema: Type.Integer({ minimum, maximum: LONGEST_SECONDS }) });

/** Every field of a queue (contract 20 §5), its agents aside. */
export const QUEUE_FIELDS: Readonly<Record<string, Field>> = {
  call_center_queue_uuid: { schema: uuid(), write: 'never' },
  queue_name: {
    schema: Type.String({ minLength: 1, maxLength: 80, pattern: '^[^\\p{Cc}]*\\S[^\\p{Cc}]*$' }),
    required: true,
  },
  queue_extension: { schema: dialable('Its number.'), required: true },
  queue_strategy: { schema: Type.Enum(QUEUE_STRATEGIES) },
  queue_moh_sound: line(255),
  queue_greeting: line(255),
  queue_record_template: line(255),
  queue_time_base_score: { schema: Type.Enum(['queue', 'system']) },
  queue_time_base_score_sec: seconds(),
  queue_max_wait_time: seconds(),
  queue_max_wait_time_with_no_agent: seconds(),
  queue_max_wait_time_with_no_agent_time_reached: seconds(),
  queue_tier_rules_apply: flag(),
  queue_tier_rule_wait_second: seconds(),
  queue_tier_rule_wait_multiply_level: flag(),
  queue_tier_rule_no_agent_no_wait: flag(),
  queue_discard_abandoned_after: seconds(),
  queue_abandoned_resume_allowed: flag(),
  queue_announce_sound: line(255),
  queue_announce_frequency: seconds(),
  queue_announce_position_frequency: seconds(),
  queue_announce_position: flag(),
  queue_announce_holdtime: {
    schema: Type.Union([
      Type.Boolean(),
      Type.Integer({ minimum: 0, maximum: 1 }),
      Type.Enum(['once', 'true', 'false', '1', '0', '']),
    ]),
    store: (sent) => TRUE_HOLD_TIMES.has(sent),
  },
  queue_announce_round_seconds: seconds(),
  queue_cid_prefix: line(40),
  queue_terminate_on_cancel: flag(),
  queue_agents_can_reject: flag(),
  queue_ring_progressively_delay: seconds(1),
  queue_timeout_action: { schema: nullable(Type.String({ maxLength: 255 })) },
  queue_exit_key: { schema: nullable(Type.String({ pattern: '^[0-9*#]?$' })) },
  queue_description: line(1000),
  queue_enabled: flag(),
  agent_count: {
    schema: Type.Integer(),
    computed: sql`select count(*)::integer from call_center_tiers t
      where t.call_center_queue_uuid = r.call_center_queue_uuid`,
  },
};

const TRUE_HOLD_TIMES: ReadonlySet<unknown> = new Set([true, 1, '1', 'true', 'once']);
