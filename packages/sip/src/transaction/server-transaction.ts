import { createResponse, type ResponseOptions } from '../message/create-response.ts';
import type { SipRequest, SipResponse } from '../message/message.ts';
import { newTag } from '../message/random-token.ts';
import { serializeMessage } from '../message/serialize-message.ts';
import type { Flow } from '../transport/transport.ts';
import {
  type InviteServerEvent,
  type InviteServerState,
  type InviteServerTimer,
  inviteServerTransition,
  startInviteServer,
} from './invite-server-machine.ts';
import {
  type NonInviteServerEvent,
  type NonInviteServerState,
  type NonInviteServerTimer,
  nonInviteServerTransition,
  startNonInviteServer,
} from './non-invite-server-machine.ts';
import type { Effect, MachineContext, Step } from './step.ts';
import { TimerSet } from './timer-set.ts';
import type { TimerSettings } from './timer-settings.ts';
import type { ServerTransactionContext } from './transaction-context.ts';

/** Sends the octets of a response where RFC 3261 §18.2.2 wants them. */
export type SendResponse = (bytes: Buffer) => Promise<void>;

/** A request that has come in and is to be answered (RFC 3261 §17.2). Made by TransactionLayer. */
abstract class ServerTransactionBase<State extends { readonly name: string }, TimerName extends string> {
  readonly request: SipRequest;
  /** Where the request came from. */
  readonly flow: Flow;
  /** A CANCEL came before a final response. Unless this answers it, 487 is sent afterwards. */
  onCancel: ((cancel: SipRequest) => void) | undefined;
  /** The ACK of a refusal came. */
  onAck: ((ack: SipRequest) => void) | undefined;
  /** A refusal was never acknowledged, or the request was never answered. */
  onTimeout: (() => void) | undefined;
  onTransportError: (() => void) | undefined;
  onTerminated: (() => void) | undefined;
  protected readonly machine: MachineContext<TimerSettings>;
  readonly #context: ServerTransactionContext;
  readonly #timers: TimerSet<TimerName>;
  readonly #sendResponse: SendResponse;
  #state: State;
  #answered: number | undefined;
  #lastBytes: Buffer | undefined;
  #localTag: string | undefined;

  constructor(request: SipRequest, flow: Flow, send: SendResponse, context: ServerTransactionContext, initial: State) {
    this.request = request;
    this.flow = flow;
    this.machine = { timers: context.timers, reliable: flow.reliable };
    this.#context = context;
    this.#timers = new TimerSet(context.clock, (timer) => this.fired(timer));
    this.#sendResponse = send;
    this.#state = initial;
  }

  get state(): State['name'] {
    return this.#state.name;
  }

  /** The To tag of every response but 100: the request's own within a dialog. */
  get localTag(): string {
    this.#localTag ??= this.request.toTag ?? newTag();
    return this.#localTag;
  }

  /** Status of the last response but 100, undefined before it. */
  get answered(): number | undefined {
    return this.#answered;
  }

  /** Builds a response and sends it; after a final one without effect. */
  respond(status: number, options: ResponseOptions = {}): SipResponse {
    const response = createResponse(this.request, status, { toTag: this.localTag, ...options });
    this.send(response);
    return response;
  }

  /** Sends a response made by createResponse. After a final one only a 2xx may follow a 2xx: its repetition. */
  send(response: SipResponse): void {
    const last = this.#answered ?? 100;
    const repetition = last < 300 && response.status >= 200 && response.status < 300;
    if (last < 200 || repetition) this.respondedWith(response);
  }

