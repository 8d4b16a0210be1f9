import type { CallerId } from '../configuration.ts';
import type { Step } from '../plan.ts';

/** Have the caller wait in a queue until an agent takes the call (contract 20 §5). Its settings are read as he waits. */
export interface QueueStep {
  readonly step: 'queue';
  readonly queueUuid: string;
  readonly number: string;
  /** Who calls, without the prefix that agents see. */
  readonly callerId: CallerId;
  /** Of a caller who leaves unserved; the queue's present timeout action goes before it while there is a queue. */
  readonly otherwise: readonly Step[];
}

/** The codes of agents (contract 20 §5.3, §12.3), and how many wait in a queue. */
export type AgentStep = AgentSwitchStep | AgentLoginStep | QueueCountStep;

/** Log an agent in or out, or begin or end a break, and say what it is now. */
export interface AgentSwitchStep {
  readonly step: 'agent_switch';
  readonly what: 'login' | 'break';
  readonly agentUuid: string;
  readonly asksPin: boolean;
}

/** Ask for an agent's id and PIN and log that agent in. */
export interface AgentLoginStep {
  readonly step: 'agent_login';
}

/** Say how many wait in a queue. */
export interface QueueCountStep {
  readonly step: 'queue_count';
  readonly queueUuid: string;
}
