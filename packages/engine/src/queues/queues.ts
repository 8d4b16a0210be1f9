import type { PlatformNumbers, TenantConfiguration } from '@strowger/callplan';
import type { Clock } from '@strowger/sip';
import type { AgentStore, ConfigurationChange, QueueState, SwitchEvent } from '@strowger/switch';
import type { Leg } from '../legs/leg.ts';
import type { EngineLog } from '../options.ts';
import { AgentDesk } from './agent-desk.ts';
import { Agents } from './agents.ts';
import { Queue } from './queue.ts';
import { Serving } from './serving.ts';
import { TenantLooks } from './tenant-looks.ts';
import { WaitingCaller, type WaitingParty } from './waiting-caller.ts';

export interface QueuesParts {
  readonly store: AgentStore;
  readonly clock: Clock;
  readonly log: EngineLog;
  /** Whether a phone of the extension can be rung. */
  isRegistered(extensionUuid: string): boolean;
  /** What leads outside. */
  readonly platform: PlatformNumbers;
  emit(event: SwitchEvent): void;
}

/** While somebody waits, a tenant's queues are looked at so often: waits and settings change by themselves. */
const LOOK_EVERY_MS = 1000;

/** Resources whose changes matter to whoever waits. */
const FOLLOWED: ReadonlySet<string> = new Set(['call_queues', 'call_center_agents', 'fpbx_extensions']);

/** Who waits in which queue (contract 20 §5). */
export class Queues {
  /** The agents of all queues. */
  readonly desk: AgentDesk;
  readonly #parts: QueuesParts;
  readonly #serving: Serving;
  readonly #looks: TenantLooks;
  readonly #queues = new Map<string, Queue>();

  constructor(parts: QueuesParts) {
    this.#parts = parts;
    const { store, clock, emit, isRegistered, platform } = parts;
    const failed = this.#failed;
    const changed = (tenantId: number) => this.lookAt(tenantId);
    this.#looks = new TenantLooks({
      clock,
      tenant: (tenantId) => store.tenant(tenantId),
      look: (tenantId, tenant) => this.#look(tenantId, tenant),
      failed,
    });
    this.desk = new AgentDesk({ store, agents: new Agents(clock.now, emit), changed, failed });
    this.#serving = new Serving({ desk: this.desk, now: () => clock.now(), isRegistered, platform, emit, changed });
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
    this.#parts.emit({ type: 'queue.joined', ...this.#serving.shown(caller) });
    this.lookAt(tenantId);
    return caller;
  }

  /** The caller has hung up, or pressed the exit key. */
  leave(caller: WaitingCaller, reason: 'abandoned' | 'exit_key'): void {
    const { queue, party } = caller;
    if (!queue.callers.has(caller)) return;
    const now = this.#now();
    if (reason === 'abandoned') queue.abandon(party.number, caller.countedMs(now), now);
    this.#serving.end(caller, reason === 'abandoned' ? { kind: 'abandoned' } : { kind: 'unserved', reason }, reason);
  }

  /** Another phone takes the call that an agent's phone rings for; false: too late. */
  takeOver(caller: WaitingCaller, leg: Leg): boolean {
    if (!caller.queue.callers.has(caller)) return false;
    this.#serving.end(caller, { kind: 'answered', leg, agentUuid: null }, 'answered');
    return true;
  }

  /** How many wait in a queue. */
  waitingIn(queueUuid: string): number {
    return this.#queues.get(queueUuid)?.callers.size ?? 0;
  }

  /** @param tenantId undefined = all tenants */
  async state(tenantId?: number): Promise<QueueState> {
    const queues = tenantId === undefined ? [...this.#queues.values()] : this.#queuesOf(tenantId);
    const tenants = new Set(tenantId === undefined ? queues.map((queue) => queue.tenantId) : [tenantId]);
    return {
      waiting: queues.map(({ uuid, callers }) => ({ queueUuid: uuid, waiting: callers.size })),
      agents: await this.desk.states(tenants),
    };
  }

  /** The configuration has changed, and the store answers with it. */
  follow({ tenantId, resource, id }: ConfigurationChange): void {
    if (tenantId === null || !FOLLOWED.has(resource)) return;
    if (resource === 'call_center_agents') this.desk.follow(tenantId, id).catch(this.#failed);
    else this.lookAt(tenantId);
  }

  /** Nothing is looked at by itself any more. */
  close(): void {
    this.#looks.close();
  }

  /** Looks at a tenant's queues now: who has waited enough, who is offered to whom. */
  lookAt(tenantId: number): void {
    this.#looks.lookAt(tenantId);
  }

  #queuesOf(tenantId: number): Queue[] {
    return [...this.#queues.values()].filter((queue) => queue.tenantId === tenantId);
  }

  /** @returns milliseconds until the next look that is due */
  #look(tenantId: number, tenant: TenantConfiguration | null): number {
    const queues = this.#queuesOf(tenantId);
    for (const queue of queues) this.#refresh(queue, tenant);
    if (tenant === null) return Number.POSITIVE_INFINITY;
    this.desk.review(tenant);
    const now = this.#now();
    const waiting = queues.flatMap((queue) => [...queue.callers]);
    const inOrder = waiting.sort((one, other) => other.score(now) - one.score(now) || one.joinedAt - other.joinedAt);
    for (const caller of inOrder) this.#serving.serve(tenant, caller, now);
    return Math.min(this.desk.restOf(tenant, now), waiting.length > 0 ? LOOK_EVERY_MS : Number.POSITIVE_INFINITY);
  }

  /** Takes a queue's settings over as they are now; callers of one that is no more leave. */
  #refresh(queue: Queue, tenant: TenantConfiguration | null): void {
    const configuration = tenant?.queues.get(queue.uuid);
    if (configuration?.enabled) queue.configuration = configuration;
    else {
      const gone = { kind: 'unserved', reason: 'timeout' } as const;
      for (const caller of queue.callers) this.#serving.end(caller, gone, 'timeout');
    }
    if (tenant === null || configuration === undefined) {
      this.#queues.delete(queue.uuid);
      return;
    }
    queue.tenant = tenant;
    const isManned = configuration.tiers.some(({ agentUuid }) => {
      const agent = tenant.agents.get(agentUuid);
      return agent !== undefined && this.desk.agents.statusOf(agent) !== 'Logged Out';
    });
    queue.unmannedSince = isManned ? null : (queue.unmannedSince ?? this.#now());
  }

  readonly #failed = (error: unknown) => {
    this.#parts.log('error', 'queues could not be followed', { error: String(error) });
  };

  #now(): number {
    return this.#parts.clock.now();
  }
}
