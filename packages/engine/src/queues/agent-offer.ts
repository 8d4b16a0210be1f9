import type { AgentConfiguration, CallerId, ExtensionTarget, OutsideTarget, RingAttempt } from '@strowger/callplan';
import type { Leg } from '../legs/leg.ts';
import type { OutboundLeg } from '../legs/outbound-leg.ts';
import { type AttemptEvents, type AttemptFailure, RingAttemptRun } from '../steps/ring-attempt.ts';
import type { StepContext } from '../steps/step-run.ts';
import type { OfferFailure } from './agent-state.ts';
import type { AgentRinging, OfferEvents } from './waiting-caller.ts';

type State = 'ringing' | 'over';

/** Who is offered a caller of which queue. */
interface Offered {
  readonly agent: AgentConfiguration;
  readonly queueUuid: string;
}

/** An agent's phones that ring for a waiting caller, as long as his settings say (contract 20 §5.2). */
export class AgentOffer implements AgentRinging, AttemptEvents {
  readonly #offered: Offered;
  readonly #context: StepContext;
  readonly #events: OfferEvents;
  readonly #attempts = new Set<RingAttemptRun>();
  readonly #legs = new Set<Leg>();
  readonly #timer: { cancel(): void };
  #failure: OfferFailure = 'unreachable';
  #state: State = 'ringing';

  constructor(offered: Offered, attempts: readonly RingAttempt[], context: StepContext, events: OfferEvents) {
    this.#offered = offered;
    this.#context = context;
    this.#events = events;
    this.#timer = context.services.clock.after(offered.agent.callTimeoutSeconds * 1000, () => this.#timeout());
    for (const { target, callerId, confirms } of attempts) {
      if (target.kind !== 'onward') this.#attempts.add(this.#attempt(target, callerId, confirms));
    }
    queueMicrotask(() => this.#begin());
  }

  callOff(why: 'LOSE_RACE' | 'ORIGINATOR_CANCEL' | 'NO_ANSWER', missed: boolean): void {
    this.#over();
    for (const attempt of this.#attempts) attempt.callOff(why, { missed });
  }

  /** Takes a ringing phone out, for somebody who picks its call up. */
  release(leg: Leg): boolean {
    return this.#state === 'ringing' && [...this.#attempts].some((attempt) => attempt.release(leg));
  }

  pressed(leg: Leg, key: string): void {
    for (const attempt of this.#attempts) attempt.pressed(leg, key);
  }

  /** A leg of the call has ended. */
  gone(leg: Leg): void {
    if (!this.#legs.has(leg)) return;
    for (const attempt of this.#attempts) attempt.gone(leg);
    if (this.#state === 'over' || !wasCancelled(leg) || [...this.#legs].some(({ isLive }) => isLive)) return;
    this.#over();
    this.#events.ended();
  }

  rings(): void {}

  progresses(): void {}

  isAsked(): void {
    this.#timer.cancel();
  }

  wasAsked(): void {}

  takes(attempt: RingAttemptRun, leg: OutboundLeg): void {
    if (this.#state === 'over' || !this.#events.taken(leg)) {
      void leg.hangUp('LOSE_RACE');
      return;
    }
    this.#over();
    attempt.callOff('LOSE_RACE');
    for (const other of this.#attempts) if (other !== attempt) other.callOff('LOSE_RACE');
  }

  fails(attempt: RingAttemptRun, { failure }: AttemptFailure): void {
    this.#attempts.delete(attempt);
    this.#failure = this.#wasRefused() ? 'refused' : failureOf(failure);
    if (this.#attempts.size === 0) this.#fail(this.#failure);
  }

  #begin(): void {
    if (this.#state === 'over') return;
    for (const attempt of [...this.#attempts]) {
      const failed = attempt.begin();
      if (failed !== null) this.fails(attempt, failed);
    }
    if (this.#attempts.size === 0) this.#fail(this.#failure);
  }

  #attempt(target: ExtensionTarget | OutsideTarget, callerId: CallerId, confirms: boolean): RingAttemptRun {
    const context = this.#context;
    const { services, plan, owner, headers } = context;
    const wanted = { target, callerId, confirms, headers: [], takesEarlyMedia: false, redirection: () => null };
    return new RingAttemptRun(
      wanted,
      {
        services,
        plan,
        owner,
        headers,
        get party() {
          return context.party;
        },
        liveCallsOf: context.liveCallsOf,
        adopt: (leg) => {
          this.#legs.add(leg);
          const { agent, queueUuid } = this.#offered;
          const queue = { side: 'agent', queueUuid, agentUuid: agent.uuid } as const;
          // An agent outside is a call to outside all the same.
          const direction = leg.profile.trunk === null ? 'inbound' : 'outbound';
          leg.describe({ application: 'callcenter', direction, queue });
          context.adopt(leg);
        },
      },
      this,
    );
  }

  /** One who refuses (603) is told from one who is busy by what his phone said. */
  #wasRefused(): boolean {
    return [...this.#legs].some(({ state }) => state.at === 'ended' && state.ending.cause === 'CALL_REJECTED');
  }

  #timeout(): void {
    if (this.#state === 'over') return;
    this.callOff('NO_ANSWER', false);
    this.#events.failed('no_answer');
  }

  #fail(failure: OfferFailure): void {
    if (this.#state === 'over') return;
    this.#over();
    this.#events.failed(failure);
  }

  #over(): void {
    this.#state = 'over';
    this.#timer.cancel();
  }
}

/** By somebody else than the agent or this offer. */
function wasCancelled({ state }: Leg): boolean {
  if (state.at !== 'ended') return false;
  return state.ending.disposition === 'send_cancel' && state.ending.cause !== 'SWITCH_CONGESTION';
}

function failureOf(failure: AttemptFailure['failure']): OfferFailure {
  return failure === 'busy' || failure === 'no_answer' ? failure : 'unreachable';
}
