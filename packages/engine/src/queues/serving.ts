import type { AgentConfiguration, PlatformNumbers, TenantConfiguration } from '@strowger/callplan';
import type { LeavingReason, QueueCaller, SwitchEvent } from '@strowger/switch';
import type { Leg } from '../legs/leg.ts';
import type { AgentDesk } from './agent-desk.ts';
import type { AgentEvent } from './agent-state.ts';
import { type Candidate, candidatesOf, type Reachability } from './candidates.ts';
import { chooseAgents, withOffer } from './choose-agent.ts';
import type { Standby } from './standby.ts';
import { reachedLimit } from './wait-limits.ts';
import type { OfferEvents, WaitEnd, WaitingCaller } from './waiting-caller.ts';

export interface ServingParts {
  readonly desk: AgentDesk;
  /** Epoch ms. */
  now(): number;
  /** Whether a phone of the extension can be rung. */
  isRegistered(extensionUuid: string): boolean;
  /** What leads outside. */
  readonly platform: PlatformNumbers;
  emit(event: SwitchEvent): void;
  /** Something has changed that the tenant's queues are to know. */
  changed(tenantId: number): void;
}

/** The leg that an agent picked up, or the call in which he stands by. */
type AnsweredBy =
  | { readonly kind: 'answered'; readonly leg: Leg }
  | { readonly kind: 'standby'; readonly standby: Standby };

/** Brings waiting callers and agents together: offers, answers, and how waiting ends (contract 20 §5.1-5.3). */
export class Serving {
  readonly #parts: ServingParts;
  readonly #reachability: Reachability;

  constructor(parts: ServingParts) {
    this.#parts = parts;
    this.#reachability = {
      agents: parts.desk.agents,
      isRegistered: parts.isRegistered,
      platform: parts.platform,
      standsBy: (agentUuid) => parts.desk.standbyOf(agentUuid) !== undefined,
    };
  }

  /** Offers a caller to the agents whose turn it is, or lets him go who has waited enough. */
  serve(tenant: TenantConfiguration, caller: WaitingCaller, now: number): void {
    const { queue } = caller;
    if (!queue.callers.has(caller)) return;
    const limit = reachedLimit(queue.configuration, caller.joinedAt, queue.unmannedSince, now);
    if (limit !== null) {
      this.end(caller, { kind: 'unserved', reason: limit }, limit);
      return;
    }
    const candidates = candidatesOf(this.#reachability, tenant, caller, now);
    const chosen = chooseAgents(queue.configuration, candidates, caller.view, now, queue.offered);
    for (const { uuid } of chosen) {
      const candidate = candidates.find((one) => one.uuid === uuid);
      if (candidate !== undefined) this.#offer(tenant, caller, candidate, now);
    }
  }

  /** The caller waits no more: agents who still ring for him are called off. */
  end(caller: WaitingCaller, end: WaitEnd, reason: LeavingReason): void {
    const { queue, offers } = caller;
    if (!queue.callers.delete(caller)) return;
    const isServed = reason === 'answered';
    const ringing = [...offers];
    offers.clear();
    for (const [agentUuid, offer] of ringing) {
      offer.callOff(isServed ? 'LOSE_RACE' : 'ORIGINATOR_CANCEL', !isServed);
      const agent = queue.tenant.agents.get(agentUuid);
      if (agent !== undefined) this.#parts.desk.note(queue.tenant, agent, { type: 'cancelled' });
    }
    this.#parts.emit({ type: 'queue.left', ...this.shown(caller), reason });
    caller.end(end);
    this.#parts.changed(queue.tenantId);
  }

  /** A caller as events tell of him. */
  shown({ queue, party, joinedAt }: WaitingCaller): QueueCaller {
    return {
      tenantId: queue.tenantId,
      queueUuid: queue.uuid,
      queueName: queue.configuration.name,
      uuid: party.uuid,
      callerName: party.name,
      callerNumber: party.number,
      callerExtensionUuid: party.extensionUuid,
      waiting: queue.callers.size,
      waitSeconds: Math.floor((this.#parts.now() - joinedAt) / 1000),
    };
  }

  #offer(tenant: TenantConfiguration, caller: WaitingCaller, candidate: Candidate, now: number): void {
    const { agent, attempts } = candidate;
    const { queue } = caller;
    const { desk, emit } = this.#parts;
    const standby = desk.standbyOf(agent.uuid);
    queue.offered = withOffer(queue.offered, candidate);
    if (agent.type === 'uuid-standby' && standby !== undefined) {
      this.#answered(tenant, caller, agent, { kind: 'standby', standby });
      return;
    }
    desk.note(tenant, agent, { type: 'offered' });
    caller.offeredTo(candidate, caller.party.ring(agent, attempts, this.#eventsOf(tenant, caller, agent)), now);
    emit({ type: 'queue.offered', ...this.shown(caller), ...desk.agents.shown(tenant, agent) });
  }

  #eventsOf(tenant: TenantConfiguration, caller: WaitingCaller, agent: AgentConfiguration): OfferEvents {
    const { queue } = caller;
    const { desk, changed } = this.#parts;
    const note = (event: AgentEvent) => desk.note(tenant, agent, event);
    const isOffered = () => caller.offers.delete(agent.uuid);
    return {
      failed: (failure) => {
        if (!isOffered()) return;
        note({ type: 'failed', failure, mayRefuse: queue.configuration.agentsMayReject });
        desk.breakOff(tenant, agent);
        changed(queue.tenantId);
      },
      taken: (leg) => isOffered() && this.#answered(tenant, caller, agent, { kind: 'answered', leg }),
      ended: () => {
        if (!isOffered()) return;
        note({ type: 'cancelled' });
        if (queue.configuration.terminatesOnCancel) this.end(caller, { kind: 'cancelled' }, 'abandoned');
        changed(queue.tenantId);
      },
    };
  }

  #answered(tenant: TenantConfiguration, caller: WaitingCaller, agent: AgentConfiguration, by: AnsweredBy): true {
    const { queue } = caller;
    const { desk, emit, changed, now } = this.#parts;
    desk.note(tenant, agent, { type: 'answered' });
    queue.served(caller.waitedMs(now()));
    emit({ type: 'queue.answered', ...this.shown(caller), ...desk.agents.shown(tenant, agent) });
    const isOver = () => {
      desk.note(tenant, agent, { type: 'call_ended' });
      changed(queue.tenantId);
    };
    if (by.kind === 'answered') void by.leg.ended.then(isOver);
    const agentUuid = agent.uuid;
    this.end(caller, by.kind === 'answered' ? { ...by, agentUuid } : { ...by, agentUuid, isOver }, 'answered');
    return true;
  }
}
