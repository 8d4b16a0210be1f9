import type { AgentConfiguration, AgentStatus, TenantConfiguration } from '@strowger/callplan';
import type { Clock, Timer } from '@strowger/sip';
import type {
  AgentStore,
  ConfigurationChange,
  LeavingReason,
  QueueCaller,
  QueueState,
  SwitchEvent,
} from '@strowger/switch';
import type { Leg } from '../legs/leg.ts';
import type { EngineLog } from '../options.ts';
import type { AgentEvent } from './agent-state.ts';
import { Agents } from './agents.ts';
import { type Candidate, candidatesOf, type Reachability } from './candidates.ts';
import { chooseAgents, withOffer } from './choose-agent.ts';
import { Queue } from './queue.ts';
import type { Standby } from './standby.ts';
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

/** Resources whose changes matter to whoever waits. */
const FOLLOWED: ReadonlySet<string> = new Set(['call_queues', 'call_center_agents', 'fpbx_extensions']);

/** The leg that an agent picked up, or the call in which he stands by. */
type AnsweredBy =
  | { readonly kind: 'answered'; readonly leg: Leg }
  | { readonly kind: 'standby'; readonly standby: Standby };

/** Who waits in which queue, which agents are offered to them, and what those are doing (contract 20 §5). */
export class Queues {
  readonly #parts: QueuesParts;
  readonly #agents: Agents;
  readonly #reachability: Reachability;
  readonly #queues = new Map<string, Queue>();
  /** By agent. */
  readonly #standbys = new Map<string, Standby>();
  readonly #timers = new Map<number, Timer>();
  #isClosed = false;
  /** Tenants whose configuration is being asked for; `again`: something has happened meanwhile. */
  readonly #looking = new Map<number, 'once' | 'again'>();

  constructor(parts: QueuesParts) {
    this.#parts = parts;
    this.#agents = new Agents(parts.clock.now, parts.emit);
    this.#reachability = {
      agents: this.#agents,
      isRegistered: parts.isRegistered,
      standsBy: (agentUuid) => this.#standbys.has(agentUuid),
    };
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
    this.#end(caller, { kind: 'answered', leg, agentUuid: null }, 'answered');
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