  /**
   * Answers and forgets: a repetition is answered anew under the same To tag, and its ACK is absorbed (RFC 3261 §8.2.7).
   * Where a provisional response has stopped the repetitions, the answer is kept as that of `respond` is.
   */
  respondStateless(status: number, options: ResponseOptions = {}): void {
    if (this.#state.name !== 'received' && this.#state.name !== 'trying') {
      this.respond(status, options);
      return;
    }
    const toTag = this.request.toTag ?? this.#context.statelessTag(this.request);
    this.remember(createResponse(this.request, status, { toTag, ...options }));
    this.abandon();
    if (this.#lastBytes !== undefined) this.#sendResponse(this.#lastBytes).catch(() => {});
  }

  /** Forgets the transaction without a word to anyone. */
  abandon(): void {
    this.#timers.clear();
    this.#context.ended();
  }

  abstract start(): void;
  /** The request came again. */
  abstract repeated(): void;
  abstract acknowledged(ack: SipRequest): void;
  protected abstract respondedWith(response: SipResponse): void;
  protected abstract fired(timer: TimerName): void;
  protected abstract transportFailed(): void;

  protected get current(): State {
    return this.#state;
  }

  /** Makes `response` the one that is sent and repeated. */
  protected remember(response: SipResponse): void {
    const { product } = this.#context;
    if (product !== undefined && !response.headers.has('Server')) response.headers.add('Server', product);
    this.#answered = response.status;
    this.#lastBytes = serializeMessage(response);
  }

  protected apply(step: Step<State, TimerName>, ack?: SipRequest): void {
    const before = this.#state.name;
    this.#state = step.state;
    for (const effect of step.effects) this.#perform(effect, ack);
    if (step.state.name === 'terminated' && before !== 'terminated') {
      this.#timers.clear();
      this.#context.ended();
      this.onTerminated?.();
    }
  }

  #perform(effect: Effect<TimerName>, ack: SipRequest | undefined): void {
    switch (effect.do) {
      case 'send':
        if (this.#lastBytes !== undefined) this.#transmit(this.#lastBytes);
        break;
      case 'trying':
        this.#trying();
        break;
      case 'deliver':
        if (ack !== undefined) this.onAck?.(ack);
        break;
      case 'keep':
        if (this.#lastBytes !== undefined) this.#context.keep(this.#lastBytes);
        break;
      case 'release':
        this.#lastBytes = undefined;
        break;
      case 'start':
        this.#timers.start(effect.timer, effect.ms);
        break;
      case 'stop':
        this.#timers.stop(effect.timer);
        break;
      case 'report':
        this.#report(effect.failure);
        break;
      case 'ack':
      case 'cancel':
        break;
    }
  }

  #report(failure: 'timeout' | 'transport'): void {
    if (failure === 'timeout') this.onTimeout?.();
    else this.onTransportError?.();
  }

  #trying(): void {
    this.#lastBytes = serializeMessage(createResponse(this.request, 100));
    this.#transmit(this.#lastBytes);
  }

  #transmit(bytes: Buffer): void {
    this.#sendResponse(bytes).catch(() => this.transportFailed());
  }
}

/** An INVITE to be answered (RFC 3261 §17.2.1, RFC 6026). */
export class InviteServerTransaction extends ServerTransactionBase<InviteServerState, InviteServerTimer> {
  constructor(request: SipRequest, flow: Flow, send: SendResponse, context: ServerTransactionContext) {
    super(request, flow, send, context, { name: 'received' });
  }

  start(): void {
    this.apply(startInviteServer(this.machine));
  }

  repeated(): void {
    this.#handle({ kind: 'request' });
  }

  acknowledged(ack: SipRequest): void {
    this.#handle({ kind: 'ack' }, ack);
  }

  protected respondedWith(response: SipResponse): void {
    this.remember(response);
    this.#handle({ kind: 'respond', status: response.status });
  }

  protected fired(timer: InviteServerTimer): void {
    this.#handle({ kind: 'timer', timer });
  }

  protected transportFailed(): void {
    this.#handle({ kind: 'transport-error' });
  }

  #handle(event: InviteServerEvent, ack?: SipRequest): void {
    this.apply(inviteServerTransition(this.current, event, this.machine), ack);
  }
}

/** Any other request to be answered (RFC 3261 §17.2.2). */
export class NonInviteServerTransaction extends ServerTransactionBase<NonInviteServerState, NonInviteServerTimer> {
  constructor(request: SipRequest, flow: Flow, send: SendResponse, context: ServerTransactionContext) {
    super(request, flow, send, context, { name: 'trying' });
  }

  start(): void {
    this.apply(startNonInviteServer(this.machine));
  }

  repeated(): void {
    this.#handle({ kind: 'request' });
  }

  /** There is no ACK for anything but INVITE. */
  acknowledged(): void {}

  protected respondedWith(response: SipResponse): void {
    this.remember(response);
    this.#handle({ kind: 'respond', status: response.status });
  }

  protected fired(timer: NonInviteServerTimer): void {
    this.#handle({ kind: 'timer', timer });
  }

  protected transportFailed(): void {
    this.#handle({ kind: 'transport-error' });
  }

  #handle(event: NonInviteServerEvent): void {
    this.apply(nonInviteServerTransition(this.current, event, this.machine));
  }
}

export type ServerTransaction = InviteServerTransaction | NonInviteServerTransaction;
