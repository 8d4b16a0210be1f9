import { type Clock, systemClock } from '../clock.ts';
import { ClientInvite, type ClientInviteHandlers } from '../dialog/client-invite.ts';
import { Dialog, type DialogOptions } from '../dialog/dialog.ts';
import type { DialogServices } from '../dialog/dialog-services.ts';
import { uasDialog } from '../dialog/dialog-state.ts';
import { DialogTable } from '../dialog/dialog-table.ts';
import { natFlow } from '../dialog/nat-flow.ts';
import { ServerInvite, type ServerInviteOptions } from '../dialog/server-invite.ts';
import type { ResponseOptions } from '../message/create-response.ts';
import type { HeaderEntry } from '../message/headers.ts';
import type { MessageLimits } from '../message/limits.ts';
import type { SipMessage, SipRequest, SipResponse } from '../message/message.ts';
import { formatNameAddr } from '../message/name-addr.ts';
import { noParams } from '../message/params.ts';
import type { SipParseError } from '../message/parse-error.ts';
import type { SipUri } from '../message/uri.ts';
import type { InviteServerTransaction, ServerTransaction } from '../transaction/server-transaction.ts';
import { type TimerSettings, timerSettings } from '../transaction/timer-settings.ts';
import { TransactionLayer } from '../transaction/transaction-layer.ts';
import type { Sighting } from '../transport/sighting.ts';
import type {
  Destination,
  Flow,
  FlowCloseReason,
  ListenAddress,
  StreamSettings,
  TransportFactory,
  TransportKind,
} from '../transport/transport.ts';
import { TransportLayer } from '../transport/transport-layer.ts';
import { dnsResolver } from './dns-resolver.ts';
import { type OutgoingRequest, outgoingRequest } from './outgoing-request.ts';
import { refuseRequest } from './refuse-request.ts';
import { RequestSender } from './request-sender.ts';
import type { Resolver } from './resolver.ts';

export interface SipEndpointOptions {
  readonly listen: readonly ListenAddress[];
  /** Host in Via and Contact; by default the bound address, and for a wildcard the one towards the peer. */
  readonly advertisedHost?: string | undefined;
  /** User-Agent and Server. */
  readonly userAgent?: string | undefined;
  /** Option tags that a request may require; others are refused with 420. */
  readonly supported?: readonly string[] | undefined;
  /** Methods that are taken outside of dialogs, others are refused with 405; all unless given. */
  readonly allowedMethods?: readonly string[] | undefined;
  /** Told of every message that is received and sent, e.g. for traces; must not throw. */
  readonly tap?: ((sighting: Sighting) => void) | undefined;
  /** Asked for every datagram and connection before any work is spent on it. */
  readonly accept?: ((source: Destination) => boolean) | undefined;
  /** True for a request that is to get no answer, not even that it is malformed. */
  readonly ignores?: ((request: SipRequest, flow: Flow) => boolean) | undefined;
  /** A request outside of any dialog, INVITE included. It must be answered, now or later. */
  readonly onRequest: (request: SipRequest, transaction: ServerTransaction) => void;
  readonly onFlowClosed?: ((flow: Flow, reason: FlowCloseReason) => void) | undefined;
  /** Something that was no SIP message, e.g. for counting floods; what can be answered has been. */
  readonly onInvalid?: ((error: SipParseError, flow: Flow) => void) | undefined;
  /** A listening socket failed, or a handler threw: the request then has been answered 500. */
  readonly onError?: ((error: Error) => void) | undefined;
  readonly timers?: Partial<TimerSettings> | undefined;
  readonly limits?: Partial<MessageLimits> | undefined;
  readonly streams?: Partial<StreamSettings> | undefined;
  readonly factories?: Partial<Record<TransportKind, TransportFactory>> | undefined;
  readonly resolver?: Resolver | undefined;
  readonly clock?: Clock | undefined;
  /** Requests longer than this, in octets, go by TCP where UDP was meant; never unless given. */
  readonly tcpAbove?: number | undefined;
}

/** A user agent's core: transports, transactions and dialogs tied together. */
export class SipEndpoint {
  readonly #options: SipEndpointOptions;
  readonly #transports: TransportLayer;
  readonly #transactions: TransactionLayer;
  readonly #services: DialogServices;

