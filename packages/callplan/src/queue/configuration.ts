export const QUEUE_STRATEGIES = [
  'ring-all',
  'longest-idle-agent',
  'round-robin',
  'top-down',
  'agent-with-least-talk-time',
  'agent-with-fewest-calls',
  'sequentially-by-agent-order',
  'sequentially-by-next-agent-order',
  'random',
  'ring-progressively',
] as const;

export type QueueStrategy = (typeof QUEUE_STRATEGIES)[number];

export const AGENT_STATUSES = ['Available', 'Available (On Demand)', 'On Break', 'Logged Out'] as const;

export type AgentStatus = (typeof AGENT_STATUSES)[number];

/** A call queue as calls see it (contract 20 §5). Durations in seconds, 0 = none. */
export interface QueueConfiguration {
  readonly uuid: string;
  readonly name: string;
  readonly number: string;
  readonly enabled: boolean;
  readonly strategy: QueueStrategy;
  readonly music: string;
  readonly greeting: string;
  /** Agent conversations are recorded. */
  readonly records: boolean;
  readonly scoresFrom: 'queue' | 'system';
  readonly baseScoreSeconds: number;
  readonly maxWaitSeconds: number;
  readonly maxWaitWithoutAgentSeconds: number;
  readonly maxWaitOnceWithoutAgentSeconds: number;
  readonly tierRulesApply: boolean;
  readonly tierWaitSeconds: number;
  readonly tierWaitMultipliesByLevel: boolean;
  readonly tierSkipsWaitWithoutAgent: boolean;
  readonly discardAbandonedAfterSeconds: number;
  readonly resumesAbandoned: boolean;
  readonly announceSound: string;
  readonly announceEverySeconds: number;
  readonly announcePositionEverySeconds: number;
  /** Also on entry. */
  readonly announcesPosition: boolean;
  readonly announcesHoldTime: boolean;
  readonly announceRoundSeconds: number;
  readonly namePrefix: string;
  /** A member leg cancelled by the engine ends the caller's call. */
  readonly terminatesOnCancel: boolean;
  readonly agentsMayReject: boolean;
  readonly progressiveDelaySeconds: number;
  /** Destination of contract 20 §0.9; empty = hang up. */
  readonly timeoutAction: string;
  readonly exitKey: string;
  readonly tiers: readonly QueueTier[];
}

/** An agent's place in a queue. */
export interface QueueTier {
  readonly uuid: string;
  readonly agentUuid: string;
  readonly level: number;
  readonly position: number;
}

/** An agent of the tenant, who may serve several queues (contract 20 §5). */
export interface AgentConfiguration {
  readonly uuid: string;
  readonly name: string;
  /** What `*22<id>` and `*23` ask for. */
  readonly id: string;
  readonly hasPin: boolean;
  readonly type: 'callback' | 'uuid-standby';
  /** Number in the tenant's plan that rings. */
  readonly number: string;
  readonly status: AgentStatus;
  readonly callTimeoutSeconds: number;
  readonly maxNoAnswer: number;
  readonly wrapUpSeconds: number;
  readonly rejectDelaySeconds: number;
  readonly busyDelaySeconds: number;
  readonly noAnswerDelaySeconds: number;
}
