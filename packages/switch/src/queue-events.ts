import type { AgentStatus } from '@strowger/callplan';

/** What happens in call queues: the live events `queue.*` of contract 00. */
export type QueueEvent =
  | ({ readonly type: 'queue.joined' } & QueueCaller)
  | ({ readonly type: 'queue.offered' | 'queue.answered' } & QueueCaller & AgentShown)
  | ({ readonly type: 'queue.left'; readonly reason: LeavingReason } & QueueCaller)
  | ({ readonly type: 'queue.agent_status'; readonly tenantId: number } & AgentShown);

export type LeavingReason = 'answered' | 'abandoned' | 'timeout' | 'exit_key' | 'no_agent';

export interface QueueCaller {
  readonly tenantId: number;
  readonly queueUuid: string;
  readonly queueName: string;
  /** Of the caller's leg. */
  readonly uuid: string;
  readonly callerName: string;
  readonly callerNumber: string;
  readonly callerExtensionUuid: string | null;
  /** How many wait in the queue now. */
  readonly waiting: number;
  readonly waitSeconds: number;
}

export interface AgentShown {
  readonly agentUuid: string;
  readonly agentName: string;
  /** Null: his contact is no extension. */
  readonly agentExtensionUuid: string | null;
  readonly status: AgentStatus;
  readonly state: AgentState;
}

/** What an agent is doing, as contract 20 §13.1 shows it. */
export type AgentState = 'Waiting' | 'Receiving' | 'In a queue call' | 'Wrap Up' | 'Idle';

/** Queues as they stand now: only what differs from a queue without callers and agents who do nothing. */
export interface QueueState {
  readonly waiting: readonly { readonly queueUuid: string; readonly waiting: number }[];
  readonly agents: readonly { readonly agentUuid: string; readonly state: AgentState }[];
}
