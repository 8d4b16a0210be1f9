import { type Clock, systemClock } from '../clock.ts';
import { createResponse, type ResponseOptions } from '../message/create-response.ts';
import type { SipMessage, SipRequest, SipResponse } from '../message/message.ts';
import { newBranch } from '../message/random-token.ts';
import { serializeMessage } from '../message/serialize-message.ts';
import { formatVia } from '../message/via.ts';
import { responseRoute } from '../transport/response-route.ts';
import type { Destination, Flow } from '../transport/transport.ts';
import { AnsweredRequests } from './answered-requests.ts';
import {
  type ClientTransaction,
  type ClientTransactionHandlers,
  InviteClientTransaction,
  NonInviteClientTransaction,
} from './client-transaction.ts';
import { cancelFor } from './derived-request.ts';
import { InviteServerTransaction, NonInviteServerTransaction, type ServerTransaction } from './server-transaction.ts';
import { statelessTags } from './stateless-tag.ts';
import { type TimerSettings, timerSettings } from './timer-settings.ts';
import { clientKey, mergeKey, serverKey } from './transaction-key.ts';

/** What the layer needs of the transports. */
export interface TransactionTransports {
  connect(destination: Destination): Promise<Flow>;
  advertised(flow: Flow): { readonly host: string; readonly port: number };
}

export interface TransactionLayerOptions {
  readonly transports: TransactionTransports;
  readonly clock?: Clock | undefined;
  readonly timers?: Partial<TimerSettings> | undefined;
  /** Name and version put into User-Agent of requests and Server of responses. */
  readonly product?: string | undefined;
  /** A new request; ACK and CANCEL never come here. */
  readonly onRequest: (request: SipRequest, transaction: ServerTransaction) => void;
  /** An ACK that belongs to no refusal: that of a 2xx. */
  readonly onAck?: ((ack: SipRequest, flow: Flow) => void) | undefined;
}

const nothing: ClientTransactionHandlers = { onResponse: () => {}, onFailure: () => {} };

/** Every transaction in progress, and the matching of messages to them (RFC 3261 §17). */
export class TransactionLayer {
  readonly #options: TransactionLayerOptions;
  readonly #clock: Clock;
  readonly #timers: TimerSettings;
  readonly #clients = new Map<string, ClientTransaction>();
  readonly #servers = new Map<string, ServerTransaction>();
  readonly #merging = new Map<string, string>();
  readonly #answered: AnsweredRequests;
  readonly #statelessTag = statelessTags();

  constructor(options: TransactionLayerOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#timers = timerSettings(options.timers);
    this.#answered = new AnsweredRequests(64 * this.#timers.t1);
  }

  /** How many transactions are in progress; answers that are merely kept for repetitions are not. */
  get size(): number {
    return this.#clients.size + this.#servers.size;
  }

  /** Sends an INVITE in a transaction of its own: puts our Via on top of it. */
  invite(request: SipRequest, flow: Flow, handlers: ClientTransactionHandlers): InviteClientTransaction {
    this.putVia(request, flow);
    const key = clientKey(request);
    const cancel = (reason: string | undefined) => this.#startNonInvite(cancelFor(request, reason), flow, nothing);
    const context = this.#context(() => this.#clients.delete(key));
    const transaction = new InviteClientTransaction(request, flow, handlers, context, cancel);
    this.#clients.set(key, transaction);
    transaction.start();
    return transaction;
  }

  /** Sends any request but INVITE and ACK in a transaction of its own: puts our Via on top of it. */
  request(request: SipRequest, flow: Flow, handlers: ClientTransactionHandlers): NonInviteClientTransaction {
    this.putVia(request, flow);
    return this.#startNonInvite(request, flow, handlers);
  }

  /** Puts a new Via of ours on top, asking for symmetric responses (RFC 3581 §3), and our product. */
  putVia(request: SipRequest, flow: Flow): void {
    const { host, port } = this.#options.transports.advertised(flow);
    const params = new Map([
      ['branch', newBranch()],
      ['rport', null],
    ]);
    const { product } = this.#options;
    if (product !== undefined && !request.headers.has('User-Agent')) request.headers.add('User-Agent', product);
    request.headers.addFirst('Via', formatVia({ transport: flow.transport.toUpperCase(), host, port, params }));
  }

  /** Takes what a flow has brought. */
  receive(message: SipMessage, flow: Flow): void {
    if (message.kind === 'response') this.#receiveResponse(message);
    else if (message.method === 'ACK') this.#receiveAck(message, flow);
    else this.#receiveRequest(message, flow);
  }