  /** Sets an agent's status; resolves when it is written. Rejects when the database is away. @param by the extension that asks */
  async setStatus(tenantId: number, agentUuid: string, status: AgentStatus, by: string | null = null): Promise<void> {
    const tenant = await this.#parts.store.tenant(tenantId);
    const agent = tenant?.agents.get(agentUuid);
    if (tenant == null || agent === undefined) return;
    this.#agents.expect(tenant, agent, status);
    try {
      await this.#parts.store.setStatus(tenantId, agentUuid, status, by);
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

  /** The agent takes callers in this call from now on, until it is over. */
  standBy(tenantId: number, agentUuid: string, standby: Standby): void {
    this.#standbys.get(agentUuid)?.end();
    this.#standbys.set(agentUuid, standby);
    void standby.over.then(() => {
      if (this.#standbys.get(agentUuid) === standby) this.#standbys.delete(agentUuid);
    });
    this.lookAt(tenantId);
  }

  /** @returns whether an on demand agent has had his call */
  isSpent(agentUuid: string): boolean {
    return this.#agents.memoryOf(agentUuid).activity.at === 'spent';
  }

  /** The configuration has changed, and the store answers with it. */
  follow({ tenantId, resource, id }: ConfigurationChange): void {
    if (tenantId === null || !FOLLOWED.has(resource)) return;
    if (resource !== 'call_center_agents') {
      this.lookAt(tenantId);
      return;
    }
    this.#parts.store.tenant(tenantId).then((tenant) => {
      const agent = tenant?.agents.get(id);
      if (tenant != null && agent !== undefined) this.#agents.changedElsewhere(tenant, agent);
      this.lookAt(tenantId);
    }, this.#complain);
  }

  /** Nothing is looked at any more. */
  close(): void {
    this.#isClosed = true;
    for (const timer of this.#timers.values()) timer.cancel();
    this.#timers.clear();
  }

  /** Looks at a tenant's queues now: who has waited enough, who is offered to whom. */
  lookAt(tenantId: number): void {
    const isLooking = this.#looking.has(tenantId);
    this.#looking.set(tenantId, isLooking ? 'again' : 'once');
    if (!isLooking) void this.#lookNow(tenantId);
  }

  async #lookNow(tenantId: number): Promise<void> {
    try {
      const tenant = await this.#parts.store.tenant(tenantId);
      const isStale = this.#looking.get(tenantId) === 'again';
      this.#looking.delete(tenantId);
      if (isStale) this.lookAt(tenantId);
      else this.#look(tenantId, tenant);
    } catch (error) {
      this.#looking.delete(tenantId);
      this.#complain(error);
      this.#lookLater(tenantId, LOOK_EVERY_MS);
    }
  }

  #look(tenantId: number, tenant: TenantConfiguration | null): void {
    const queues = [...this.#queues.values()].filter((queue) => queue.tenantId === tenantId);
    for (const queue of queues) this.#follow(queue, tenant);
    if (tenant === null) return;
    for (const agent of tenant.agents.values()) {
      this.#agents.tellChanges(tenant, agent);
      const isTalking = this.#agents.memoryOf(agent.uuid).activity.at === 'talking';
      if (this.#agents.statusOf(agent) === 'Logged Out' && !isTalking) this.#standbys.get(agent.uuid)?.end();
    }
    const now = this.#now();
    const waiting = queues.flatMap((queue) => [...queue.callers]);
    for (const caller of waiting.sort(
      (one, other) => other.score(now) - one.score(now) || one.joinedAt - other.joinedAt,
    )) {
      this.#serve(tenant, caller, now);
    }
    this.#scheduleLook(tenant, waiting.length > 0, now);
  }

  /** Takes a queue's settings over as they are now; callers of one that is no more leave. */
  #follow(queue: Queue, tenant: TenantConfiguration | null): void {
    const configuration = tenant?.queues.get(queue.uuid);
    if (configuration?.enabled) queue.configuration = configuration;
    else for (const caller of queue.callers) this.#end(caller, { kind: 'unserved', reason: 'timeout' }, 'timeout');
    if (tenant === null || configuration === undefined) {
      this.#queues.delete(queue.uuid);
      return;
    }
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
    if (limit !== null) {
      this.#end(caller, { kind: 'unserved', reason: limit }, limit);
      return;
    }
    const candidates = candidatesOf(this.#reachability, tenant, caller, now);
    const chosen = chooseAgents(queue.configuration, candidates, caller.view, now, queue.offered);
    for (const { uuid } of chosen) {
      const candidate = candidates.find((one) => one.uuid === uuid);
      if (candidate !== undefined) this.#offer(tenant, caller, candidate, now);
    }
  }

  #offer(tenant: TenantConfiguration, caller: WaitingCaller, candidate: Candidate, now: number): void {
    const { agent, attempts } = candidate;
    const { queue } = caller;
    const standby = this.#standbys.get(agent.uuid);
    if (agent.type === 'uuid-standby' && standby !== undefined) {
      queue.offered = withOffer(queue.offered, candidate);
      this.#answered(tenant, caller, agent, { kind: 'standby', standby });
      return;
    }
    const note = (event: AgentEvent) => this.#noteOf(tenant, agent, event);
    const isOffered = () => caller.offers.delete(agent.uuid);
    const events: OfferEvents = {
      failed: (failure) => {
        if (!isOffered()) return;
        note({ type: 'failed', failure, mayRefuse: queue.configuration.agentsMayReject });
        this.#breakOff(tenant, agent);
        this.lookAt(queue.tenantId);
      },
      taken: (leg) => isOffered() && this.#answered(tenant, caller, agent, { kind: 'answered', leg }),
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

  #answered(tenant: TenantConfiguration, caller: WaitingCaller, agent: AgentConfiguration, by: AnsweredBy): true {
    const { queue } = caller;
    this.#noteOf(tenant, agent, { type: 'answered' });
    queue.served(caller.waitedMs(this.#now()));
    this.#parts.emit({ type: 'queue.answered', ...this.#shown(caller), ...this.#agents.shown(tenant, agent) });
    const isOver = () => {
      this.#noteOf(tenant, agent, { type: 'call_ended' });
      this.lookAt(queue.tenantId);
    };
    if (by.kind === 'answered') void by.leg.ended.then(isOver);
    const agentUuid = agent.uuid;
    this.#end(caller, by.kind === 'answered' ? { ...by, agentUuid } : { ...by, agentUuid, isOver }, 'answered');
    return true;
  }

  readonly #complain = (error: unknown) => {
    this.#parts.log('error', 'queues could not be followed', { error: String(error) });
  };

  /** Who left too many offers unanswered takes a break (contract 20 §5.2). */
  #breakOff({ tenantId }: TenantConfiguration, { uuid, maxNoAnswer }: AgentConfiguration): void {
    if (maxNoAnswer === 0 || this.#agents.memoryOf(uuid).noAnswers < maxNoAnswer) return;
    this.setStatus(tenantId, uuid, 'On Break').catch(this.#complain);
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
    if (this.#isClosed) return;
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
