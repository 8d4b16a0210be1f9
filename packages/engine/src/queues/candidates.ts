import {
  type AgentConfiguration,
  type PlatformNumbers,
  type RingAttempt,
  reachAgent,
  type TenantConfiguration,
} from '@strowger/callplan';
import type { Agents } from './agents.ts';
import type { QueueAgent } from './choose-agent.ts';
import type { WaitingCaller } from './waiting-caller.ts';

/** An agent as a queue sees him, with what would ring. */
export interface Candidate extends QueueAgent {
  readonly agent: AgentConfiguration;
  readonly attempts: readonly RingAttempt[];
}

/** Whom agents can be reached by. */
export interface Reachability {
  readonly agents: Agents;
  /** What leads outside. */
  readonly platform: PlatformNumbers;
  /** Whether a phone of the extension can be rung. */
  isRegistered(extensionUuid: string): boolean;
  /** Whether the agent stands by in a permanent call. */
  standsBy(agentUuid: string): boolean;
}

/** The agents of a waiting caller's queue as they are now (contract 20 §5.2). */
export function candidatesOf(
  reachability: Reachability,
  tenant: TenantConfiguration,
  { queue, party }: WaitingCaller,
  now: number,
): Candidate[] {
  const { agents } = reachability;
  const { configuration } = queue;
  return configuration.tiers.flatMap(({ agentUuid, level, position }) => {
    const agent = tenant.agents.get(agentUuid);
    if (agent === undefined) return [];
    const { lastCallEndedAt, talkMs, answered } = agents.memoryOf(agentUuid);
    const isReady = agents.isReady(agent);
    const rings = isReady && agent.type === 'callback';
    const attempts = rings
      ? reachAgent(tenant, party.planned, new Date(now), configuration, agent, reachability.platform)
      : [];
    const isReachable =
      agent.type === 'uuid-standby' ? reachability.standsBy(agentUuid) : anyRegistered(reachability, attempts);
    const isLoggedIn = agents.statusOf(agent) !== 'Logged Out';
    const seen = { uuid: agentUuid, level, position, lastCallEndedAt, talkMs, answered, isLoggedIn };
    return [{ ...seen, isEligible: isReady && isReachable, agent, attempts }];
  });
}

function anyRegistered({ isRegistered }: Reachability, attempts: readonly RingAttempt[]): boolean {
  return attempts.some(
    ({ target }) => target.kind === 'outside' || (target.kind === 'extension' && isRegistered(target.uuid)),
  );
}
