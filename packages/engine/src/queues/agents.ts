import type { AgentConfiguration, AgentStatus, TenantConfiguration } from '@strowger/callplan';
import type { AgentShown, AgentState, SwitchEvent } from '@strowger/switch';
import {
  type AgentEvent,
  type AgentMemory,
  isAvailable,
  isFree,
  NEW_AGENT,
  nextAgentMemory,
  stateName,
} from './agent-state.ts';

/** As the world knows it. */
interface Told {
  readonly status: AgentStatus;
  readonly state: AgentState;
}

interface Entry {
  memory: AgentMemory;
  /** Null: the world knows something else. */
  told: Told | null;
  /** A status on its way into the configuration. */
  pending: AgentStatus | null;
}

/** What agents are doing: one call at a time, however many queues they serve. */
export class Agents {
  readonly #now: () => number;
  readonly #emit: (event: SwitchEvent) => void;
  readonly #entries = new Map<string, Entry>();

  constructor(now: () => number, emit: (event: SwitchEvent) => void) {
    this.#now = now;
    this.#emit = emit;
  }

  memoryOf(agentUuid: string): AgentMemory {
    return this.#entries.get(agentUuid)?.memory ?? NEW_AGENT;
  }

  statusOf(agent: AgentConfiguration): AgentStatus {
    return this.#entries.get(agent.uuid)?.pending ?? agent.status;
  }

  stateOf(agent: AgentConfiguration): AgentState {
    return stateName(this.memoryOf(agent.uuid), this.statusOf(agent), this.#now());
  }

  /** He may be offered a call, as far as what he is doing goes. */
  isReady(agent: AgentConfiguration): boolean {
    return isAvailable(this.statusOf(agent)) && isFree(this.memoryOf(agent.uuid), this.#now());
  }

  /** Epoch ms; null: he is not resting. */
  restsUntil(agentUuid: string): number | null {
    const { activity } = this.memoryOf(agentUuid);
    return activity.at === 'resting' && activity.until > this.#now() ? activity.until : null;
  }

  /** Moves an agent on and tells of it. */
  note(tenant: TenantConfiguration, agent: AgentConfiguration, event: AgentEvent): void {
    const entry = this.#entry(agent);
    const rules = { ...agent, status: this.statusOf(agent) };
    entry.memory = nextAgentMemory(entry.memory, event, rules, this.#now(), dayIn(tenant.timeZone, this.#now()));
    this.tellChanges(tenant, agent);
  }

  /** A status is being written: it counts at once. Null: it has been written, or could not be. */
  expect(tenant: TenantConfiguration, agent: AgentConfiguration, status: AgentStatus | null): void {
    this.#entry(agent).pending = status;
    this.tellChanges(tenant, agent);
  }

  /** Follows a status that was changed elsewhere, and tells of whatever has changed. */
  tellChanges(tenant: TenantConfiguration, agent: AgentConfiguration): void {
    const entry = this.#entry(agent);
    const status = this.statusOf(agent);
    const before = entry.told?.status ?? status;
    if (isAvailable(status) && before !== status) {
      const event: AgentEvent = { type: 'made_available', after: before };
      entry.memory = nextAgentMemory(entry.memory, event, agent, this.#now(), dayIn(tenant.timeZone, this.#now()));
    }
    const state = stateName(entry.memory, status, this.#now());
    if (entry.told?.status === status && entry.told.state === state) return;
    entry.told = { status, state };
    this.#emit({ type: 'queue.agent_status', tenantId: tenant.tenantId, ...this.shown(tenant, agent) });
  }

  shown(tenant: TenantConfiguration, agent: AgentConfiguration): AgentShown {
    const owner = tenant.numbers.get(agent.number);
    return {
      agentUuid: agent.uuid,
      agentName: agent.name,
      agentExtensionUuid: owner?.kind === 'extension' ? owner.uuid : null,
      status: this.statusOf(agent),
      state: this.stateOf(agent),
    };
  }

  /** His status was changed elsewhere: it is told even where nothing was known of him. */
  changedElsewhere(tenant: TenantConfiguration, agent: AgentConfiguration): void {
    if (!this.#entries.has(agent.uuid)) this.#entry(agent).told = null;
    this.tellChanges(tenant, agent);
  }

  #entry(agent: AgentConfiguration): Entry {
    const known = this.#entries.get(agent.uuid);
    if (known !== undefined) return known;
    const { status } = agent;
    const told = { status, state: stateName(NEW_AGENT, status, this.#now()) };
    const entry: Entry = { memory: NEW_AGENT, told, pending: null };
    this.#entries.set(agent.uuid, entry);
    return entry;
  }
}

const DAYS = new Map<string, Intl.DateTimeFormat>();

/** The calendar's day in a zone: `2026-11-22`. */
function dayIn(timeZone: string, now: number): string {
  const known = DAYS.get(timeZone);
  const format = known ?? new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  if (known === undefined) DAYS.set(timeZone, format);
  return format.format(now);
}