  constructor(options: SipEndpointOptions) {
    const clock = options.clock ?? systemClock;
    this.#options = options;
    this.#transports = new TransportLayer({
      ...options,
      onMessage: (message, flow) => this.#receive(message, flow),
      onInvalid: (error, flow) => this.#refuse(error, flow),
      onFlowClosed: (flow, reason) => this.#flowClosed(flow, reason),
    });
    this.#transactions = new TransactionLayer({
      transports: this.#transports,
      clock,
      timers: options.timers,
      product: options.userAgent,
      onRequest: (request, transaction) => this.#dispatch(request, transaction),
      onAck: (ack) => this.#services.dialogs.of(ack)?.acknowledged(ack),
    });
    const sender = new RequestSender({
      transports: this.#transports,
      transactions: this.#transactions,
      resolver: options.resolver ?? dnsResolver({ speaks: (kind) => this.#transports.supports(kind) }),
      clock,
      tcpAbove: options.tcpAbove,
    });
    const services: DialogServices = {
      sender,
      clock,
      dialogs: new DialogTable(),
      timers: timerSettings(options.timers),
      reliable: this.#supported.includes('100rel'),
      createDialog: (state, dialogOptions) => new Dialog(state, services, dialogOptions),
    };
    this.#services = services;
  }

  /** Binds every listening place or none; rejects with SipListenError. */
  start(): Promise<void> {
    return this.#transports.open(this.#options.listen);
  }

  /** Closes everything at once; what is still waited for fails with `transport`. Dialogs are forgotten, not ended. */
  async stop(): Promise<void> {
    this.#transactions.close();
    await this.#transports.close();
  }

  /** The places really bound. */
  get listening(): Destination[] {
    return this.#transports.listening;
  }

  /** Transactions and dialogs in progress. */
  get load(): { readonly transactions: number; readonly dialogs: number } {
    return { transactions: this.#transactions.size, dialogs: this.#services.dialogs.size };
  }

  /** The live flow with this id, e.g. that of a binding. */
  flow(id: string): Flow | undefined {
    return this.#transports.flow(id);
  }

  /** A flow to an address; rejects with SipTransportError. */
  connect(destination: Destination): Promise<Flow> {
    return this.#transports.connect(destination);
  }

  /** Our address as the peer of `flow` should use it. */
  contact(user: string | undefined, flow: Flow): SipUri {
    return this.#services.sender.contact(user, flow);
  }

  /** The dialog that a header such as Replaces names; `toTag` is ours (RFC 3891 §3). */
  findDialog(callId: string, toTag: string, fromTag: string): Dialog | undefined {
    return this.#services.dialogs.find(callId, toTag, fromTag);
  }

  /**
   * Sends a request outside of dialogs other than INVITE; resolves with the final response, rejects with
   * SipRequestError. Throws SipParseError when an address given as text is none.
   */
  request(description: OutgoingRequest, onProvisional?: (response: SipResponse) => void): Promise<SipResponse> {
    const { request, hop } = outgoingRequest(description);
    const { contactUser, contactUriParams, credentials, patienceMs } = description;
    const options = { hop, contactUser, contactUriParams, credentials, patienceMs, onProvisional };
    return this.#services.sender.request(request, options);
  }

  /** Sends an INVITE. Throws SipParseError when an address given as text is none. */
  invite(description: Omit<OutgoingRequest, 'method'>, handlers: ClientInviteHandlers): ClientInvite {
    const { request, hop } = outgoingRequest({ ...description, method: 'INVITE' });
    const { contactUser, credentials, trust, patienceMs } = description;
    const options = { hop, contactUser, credentials, trust, patienceMs };
    const invite = new ClientInvite(request, options, this.#services, handlers);
    invite.start();
    return invite;
  }

  /** Takes up an INVITE that onRequest brought. */
  acceptInvite(transaction: InviteServerTransaction, options: ServerInviteOptions = {}): ServerInvite {
    return new ServerInvite(transaction, this.#services, options);
  }

  /** Answers a request other than INVITE, e.g. SUBSCRIBE, with a 2xx that begins a dialog (RFC 6665 §4.4.1). */
  acceptDialog(transaction: ServerTransaction, status: number, options: ResponseOptions & DialogOptions = {}): Dialog {
    const { request, flow, localTag } = transaction;
    const dialog = this.#services.createDialog(uasDialog(request, localTag, 'confirmed'), {
      flow: options.flow ?? natFlow(request, flow),
      contactUser: options.contactUser,
    });
    const contact = formatNameAddr({ uri: this.contact(options.contactUser, flow), params: noParams });
    const routes = request.headers.getAll('Record-Route').map((value): HeaderEntry => ['Record-Route', value]);
    transaction.respond(status, { ...options, headers: [...routes, ['Contact', contact], ...(options.headers ?? [])] });
    return dialog;
  }

  /** Answers without keeping any state: a repeated request is answered anew. */
  respondStateless(request: SipRequest, flow: Flow, status: number, options: ResponseOptions = {}): void {
    this.#transactions.respondStateless(request, flow, status, options);
  }

  #receive(message: SipMessage, flow: Flow): void {
    if (message.kind === 'request' && this.#options.ignores?.(message, flow) === true) return;
    this.#transactions.receive(message, flow);
  }

  #refuse(error: SipParseError, flow: Flow): void {
    const { request, status, reason } = error;
    if (request !== undefined && this.#options.ignores?.(request, flow) !== true) {
      this.respondStateless(request, flow, status, { reason });
    }
    this.#options.onInvalid?.(error, flow);
  }

  #flowClosed(flow: Flow, reason: FlowCloseReason): void {
    this.#transactions.flowClosed(flow);
    this.#options.onFlowClosed?.(flow, reason);
  }

  #dispatch(request: SipRequest, transaction: ServerTransaction): void {
    const dialog = this.#services.dialogs.of(request);
    const known = {
      allowed: request.toTag === undefined ? this.#options.allowedMethods : undefined,
      supported: this.#supported,
    };
    const refusal = refuseRequest(request, known);
    if (refusal === undefined) this.#deliver(request, transaction, dialog);
    else if (dialog === undefined) transaction.respondStateless(refusal.status, { headers: refusal.headers });
    else transaction.respond(refusal.status, { headers: refusal.headers });
  }

  /** A handler that throws must not leave the peer without an answer. */
  #deliver(request: SipRequest, transaction: ServerTransaction, dialog: Dialog | undefined): void {
    try {
      this.#handle(request, transaction, dialog);
    } catch (error) {
      if ((transaction.answered ?? 100) < 200) transaction.respond(500);
      throw error;
    }
  }

  #handle(request: SipRequest, transaction: ServerTransaction, dialog: Dialog | undefined): void {
    if (dialog !== undefined) dialog.receive(request, transaction);
    else if (request.toTag !== undefined) transaction.respondStateless(481);
    else this.#options.onRequest(request, transaction);
  }

  get #supported(): readonly string[] {
    return this.#options.supported ?? [];
  }
}
