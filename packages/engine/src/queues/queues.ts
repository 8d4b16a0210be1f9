import { type AgentConfiguration, type AgentStatus, reachAgent, type TenantConfiguration } from '@strowger/callplan';
import type { Clock, Timer } from '@strowger/sip';
import type { AgentStore, LeavingReason, QueueCaller, QueueState, SwitchEvent } from '@strowger/switch';
import type { Leg } from '../legs/leg.ts';
import type { EngineLog } from '../options.ts';
import type { AgentEvent } from './agent-state.ts';
import { Agents } from './agents.ts';
import { chooseAgents, type QueueAgent, withOffer } from './choose-agent.ts';
import { Queue } from './queue.ts';
import { reachedLimit } from './wait-limits.ts';
import { type OfferEvents, type WaitEnd, WaitingCaller, type WaitingParty } from './waiting-caller.ts';

export interface QueuesParts {
  readonly store: AgentStore;
  readonly clock: Clock;
  readonly log: EngineLog;
  /** Whether a phone of the extension can be rung. */
  isRegistered(extensionUuid: string): boolean;
  emit(event: SwitchEvent): void;
}

/** While somebody waits, a tenant's queues are looked at so often: waits and settings change by themselves. */
const LOOK_EVERY_MS = 1000;

/** An agent as a queue sees him, with what would ring. */
interface Candidate extends QueueAgent {
  readonly agent: AgentConfiguration;
  readonly attempts: ReturnType<typeof reachAgent>;
}

/** Who waits in which queue, which agents are offered to them, and what those are doing (contract 20 §5). */
export class Queues {
  readonly #parts: QueuesParts;
  readonly #agents: Agents;
  readonly #queues = new Map<string, Queue>();
  readonly #timers = new Map<number, Timer>();
  /** Looks of a tenant come one after the other. */
  readonly #looks = new Map<number, Promise<void>>();

  constructor(parts: QueuesParts) {
    this.#parts = parts;
    this.#agents = new Agents(parts.clock.now, parts.emit);
  }

