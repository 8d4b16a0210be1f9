import { openCall } from '../call.ts';
import { prefixed } from '../caller-id.ts';
import type { TenantConfiguration } from '../configuration.ts';
import { said } from '../decision/decision.ts';
import { NO_OTHER_NUMBERS, type PlatformNumbers } from '../inbound-route/platform-numbers.ts';
import type { Leg } from '../leg.ts';
import { resolveNumber } from '../plan-call.ts';
import type { RingAttempt } from '../ring/plan.ts';
import { type ReachRules, reach } from '../ring/reach.ts';
import type { AgentConfiguration, QueueConfiguration } from './configuration.ts';

/** An agent is where his contact is: what his extension forwards is not his queue's calls. */
const RULES: Omit<ReachRules, 'who'> = {
  forwards: 0,
  followsFollowMe: false,
  followsUnregistered: false,
  behalf: { extension: null, callerId: {} },
};

/**
 * What rings when a queue offers a waiting caller to an agent: his contact's number in the tenant, for as long as his
 * settings say (contract 20 §5.2). Empty: he cannot be reached, for instance because he does not want to be disturbed.
 * Of a number that answers by itself nothing rings.
 * @param leg the waiting caller's
 */
export function reachAgent(
  tenant: TenantConfiguration,
  leg: Leg,
  now: Date,
  queue: Pick<QueueConfiguration, 'name' | 'namePrefix'>,
  agent: AgentConfiguration,
  platform: PlatformNumbers = NO_OTHER_NUMBERS,
): readonly RingAttempt[] {
  const call = openCall(tenant, leg, now, platform, [], resolveNumber);
  return reach(call, agent.number, { ...RULES, who: said('who_call_queue', { name: queue.name }) })
    .filter(({ target }) => target.kind !== 'onward')
    .map((attempt) => ({
      ...attempt,
      delaySeconds: 0,
      timeoutSeconds: agent.callTimeoutSeconds,
      callerId: prefixed(attempt.callerId, queue.namePrefix, ''),
    }));
}
