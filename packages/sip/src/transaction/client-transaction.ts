import type { SipRequest, SipResponse } from '../message/message.ts';
import { serializeMessage } from '../message/serialize-message.ts';
import type { Flow } from '../transport/transport.ts';
import { ackForRefusal } from './derived-request.ts';
import {
  type InviteClientEvent,
  type InviteClientState,
  type InviteClientTimer,
  inviteClientTransition,
  startInviteClient,
} from './invite-client-machine.ts';
import {
  type NonInviteClientEvent,
  type NonInviteClientState,
  type NonInviteClientTimer,
  nonInviteClientTransition,
  startNonInviteClient,
} from './non-invite-client-machine.ts';
import type { Effect, MachineContext, Step } from './step.ts';
import { TimerSet } from './timer-set.ts';
import type { TimerSettings } from './timer-settings.ts';
import type { TransactionContext } from './transaction-context.ts';

/** What the user of a client transaction is told. */
export interface ClientTransactionHandlers {
  readonly onResponse: (response: SipResponse) => void;
  /** No answer in time, or the request could not be sent. */
  readonly onFailure: (failure: 'timeout' | 'transport') => void;
  readonly onTerminated?: (() => void) | undefined;
}

abstract class ClientTransactionBase<State extends { readonly name: string }, TimerName extends string> {
  readonly request: SipRequest;
  readonly flow: Flow;
  protected readonly machine: MachineContext<TimerSettings>;
  readonly #handlers: ClientTransactionHandlers;
  readonly #context: TransactionContext;
  readonly #timers: TimerSet<TimerName>;
  #bytes: Buffer | undefined;
  #state: State;

  constructor(
    request: SipRequest,
    flow: Flow,
    handlers: ClientTransactionHandlers,
    context: TransactionContext,
    initial: State,
  ) {
    this.request = request;
    this.flow = flow;
    this.machine = { timers: context.timers, reliable: flow.reliable };
    this.#handlers = handlers;
    this.#context = context;
    this.#timers = new TimerSet(context.clock, (timer) => this.fired(timer));
    this.#bytes = serializeMessage(request);
    this.#state = initial;
  }

  get state(): State['name'] {
    return this.#state.name;
  }

  abstract receive(response: SipResponse): void;
  /** The flow broke or a message could not be sent on it. */
  abstract transportFailed(): void;
  protected abstract fired(timer: TimerName): void;

  protected get current(): State {
    return this.#state;
  }

  protected apply(step: Step<State, TimerName>, response?: SipResponse): void {
    const before = this.#state.name;
    this.#state = step.state;
    for (const effect of step.effects) this.#perform(effect, response);
    if (step.state.name === 'terminated' && before !== 'terminated') {
      this.#timers.clear();
      this.#context.ended();
      this.#handlers.onTerminated?.();
    }
  }

  /** Sends CANCEL; only an INVITE has one. */
  protected sendCancel(): void {}

  #perform(effect: Effect<TimerName>, response: SipResponse | undefined): void {
    switch (effect.do) {
      case 'send':
        if (this.#bytes !== undefined) this.#transmit(this.#bytes);
        break;
      case 'release':
        this.#bytes = undefined;
        break;
      case 'ack':
        if (response !== undefined) this.#transmit(serializeMessage(ackForRefusal(this.request, response)));
        break;
      case 'cancel':
        this.sendCancel();
        break;
      case 'deliver':
        if (response !== undefined) this.#handlers.onResponse(response);
        break;
      case 'start':
        this.#timers.start(effect.timer, effect.ms);
        break;
      case 'stop':
        this.#timers.stop(effect.timer);
        break;
      case 'report':
        this.#handlers.onFailure(effect.failure);
        break;
      case 'trying':
      case 'keep':
        break;
    }
  }

  #transmit(bytes: Buffer): void {
    this.flow.send(bytes).catch(() => this.transportFailed());
  }
}

/** An INVITE on its way (RFC 3261 §17.1.1, RFC 6026). Made by TransactionLayer. */
export class InviteClientTransaction extends ClientTransactionBase<InviteClientState, InviteClientTimer> {
  readonly #cancelWith: (reason: string | undefined) => void;
  #reason: string | undefined;

  constructor(
    request: SipRequest,
    flow: Flow,
    handlers: ClientTransactionHandlers,
    context: TransactionContext,
    cancelWith: (reason: string | undefined) => void,
  ) {
    super(request, flow, handlers, context, { name: 'calling', interval: 0 });
    this.#cancelWith = cancelWith;
  }

  start(): void {
    this.apply(startInviteClient(this.machine));
  }

  receive(response: SipResponse): void {
    this.#handle({ kind: 'response', status: response.status }, response);
  }

  transportFailed(): void {
    this.#handle({ kind: 'transport-error' });
  }

  /** Sends CANCEL as soon as it may be sent; without effect once there is a final response. */
  cancel(reason?: string): void {
    this.#reason ??= reason;
    this.#handle({ kind: 'cancel' });
  }

  protected override sendCancel(): void {
    this.#cancelWith(this.#reason);
  }

  protected fired(timer: InviteClientTimer): void {
    this.#handle({ kind: 'timer', timer });
  }

  #handle(event: InviteClientEvent, response?: SipResponse): void {
    this.apply(inviteClientTransition(this.current, event, this.machine), response);
  }
}

/** Any other request on its way (RFC 3261 §17.1.2). Made by TransactionLayer. */
export class NonInviteClientTransaction extends ClientTransactionBase<NonInviteClientState, NonInviteClientTimer> {
  constructor(request: SipRequest, flow: Flow, handlers: ClientTransactionHandlers, context: TransactionContext) {
    super(request, flow, handlers, context, { name: 'trying', interval: 0 });
  }

  start(): void {
    this.apply(startNonInviteClient(this.machine));
  }

  receive(response: SipResponse): void {
    this.#handle({ kind: 'response', status: response.status }, response);
  }

  transportFailed(): void {
    this.#handle({ kind: 'transport-error' });
  }

  protected fired(timer: NonInviteClientTimer): void {
    this.#handle({ kind: 'timer', timer });
  }

  #handle(event: NonInviteClientEvent, response?: SipResponse): void {
    this.apply(nonInviteClientTransition(this.current, event, this.machine), response);
  }
}

export type ClientTransaction = InviteClientTransaction | NonInviteClientTransaction;
