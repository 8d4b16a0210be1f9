import type { AgentConfiguration, QueueConfiguration } from '../queue/configuration.ts';
import { uuidOf } from './tenant.ts';

/** An enabled queue of the number 3000 with uuid `uuidOf('3000')`, as the API makes it, without agents. */
export function queue(settings: Partial<QueueConfiguration> = {}): QueueConfiguration {
  return {
    uuid: uuidOf('3000'),
    name: 'Support',
    number: '3000',
    enabled: true,
    strategy: 'ring-all',
    music: '',
    greeting: '',
    records: false,
    scoresFrom: 'queue',
    baseScoreSeconds: 0,
    maxWaitSeconds: 0,
    maxWaitWithoutAgentSeconds: 90,
    maxWaitOnceWithoutAgentSeconds: 30,
    tierRulesApply: false,
    tierWaitSeconds: 300,
    tierWaitMultipliesByLevel: true,
    tierSkipsWaitWithoutAgent: false,
    discardAbandonedAfterSeconds: 900,
    resumesAbandoned: false,
    announceSound: '',
    announceEverySeconds: 0,
    announcePositionEverySeconds: 0,
    announcesPosition: false,
    announcesHoldTime: true,
    announceRoundSeconds: 0,
    namePrefix: '',
    terminatesOnCancel: false,
    agentsMayReject: true,
    progressiveDelaySeconds: 10,
    timeoutAction: '',
    exitKey: '',
    tiers: [],
    ...settings,
  };
}

/** An agent of the extension 1002 who takes calls, with uuid `uuidOf('91002')`. */
export function agent(settings: Partial<AgentConfiguration> = {}): AgentConfiguration {
  return {
    uuid: uuidOf('91002'),
    name: 'Ann',
    id: '1002',
    hasPin: false,
    type: 'callback',
    number: '1002',
    status: 'Available',
    callTimeoutSeconds: 25,
    maxNoAnswer: 3,
    wrapUpSeconds: 10,
    rejectDelaySeconds: 30,
    busyDelaySeconds: 60,
    noAnswerDelaySeconds: 10,
    ...settings,
  };
}
