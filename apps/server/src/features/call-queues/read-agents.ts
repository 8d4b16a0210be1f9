import type { Trx } from '@strowger/db';
import type { CallerKind } from '../../access/caller.ts';
import type { Shown } from '../../http/resource/field.ts';
import type { Vault } from '../../secrets/vault.ts';

/** What an agent's PIN is sealed under. */
export const AGENT_PIN_CONTEXT = 'call_center_agents.agent_password';

/** The agents of a queue by level, position, name (contract 20 §5); end users see no PIN. */
export async function readAgents(trx: Trx, vault: Vault, queueUuid: string, caller: CallerKind): Promise<Shown[]> {
  const rows = await trx
    .selectFrom('call_center_tiers')
    .innerJoin(
      'call_center_agents as agent',
      'agent.call_center_agent_uuid',
      'call_center_tiers.call_center_agent_uuid',
    )
    .select([
      'agent.call_center_agent_uuid',
      'call_center_tier_uuid',
      'agent_name',
      'agent_type',
      'agent_contact',
      'agent_call_timeout',
      'agent_status',
      'agent_max_no_answer',
      'agent_wrap_up_time',
      'agent_reject_delay_time',
      'agent_busy_delay_time',
      'agent_no_answer_delay_time',
      'agent_description',
      'agent_id',
      'tier_level',
      'tier_position',
      'agent_password',
    ])
    .where('call_center_queue_uuid', '=', queueUuid)
    .orderBy('tier_level')
    .orderBy('tier_position')
    .orderBy('agent_name')
    .execute();
  return rows.map(({ agent_password: sealed, ...agent }) => ({
    ...agent,
    ...(caller === 'U' ? {} : { agent_password: sealed === null ? null : vault.open(sealed, AGENT_PIN_CONTEXT) }),
  }));
}
