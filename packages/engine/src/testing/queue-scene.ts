import type { AgentConfiguration, QueueConfiguration } from '@strowger/callplan';
import { uuidOf } from './test-host.ts';

export const QUEUE = uuidOf('3000');

/** An agent at an extension of this number, whom nothing delays. */
export const agentAt = (number: string, settings: Partial<AgentConfiguration> = {}): AgentConfiguration => ({
  uuid: uuidOf(`9${number}`),
  name: `Agent ${number}`,
  id: number,
  hasPin: false,
  type: 'callback',
  number,
  status: 'Available',
  callTimeoutSeconds: 20,
  maxNoAnswer: 3,
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
  return {
    uuid: QUEUE,
    name: 'Support',
    number: '3000',
    enabled: true,
    strategy: 'ring-all',
    music: 'silence',
    greeting: '',
    records: false,
    scoresFrom: 'queue',
    baseScoreSeconds: 0,
    maxWaitSeconds: 0,
    maxWaitWithoutAgentSeconds: 0,
    maxWaitOnceWithoutAgentSeconds: 0,
    tierRulesApply: false,
    tierWaitSeconds: 0,
    tierWaitMultipliesByLevel: false,
    tierSkipsWaitWithoutAgent: false,
    discardAbandonedAfterSeconds: 900,
    resumesAbandoned: false,
    announceSound: '',
    announceEverySeconds: 0,
    announcePositionEverySeconds: 0,
    announcesPosition: false,
    announcesHoldTime: false,
    announceRoundSeconds: 0,
    namePrefix: '',
    terminatesOnCancel: false,
    agentsMayReject: true,
    progressiveDelaySeconds: 1,
    timeoutAction: '1009',
    exitKey: '',
    tiers: agents.map(({ uuid }, index) => ({
      uuid: uuidOf(String(index)),
      agentUuid: uuid,
      level: 1,
      position: index + 1,
    })),
    ...settings,
  };
}
