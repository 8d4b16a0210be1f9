import {
  AGENT_STATUSES,
  type AgentConfiguration,
  numberOfContact,
  QUEUE_STRATEGIES,
  type QueueConfiguration,
} from '@strowger/callplan';
import type { Trx } from '@strowger/db';
import { childrenOf, type ModuleReader } from './module-reader.ts';
import { nonEmpty, oneOf } from './values.ts';

export const queueReader: ModuleReader = {
  resources: ['call_queues', 'call_center_agents'],
  numbers: 'call_queue',
  async read(trx, tenantId) {
    const queues = await readQueues(trx, tenantId);
    const agents = await readAgents(trx, tenantId);
    return {
      modules: {
        queues: new Map(queues.map((queue) => [queue.uuid, queue])),
        agents: new Map(agents.map((agent) => [agent.uuid, agent])),
      },
      numbers: queues.map((queue) => [queue.number, queue.uuid]),
    };
  },
};

async function readQueues(trx: Trx, tenantId: number): Promise<QueueConfiguration[]> {
  const rows = await trx.selectFrom('call_queues').selectAll().where('tenant_id', '=', tenantId).execute();
  const tiers = await trx
    .selectFrom('call_center_tiers')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('tier_level')
    .orderBy('tier_position')
    .execute();
  const tiersOf = childrenOf(tiers, (row) => row.call_center_queue_uuid);
  return rows.map((row) => ({
    uuid: row.call_center_queue_uuid,
    name: row.queue_name,
    number: row.queue_extension,
    enabled: row.queue_enabled,
    strategy: oneOf(QUEUE_STRATEGIES, row.queue_strategy),
    music: row.queue_moh_sound ?? '',
    greeting: row.queue_greeting ?? '',
    records: nonEmpty(row.queue_record_template) !== null,
    scoresFrom: oneOf(['queue', 'system'], row.queue_time_base_score),
    baseScoreSeconds: row.queue_time_base_score_sec,
    maxWaitSeconds: row.queue_max_wait_time,
    maxWaitWithoutAgentSeconds: row.queue_max_wait_time_with_no_agent,
    maxWaitOnceWithoutAgentSeconds: row.queue_max_wait_time_with_no_agent_time_reached,
    tierRulesApply: row.queue_tier_rules_apply,
    tierWaitSeconds: row.queue_tier_rule_wait_second,
    tierWaitMultipliesByLevel: row.queue_tier_rule_wait_multiply_level,
    tierSkipsWaitWithoutAgent: row.queue_tier_rule_no_agent_no_wait,
    discardAbandonedAfterSeconds: row.queue_discard_abandoned_after,
    resumesAbandoned: row.queue_abandoned_resume_allowed,
    announceSound: row.queue_announce_sound ?? '',
    announceEverySeconds: row.queue_announce_frequency,
    announcePositionEverySeconds: row.queue_announce_position_frequency,
    announcesPosition: row.queue_announce_position,
    announcesHoldTime: row.queue_announce_holdtime,
    announceRoundSeconds: row.queue_announce_round_seconds,
    namePrefix: row.queue_cid_prefix ?? '',
    terminatesOnCancel: row.queue_terminate_on_cancel,
    agentsMayReject: row.queue_agents_can_reject,
    progressiveDelaySeconds: row.queue_ring_progressively_delay,
    timeoutAction: row.queue_timeout_action ?? '',
    exitKey: row.queue_exit_key ?? '',
    tiers: tiersOf(row.call_center_queue_uuid).map((tier) => ({
      uuid: tier.call_center_tier_uuid,
      agentUuid: tier.call_center_agent_uuid,
      level: tier.tier_level,
      position: tier.tier_position,
    })),
  }));
}

async function readAgents(trx: Trx, tenantId: number): Promise<AgentConfiguration[]> {
  const rows = await trx.selectFrom('call_center_agents').selectAll().where('tenant_id', '=', tenantId).execute();
  return rows.map((row) => {
    const number = numberOfContact(row.agent_contact ?? '');
    return {
      uuid: row.call_center_agent_uuid,
      name: row.agent_name,
      id: row.agent_id ?? number,
      hasPin: row.agent_password !== null,
      type: oneOf(['callback', 'uuid-standby'], row.agent_type),
      number,
      status: oneOf(AGENT_STATUSES, row.agent_status),
      callTimeoutSeconds: row.agent_call_timeout,
      maxNoAnswer: row.agent_max_no_answer,
      wrapUpSeconds: row.agent_wrap_up_time,
      rejectDelaySeconds: row.agent_reject_delay_time,
      busyDelaySeconds: row.agent_busy_delay_time,
      noAnswerDelaySeconds: row.agent_no_answer_delay_time,
    };
  });
}
