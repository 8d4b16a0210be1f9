import type { AnswerOf, BodyOf } from '@strowger/client';

type Body = BodyOf<'/api/call_queues', 'post'>;

/** A queue as the API gives it. */
export type CallQueue = AnswerOf<'/api/call_queues/{call_center_queue_uuid}'>;

/** Who is offered a call. */
export type QueueStrategy = NonNullable<Body['queue_strategy']>;

/** An agent as the form edits him; his status is changed on the wallboard, where it is seen live. */
export interface AgentValues {
  call_center_agent_uuid: string | null;
  agent_name: string;
  agent_contact: string;
  agent_type: 'callback' | 'uuid-standby';
  agent_call_timeout: number;
  agent_max_no_answer: number;
  agent_wrap_up_time: number;
  agent_reject_delay_time: number;
  agent_busy_delay_time: number;
  agent_no_answer_delay_time: number;
  agent_id: string | null;
  agent_description: string | null;
  agent_password: string;
  tier_level: number;
}

/** What the form of a queue edits. */
export interface QueueValues {
  queue_name: string;
  queue_extension: string;
  queue_strategy: QueueStrategy;
  queue_moh_sound: string | null;
  queue_greeting: string | null;
  queue_record_template: string | null;
  queue_time_base_score: 'queue' | 'system';
  queue_time_base_score_sec: number;
  queue_max_wait_time: number;
  queue_max_wait_time_with_no_agent: number;
  queue_max_wait_time_with_no_agent_time_reached: number;
  queue_tier_rules_apply: boolean;
  queue_tier_rule_wait_second: number;
  queue_tier_rule_wait_multiply_level: boolean;
  queue_tier_rule_no_agent_no_wait: boolean;
  queue_discard_abandoned_after: number;
  queue_abandoned_resume_allowed: boolean;
  queue_announce_sound: string | null;
  queue_announce_frequency: number;
  queue_announce_position_frequency: number;
  queue_announce_position: boolean;
  queue_announce_holdtime: boolean;
  queue_announce_round_seconds: number;
  queue_cid_prefix: string | null;
  queue_agents_can_reject: boolean;
  queue_terminate_on_cancel: boolean;
  queue_ring_progressively_delay: number;
  queue_timeout_action: string | null;
  queue_exit_key: string | null;
  queue_description: string | null;
  queue_enabled: boolean;
  agents: AgentValues[];
}

export const NEW_QUEUE: QueueValues = {
  queue_name: '',
  queue_extension: '',
  queue_strategy: 'ring-all',
  queue_moh_sound: null,
  queue_greeting: null,
  queue_record_template: null,
  queue_time_base_score: 'queue',
  queue_time_base_score_sec: 0,
  queue_max_wait_time: 0,
  queue_max_wait_time_with_no_agent: 90,
  queue_max_wait_time_with_no_agent_time_reached: 30,
  queue_tier_rules_apply: false,
  queue_tier_rule_wait_second: 300,
  queue_tier_rule_wait_multiply_level: true,
  queue_tier_rule_no_agent_no_wait: false,
  queue_discard_abandoned_after: 900,
  queue_abandoned_resume_allowed: false,
  queue_announce_sound: null,
  queue_announce_frequency: 0,
  queue_announce_position_frequency: 0,
  queue_announce_position: false,
  queue_announce_holdtime: true,
  queue_announce_round_seconds: 0,
  queue_cid_prefix: null,
  queue_agents_can_reject: true,
  queue_terminate_on_cancel: false,
  queue_ring_progressively_delay: 10,
  queue_timeout_action: null,
  queue_exit_key: null,
  queue_description: null,
  queue_enabled: true,
  agents: [],
};

export const newAgent = (): AgentValues => ({
  call_center_agent_uuid: null,
  agent_name: '',
  agent_contact: '',
  agent_type: 'callback',
  agent_call_timeout: 20,
  agent_max_no_answer: 3,
  agent_wrap_up_time: 10,
  agent_reject_delay_time: 30,
  agent_busy_delay_time: 60,
  agent_no_answer_delay_time: 10,
  agent_id: null,
  agent_description: null,
  agent_password: '',
  tier_level: 1,
});

/** The number of a contact: `user/1001@example.com` is 1001 (contract 20 §5). */
export function numberOfContact(contact: string | null | undefined): string {
  return (contact ?? '').trim().replace(/^user\/([^@]+)@.*$/i, '$1');
}

