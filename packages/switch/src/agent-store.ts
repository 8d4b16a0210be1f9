import type { AgentStatus, TenantConfiguration } from '@strowger/callplan';

/** What queues ask of the host: who waits, rings and rests is the engine's, what agents and queues are is the host's. */
export interface AgentStore {
  /** The tenant with its queues and agents as they are configured now, from memory; null: there is no such tenant. */
  tenant(tenantId: number): Promise<TenantConfiguration | null>;
  /**
   * Writes an agent's status as the API does; resolves when `tenant` shows it. Rejects when the database is away.
   * @param by uuid of the extension that asks for it; null: the queue itself
   */
  setStatus(tenantId: number, agentUuid: string, status: AgentStatus, by: string | null): Promise<void>;
}
