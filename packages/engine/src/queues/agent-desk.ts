import type { AgentConfiguration, AgentStatus, TenantConfiguration } from '@strowger/callplan';
import type { AgentState, AgentStore } from '@strowger/switch';
import type { AgentEvent } from './agent-state.ts';
import type { Agents } from './agents.ts';
import type { Standby } from './standby.ts';

export interface AgentDeskParts {
  readonly store: AgentStore;
  readonly agents: Agents;
  /** Something has changed that the tenant's queues are to know. */
  changed(tenantId: number): void;
  failed(error: unknown): void;
}

/** What agents ask for and what becomes of them: their status, their next call, the call in which they stand by. */
export class AgentDesk {
  readonly agents: Agents;
  readonly #parts: AgentDeskParts;
  /** By agent. */
  readonly #standbys = new Map<string, Standby>();

  constructor(parts: AgentDeskParts) {
    this.#parts = parts;
    this.agents = parts.agents;
  }

  /** An agent's status as it counts now; null: there is no such agent. */
  async statusOf(tenantId: number, agentUuid: string): Promise<AgentStatus | null> {
    const agent = (await this.#parts.store.tenant(tenantId))?.agents.get(agentUuid);
    return agent === undefined ? null : this.agents.statusOf(agent);
  }

  /** What the agents of these tenants are doing. */
  async states(tenantIds: Iterable<number>): Promise<{ readonly agentUuid: string; readonly state: AgentState }[]> {
    const known = await Promise.all([...tenantIds].map((id) => this.#parts.store.tenant(id)));
    const agents = known.flatMap((tenant) => [...(tenant?.agents.values() ?? [])]);
    return agents.map((agent) => ({ agentUuid: agent.uuid, state: this.agents.stateOf(agent) }));
  }

  /** Sets an agent's status; resolves when it is written. Rejects when the database is away. @param by the extension that asks */
  async setStatus(tenantId: number, agentUuid: string, status: AgentStatus, by: string | null = null): Promise<void> {
    const tenant = await this.#parts.store.tenant(tenantId);
    const agent = tenant?.agents.get(agentUuid);
    if (tenant == null || agent === undefined) return;
    this.agents.expect(tenant, agent, status);
    try {
      await this.#parts.store.setStatus(tenantId, agentUuid, status, by);
    } finally {
      const written = (await this.#parts.store.tenant(tenantId))?.agents.get(agentUuid) ?? agent;
      this.agents.expect(tenant, written, null);
      this.#parts.changed(tenantId);
    }
  }

  /** An agent's status was changed elsewhere, and the store answers with it. */
  async follow(tenantId: number, agentUuid: string): Promise<void> {
    const tenant = await this.#parts.store.tenant(tenantId);
    const agent = tenant?.agents.get(agentUuid);
    if (tenant != null && agent !== undefined) this.agents.changedElsewhere(tenant, agent);
    this.#parts.changed(tenantId);
  }

  /** On demand: he takes another call. */
  async makeReady(tenantId: number, agentUuid: string): Promise<void> {
    const tenant = await this.#parts.store.tenant(tenantId);
    const agent = tenant?.agents.get(agentUuid);
    if (tenant == null || agent === undefined) return;
    this.agents.note(tenant, agent, { type: 'made_available', after: agent.status });
    this.#parts.changed(tenantId);
  }

  /** @returns whether an on demand agent has had his call */
  isSpent(agentUuid: string): boolean {
    return this.agents.memoryOf(agentUuid).activity.at === 'spent';
  }

  /** The agent takes callers in this call from now on, until it is over. */
  standBy(tenantId: number, agentUuid: string, standby: Standby): void {
    this.#standbys.get(agentUuid)?.end();
    this.#standbys.set(agentUuid, standby);
    void standby.over.then(() => {
      if (this.#standbys.get(agentUuid) === standby) this.#standbys.delete(agentUuid);
    });
    this.#parts.changed(tenantId);
  }

  standbyOf(agentUuid: string): Standby | undefined {
    return this.#standbys.get(agentUuid);
  }

  /** Moves an agent on. The settings that count are those of now; the tenant's configuration is refreshed in place. */
  note(tenant: TenantConfiguration, agent: AgentConfiguration, event: AgentEvent): void {
    this.agents.note(tenant, tenant.agents.get(agent.uuid) ?? agent, event);
  }

  /** Who left too many offers unanswered takes a break (contract 20 §5.2). */
  breakOff({ tenantId }: TenantConfiguration, { uuid, maxNoAnswer }: AgentConfiguration): void {
    if (maxNoAnswer === 0 || this.agents.memoryOf(uuid).noAnswers < maxNoAnswer) return;
    this.setStatus(tenantId, uuid, 'On Break').catch(this.#parts.failed);
  }

  /** Tells what has changed about a tenant's agents; who has logged out stands by no more once he has talked. */
  review(tenant: TenantConfiguration): void {
    for (const agent of tenant.agents.values()) {
      this.agents.tellChanges(tenant, agent);
      const isTalking = this.agents.memoryOf(agent.uuid).activity.at === 'talking';
      if (this.agents.statusOf(agent) === 'Logged Out' && !isTalking) this.#standbys.get(agent.uuid)?.end();
    }
  }

  /** Milliseconds until the first of a tenant's resting agents has rested; infinite: nobody rests. */
  restOf(tenant: TenantConfiguration, now: number): number {
    const rests = [...tenant.agents.keys()].flatMap((uuid) => this.agents.restsUntil(uuid) ?? []);
    return Math.min(...rests.map((until) => until - now));
  }
}
