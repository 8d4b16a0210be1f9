import type { AgentConfiguration, QueueConfiguration } from '@strowger/callplan';
import { agent, queue, uuidOf } from '@strowger/callplan/testing';

export const QUEUE = uuidOf('3000');

/** An agent at an extension of this number, whom nothing delays. */
export const agentAt = (number: string, settings: Partial<AgentConfiguration> = {}): AgentConfiguration =>
  agent({
    uuid: uuidOf(`9${number}`),
    name: `Agent ${number}`,
    id: number,
    number,
    callTimeoutSeconds: 20,
    wrapUpSeconds: 0,
    rejectDelaySeconds: 0,
    busyDelaySeconds: 0,
    noAnswerDelaySeconds: 0,
    ...settings,
  });

/** A queue that rings these agents for as long as a caller waits, and says nothing. */
export function queueOf(
  agents: readonly AgentConfiguration[],
  settings: Partial<QueueConfiguration> = {},
): QueueConfiguration {
  return queue({
    music: 'silence',
    maxWaitWithoutAgentSeconds: 0,
    maxWaitOnceWithoutAgentSeconds: 0,
    tierWaitSeconds: 0,
    tierWaitMultipliesByLevel: false,
    announcesHoldTime: false,
    progressiveDelaySeconds: 1,
    timeoutAction: '1009',
    tiers: agents.map(({ uuid }, index) => ({
      uuid: uuidOf(String(index)),
      agentUuid: uuid,
      level: 1,
      position: index + 1,
    })),
    ...settings,
  });
}