/** The form's values of a queue as the API gives it. */
export function valuesOf(queue: CallQueue): QueueValues {
  const { agents, queue_announce_holdtime: holdTime } = queue;
  return {
    ...queueScalars(queue),
    queue_announce_holdtime: holdTime === true || holdTime === 1 || ['once', 'true', '1'].includes(String(holdTime)),
    agents: [...agents]
      .sort((a, b) => a.tier_level - b.tier_level || a.tier_position - b.tier_position)
      .map((agent) => ({
        ...agentScalars(agent),
        agent_contact: numberOfContact(agent.agent_contact),
        agent_password: agent.agent_password ?? '',
      })),
  };
}

function queueScalars(queue: CallQueue): Omit<QueueValues, 'queue_announce_holdtime' | 'agents'> {
  return {
    queue_name: queue.queue_name,
    queue_extension: queue.queue_extension,
    queue_strategy: queue.queue_strategy,
    queue_moh_sound: queue.queue_moh_sound,
    queue_greeting: queue.queue_greeting,
    queue_record_template: queue.queue_record_template,
    queue_time_base_score: queue.queue_time_base_score,
    queue_time_base_score_sec: queue.queue_time_base_score_sec,
    queue_max_wait_time: queue.queue_max_wait_time,
    queue_max_wait_time_with_no_agent: queue.queue_max_wait_time_with_no_agent,
    queue_max_wait_time_with_no_agent_time_reached: queue.queue_max_wait_time_with_no_agent_time_reached,
    queue_tier_rules_apply: queue.queue_tier_rules_apply,
    queue_tier_rule_wait_second: queue.queue_tier_rule_wait_second,
    queue_tier_rule_wait_multiply_level: queue.queue_tier_rule_wait_multiply_level,
    queue_tier_rule_no_agent_no_wait: queue.queue_tier_rule_no_agent_no_wait,
    queue_discard_abandoned_after: queue.queue_discard_abandoned_after,
    queue_abandoned_resume_allowed: queue.queue_abandoned_resume_allowed,
    queue_announce_sound: queue.queue_announce_sound,
    queue_announce_frequency: queue.queue_announce_frequency,
    queue_announce_position_frequency: queue.queue_announce_position_frequency,
    queue_announce_position: queue.queue_announce_position,
    queue_announce_round_seconds: queue.queue_announce_round_seconds,
    queue_cid_prefix: queue.queue_cid_prefix,
    queue_agents_can_reject: queue.queue_agents_can_reject,
    queue_terminate_on_cancel: queue.queue_terminate_on_cancel,
    queue_ring_progressively_delay: queue.queue_ring_progressively_delay,
    queue_timeout_action: queue.queue_timeout_action,
    queue_exit_key: queue.queue_exit_key,
    queue_description: queue.queue_description,
    queue_enabled: queue.queue_enabled,
  };
}

function agentScalars(agent: CallQueue['agents'][number]) {
  return {
    call_center_agent_uuid: agent.call_center_agent_uuid,
    agent_name: agent.agent_name,
    agent_type: agent.agent_type,
    agent_call_timeout: agent.agent_call_timeout,
    agent_max_no_answer: agent.agent_max_no_answer,
    agent_wrap_up_time: agent.agent_wrap_up_time,
    agent_reject_delay_time: agent.agent_reject_delay_time,
    agent_busy_delay_time: agent.agent_busy_delay_time,
    agent_no_answer_delay_time: agent.agent_no_answer_delay_time,
    agent_id: agent.agent_id,
    agent_description: agent.agent_description,
    tier_level: agent.tier_level,
  };
}

/**
 * Agents as they are sent: their place in the list is their place in the tier, and who has no name is called by his
 * number, as rows without a name are not kept (contract 20 §5).
 */
export function agentsToSend(agents: readonly AgentValues[]): NonNullable<Body['agents']> {
  return agents.map(({ agent_password, ...agent }, index) => ({
    ...agent,
    agent_name: agent.agent_name.trim() || agent.agent_contact,
    agent_id: agent.agent_id === '' ? null : agent.agent_id,
    tier_position: index + 1,
    ...(agent_password === '' ? {} : { agent_password }),
  }));
}

/** Places of agents whom nothing reaches. */
export function unreachableAgents(agents: readonly AgentValues[]): readonly number[] {
  return agents.flatMap((agent, index) => (agent.agent_contact === '' ? [index] : []));
}