  /** A caller begins to wait; null: there is no such queue, or it is disabled. He leaves by `leave` or as it ends. */
  async join(tenantId: number, queueUuid: string, party: WaitingParty): Promise<WaitingCaller | null> {
    const tenant = await this.#parts.store.tenant(tenantId);
    const configuration = tenant?.queues.get(queueUuid);
    if (tenant == null || !configuration?.enabled) return null;
    const queue = this.#queues.get(queueUuid) ?? new Queue(tenant, configuration);
    this.#queues.set(queueUuid, queue);
    queue.tenant = tenant;
    queue.configuration = configuration;
    const caller = new WaitingCaller(party, queue, this.#now());
    queue.callers.add(caller);
    this.#parts.emit({ type: 'queue.joined', ...this.#shown(caller) });
    this.lookAt(tenantId);
    return caller;
  }

  /** The caller has hung up, or pressed the exit key. */
  leave(caller: WaitingCaller, reason: 'abandoned' | 'exit_key'): void {
    const { queue, party } = caller;
    if (!queue.callers.has(caller)) return;
    const now = this.#now();
    if (reason === 'abandoned') queue.abandon(party.number, caller.countedMs(now), now);
    this.#end(caller, reason === 'abandoned' ? { kind: 'abandoned' } : { kind: 'unserved', reason }, reason);
  }

  /** Another phone takes the call that an agent's phone rings for; false: too late. */
  takeOver(caller: WaitingCaller, leg: Leg): boolean {
    if (!caller.queue.callers.has(caller)) return false;
    this.#end(caller, { kind: 'answered', leg }, 'answered');
    return true;
  }

  /** How many wait in a queue. */
  waitingIn(queueUuid: string): number {
    return this.#queues.get(queueUuid)?.callers.size ?? 0;
  }

  /** @param tenantId undefined = all tenants */
  async state(tenantId?: number): Promise<QueueState> {
    const queues = [...this.#queues.values()].filter((queue) => tenantId === undefined || queue.tenantId === tenantId);
    const tenants = new Set(tenantId === undefined ? queues.map((queue) => queue.tenantId) : [tenantId]);
    const known = await Promise.all([...tenants].map((id) => this.#parts.store.tenant(id)));
    const agents = known.flatMap((tenant) => [...(tenant?.agents.values() ?? [])]);
    return {
      waiting: queues.map(({ uuid, callers }) => ({ queueUuid: uuid, waiting: callers.size })),
      agents: agents.map((agent) => ({ agentUuid: agent.uuid, state: this.#agents.stateOf(agent) })),
    };
  }

  /** An agent's status as it counts now; null: there is no such agent. */
  async statusOf(tenantId: number, agentUuid: string): Promise<AgentStatus | null> {
    const agent = (await this.#parts.store.tenant(tenantId))?.agents.get(agentUuid);
    return agent === undefined ? null : this.#agents.statusOf(agent);
  }

  /** Sets an agent's status; resolves when it is written. Rejects when the database is away. */
  async setStatus(tenantId: number, agentUuid: string, status: AgentStatus): Promise<void> {
    const tenant = await this.#parts.store.tenant(tenantId);
    const agent = tenant?.agents.get(agentUuid);
    if (tenant == null || agent === undefined) return;
    this.#agents.expect(tenant, agent, status);
    try {
      await this.#parts.store.setStatus(tenantId, agentUuid, status);
    } finally {
      const written = (await this.#parts.store.tenant(tenantId))?.agents.get(agentUuid) ?? agent;
      this.#agents.expect(tenant, written, null);
      this.lookAt(tenantId);
    }
  }

  /** On demand: he takes another call. */
  async makeReady(tenantId: number, agentUuid: string): Promise<void> {
    const tenant = await this.#parts.store.tenant(tenantId);
    const agent = tenant?.agents.get(agentUuid);
    if (tenant == null || agent === undefined) return;
    this.#agents.note(tenant, agent, { type: 'made_available', after: agent.status });
    this.lookAt(tenantId);
  }

  /** @returns whether an on demand agent has had his call */
  isSpent(agentUuid: string): boolean {
    return this.#agents.memoryOf(agentUuid).activity.at === 'spent';
  }

  /** The configuration of a tenant's queues or agents has changed. @param agentUuid whose status was changed */
  async changed(tenantId: number, agentUuid: string | null): Promise<void> {
    const tenant = await this.#parts.store.tenant(tenantId);
    const agent = agentUuid === null ? undefined : tenant?.agents.get(agentUuid);
    if (tenant != null && agent !== undefined) this.#agents.changedElsewhere(tenant, agent);
    this.lookAt(tenantId);
  }

  /** Nothing is looked at any more. */
  close(): void {
    for (const timer of this.#timers.values()) timer.cancel();
    this.#timers.clear();
  }

  /** Looks at a tenant's queues now: who has waited enough, who is offered to whom. */
  lookAt(tenantId: number): void {
    if (this.#looks.has(tenantId)) return;
    const look = Promise.resolve()
      .then(() => this.#parts.store.tenant(tenantId))
      .then((tenant) => {
        this.#looks.delete(tenantId);
        this.#look(tenantId, tenant);
      })
      .catch((error: unknown) => {
        this.#looks.delete(tenantId);
        this.#parts.log('error', 'the queues of a tenant could not be looked at', { tenantId, error: String(error) });
        this.#lookLater(tenantId, LOOK_EVERY_MS);
      });
    this.#looks.set(tenantId, look);
  }

  #look(tenantId: number, tenant: TenantConfiguration | null): void {
    const queues = [...this.#queues.values()].filter((queue) => queue.tenantId === tenantId);
    for (const queue of queues) this.#follow(queue, tenant);
    if (tenant === null) return;
    for (const agent of tenant.agents.values()) this.#agents.tellChanges(tenant, agent);
    const now = this.#now();
    const waiting = queues.flatMap((queue) => [...queue.callers]);
    for (const caller of waiting.sort((one, other) => other.score(now) - one.score(now) || one.joinedAt - other.joinedAt)) {
      this.#serve(tenant, caller, now);
    }
    this.#scheduleLook(tenant, waiting.length > 0, now);
  }

  /** Takes a queue's settings over as they are now; callers of one that is no more leave. */
  #follow(queue: Queue, tenant: TenantConfiguration | null): void {
    const configuration = tenant?.queues.get(queue.uuid);
    if (configuration?.enabled) queue.configuration = configuration;
    else for (const caller of queue.callers) this.#end(caller, { kind: 'unserved', reason: 'timeout' }, 'timeout');
    if (tenant === null || configuration === undefined) return;
    queue.tenant = tenant;
    const isManned = configuration.tiers.some(({ agentUuid }) => {
      const agent = tenant.agents.get(agentUuid);
      return agent !== undefined && this.#agents.statusOf(agent) !== 'Logged Out';
    });
    queue.unmannedSince = isManned ? null : (queue.unmannedSince ?? this.#now());
  }

  #serve(tenant: TenantConfiguration, caller: WaitingCaller, now: number): void {
    const { queue } = caller;
    if (!queue.callers.has(caller)) return;
    const limit = reachedLimit(queue.configuration, caller.joinedAt, queue.unmannedSince, now);
    if (limit !== null) return this.#end(caller, { kind: 'unserved', reason: limit }, limit);
    const candidates = this.#candidates(tenant, caller, now);
    const chosen = chooseAgents(queue.configuration, candidates, caller.view, now, queue.offered);
    for (const { uuid } of chosen) {
      const candidate = candidates.find((one) => one.uuid === uuid);
      if (candidate !== undefined) this.#offer(tenant, caller, candidate, now);
    }
  }

  #candidates(tenant: TenantConfiguration, { queue, party }: WaitingCaller, now: number): Candidate[] {
    const { configuration } = queue;
    return configuration.tiers.flatMap(({ agentUuid, level, position }) => {
      const agent = tenant.agents.get(agentUuid);
      if (agent === undefined) return [];
      const { lastCallEndedAt, talkMs, answered } = this.#agents.memoryOf(agentUuid);
      const isReady = this.#agents.isReady(agent);
      const attempts = isReady ? reachAgent(tenant, party.planned, new Date(now), configuration, agent) : [];
      const isReachable = attempts.some(({ target }) => {
        return target.kind === 'extension' && this.#parts.isRegistered(target.uuid);
      });
      const isLoggedIn = this.#agents.statusOf(agent) !== 'Logged Out';
      const seen = { uuid: agentUuid, level, position, lastCallEndedAt, talkMs, answered, isLoggedIn };
      return [{ ...seen, isEligible: isReady && isReachable, agent, attempts }];
    });
  }

  #offer(tenant: TenantConfiguration, caller: WaitingCaller, candidate: Candidate, now: number): void {
    const { agent, attempts } = candidate;
    const { queue } = caller;
    const note = (event: AgentEvent) => this.#noteOf(tenant, agent, event);
    const isOffered = () => caller.offers.delete(agent.uuid);
    const events: OfferEvents = {
      failed: (failure) => {
        if (!isOffered()) return;
        note({ type: 'failed', failure, mayRefuse: queue.configuration.agentsMayReject });
        this.#breakOff(tenant, agent);
        this.lookAt(queue.tenantId);
      },
      taken: (leg) => isOffered() && this.#answered(tenant, caller, agent, leg),
      ended: () => {
        if (!isOffered()) return;
        note({ type: 'cancelled' });
        if (queue.configuration.terminatesOnCancel) this.#end(caller, { kind: 'cancelled' }, 'abandoned');
        this.lookAt(queue.tenantId);
      },
    };
    queue.offered = withOffer(queue.offered, candidate);
    note({ type: 'offered' });
    caller.offeredTo(candidate, caller.party.ring(agent, attempts, events), now);
    this.#parts.emit({ type: 'queue.offered', ...this.#shown(caller), ...this.#agents.shown(tenant, agent) });
  }

  #answered(tenant: TenantConfiguration, caller: WaitingCaller, agent: AgentConfiguration, leg: Leg): boolean {
    const { queue } = caller;
    this.#noteOf(tenant, agent, { type: 'answered' });
    queue.served(caller.waitedMs(this.#now()));
    this.#parts.emit({ type: 'queue.answered', ...this.#shown(caller), ...this.#agents.shown(tenant, agent) });
    this.#end(caller, { kind: 'answered', leg }, 'answered');
    void leg.ended.then(() => {
      this.#noteOf(tenant, agent, { type: 'call_ended' });
      this.lookAt(queue.tenantId);
    });
    return true;
  }

  /** Who left too many offers unanswered takes a break (contract 20 §5.2). */
  #breakOff({ tenantId }: TenantConfiguration, { uuid, maxNoAnswer }: AgentConfiguration): void {
    if (maxNoAnswer === 0 || this.#agents.memoryOf(uuid).noAnswers < maxNoAnswer) return;
    this.setStatus(tenantId, uuid, 'On Break').catch((error: unknown) => {
      this.#parts.log('error', 'the status of an agent could not be stored', { agent: uuid, error: String(error) });
    });
  }

  #noteOf(tenant: TenantConfiguration, agent: AgentConfiguration, event: AgentEvent): void {
    // The settings that count are those of now; the tenant's configuration is refreshed in place.
    this.#agents.note(tenant, tenant.agents.get(agent.uuid) ?? agent, event);
  }

  #end(caller: WaitingCaller, end: WaitEnd, reason: LeavingReason): void {
    const { queue, offers } = caller;
    if (!queue.callers.delete(caller)) return;
    const isServed = reason === 'answered';
    const ringing = [...offers];
    offers.clear();
    for (const [agentUuid, offer] of ringing) {
      offer.callOff(isServed ? 'LOSE_RACE' : 'ORIGINATOR_CANCEL', !isServed);
      const agent = queue.tenant.agents.get(agentUuid);
      if (agent !== undefined) this.#noteOf(queue.tenant, agent, { type: 'cancelled' });
    }
    this.#parts.emit({ type: 'queue.left', ...this.#shown(caller), reason });
    caller.end(end);
    this.lookAt(queue.tenantId);
  }

  #scheduleLook(tenant: TenantConfiguration, isWaiting: boolean, now: number): void {
    const rests = [...tenant.agents.keys()].flatMap((uuid) => this.#agents.restsUntil(uuid) ?? []);
    const due = Math.min(...rests.map((until) => until - now), isWaiting ? LOOK_EVERY_MS : Number.POSITIVE_INFINITY);
    if (Number.isFinite(due)) this.#lookLater(tenant.tenantId, due);
  }

  #lookLater(tenantId: number, ms: number): void {
    this.#timers.get(tenantId)?.cancel();
    this.#timers.set(
      tenantId,
      this.#parts.clock.after(ms, () => {
        this.#timers.delete(tenantId);
        this.lookAt(tenantId);
      }),
    );
  }

  #shown({ queue, party, ...caller }: WaitingCaller): QueueCaller {
    return {
      tenantId: queue.tenantId,
      queueUuid: queue.uuid,
      queueName: queue.configuration.name,
      uuid: party.uuid,
      callerName: party.name,
      callerNumber: party.number,
      callerExtensionUuid: party.extensionUuid,
      waiting: queue.callers.size,
      waitSeconds: Math.floor((this.#now() - caller.joinedAt) / 1000),
    };
  }

  #now(): number {
    return this.#parts.clock.now();
  }
}