  /** Ends what waits for answers on a connection that is gone: they cannot come any more. */
  flowClosed(flow: Flow): void {
    for (const transaction of [...this.#clients.values()]) {
      if (transaction.flow === flow) transaction.transportFailed();
    }
  }

  /** Ends everything: what we wait for has failed, what we were to answer is forgotten. */
  close(): void {
    for (const transaction of [...this.#clients.values()]) transaction.transportFailed();
    for (const transaction of [...this.#servers.values()]) transaction.abandon();
  }

  /** Answers without keeping state, for floods and garbage: a repeated request is answered anew under the same To tag. */
  respondStateless(request: SipRequest, flow: Flow, status: number, options: ResponseOptions = {}): void {
    const response = createResponse(request, status, { toTag: this.#statelessTag(request), ...options });
    const { product } = this.#options;
    if (product !== undefined) response.headers.add('Server', product);
    this.#sendResponse(request, flow, serializeMessage(response)).catch(() => {});
  }

  #startNonInvite(request: SipRequest, flow: Flow, handlers: ClientTransactionHandlers): NonInviteClientTransaction {
    const key = clientKey(request);
    const transaction = new NonInviteClientTransaction(
      request,
      flow,
      handlers,
      this.#context(() => this.#clients.delete(key)),
    );
    this.#clients.set(key, transaction);
    transaction.start();
    return transaction;
  }

  #context(ended: () => void) {
    return { clock: this.#clock, timers: this.#timers, product: this.#options.product, ended };
  }

  /** A response with another Via below ours was not meant for us (RFC 3261 §8.1.3.3). */
  #receiveResponse(response: SipResponse): void {
    if (response.headers.count('Via') !== 1) return;
    this.#clients.get(clientKey(response))?.receive(response);
  }

  #receiveAck(ack: SipRequest, flow: Flow): void {
    const invite = this.#servers.get(serverKey(ack));
    if (invite === undefined || invite.state === 'accepted') this.#options.onAck?.(ack, flow);
    else invite.acknowledged(ack);
  }

  #receiveRequest(request: SipRequest, flow: Flow): void {
    const key = serverKey(request);
    const known = this.#servers.get(key);
    if (known !== undefined) known.repeated();
    else if (this.#repeatAnswer(key)) return;
    else if (this.#isMerged(request, key)) this.respondStateless(request, flow, 482);
    else if (request.method === 'CANCEL') this.#cancel(request, flow, key);
    else this.#options.onRequest(request, this.#serve(request, flow, key));
  }

  /**
   * A request that also came by another path (RFC 3261 §8.2.2.2). Over UDP a transaction goes on after its final response, so
   * that a copy which comes then is one as well.
   */
  #isMerged(request: SipRequest, key: string): boolean {
    if (request.toTag !== undefined || request.method === 'CANCEL') return false;
    const merge = mergeKey(request);
    const other = this.#merging.get(merge);
    return (other !== undefined && other !== key) || this.#answered.hasCopy(merge, this.#clock.now());
  }

  #serve(request: SipRequest, flow: Flow, key: string): ServerTransaction {
    const merge = request.toTag === undefined ? mergeKey(request) : undefined;
    const ended = () => {
      this.#servers.delete(key);
      if (merge !== undefined && this.#merging.get(merge) === key) this.#merging.delete(merge);
    };
    const keep = (bytes: Buffer) =>
      this.#answered.keep(key, { route: responseRoute(request.via, flow), bytes }, this.#clock.now(), merge);
    const context = { ...this.#context(ended), statelessTag: this.#statelessTag, keep };
    const send = (bytes: Buffer) => this.#sendResponse(request, flow, bytes);
    const transaction =
      request.method === 'INVITE'
        ? new InviteServerTransaction(request, flow, send, context)
        : new NonInviteServerTransaction(request, flow, send, context);
    this.#servers.set(key, transaction);
    if (merge !== undefined) this.#merging.set(merge, key);
    transaction.start();
    return transaction;
  }

  /** RFC 3261 §9.2: the CANCEL itself is answered 200; an INVITE without a final response then gets 487. */
  #cancel(cancel: SipRequest, flow: Flow, key: string): void {
    const invite = this.#servers.get(serverKey(cancel, 'INVITE'));
    if (invite === undefined) {
      this.respondStateless(cancel, flow, 481);
      return;
    }
    this.#serve(cancel, flow, key).respond(200, { toTag: invite.localTag });
    if ((invite.answered ?? 100) >= 200) return;
    invite.onCancel?.(cancel);
    if ((invite.answered ?? 100) < 200) invite.respond(487);
  }

  /** False when the request has not been answered before. */
  #repeatAnswer(key: string): boolean {
    const answer = this.#answered.find(key, this.#clock.now());
    if (answer !== undefined) this.#sendOn(answer.route, answer.bytes).catch(() => {});
    return answer !== undefined;
  }

  #sendResponse(request: SipRequest, flow: Flow, bytes: Buffer): Promise<void> {
    return this.#sendOn(responseRoute(request.via, flow), bytes);
  }

  #sendOn(route: Flow | Destination, bytes: Buffer): Promise<void> {
    if ('send' in route) return route.send(bytes);
    return this.#options.transports.connect(route).then((flow) => flow.send(bytes));
  }
}
