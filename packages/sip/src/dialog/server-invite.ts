import type { Timer } from '../clock.ts';
import type { ResponseOptions } from '../message/create-response.ts';
import type { HeaderEntry } from '../message/headers.ts';
import type { SipRequest, SipResponse } from '../message/message.ts';
import { formatNameAddr } from '../message/name-addr.ts';
import { noParams } from '../message/params.ts';
import type { InviteServerTransaction, ServerTransaction } from '../transaction/server-transaction.ts';
import type { PeerTrust } from '../transport/transport.ts';
import type { Dialog } from './dialog.ts';
import type { DialogServices } from './dialog-services.ts';
import { uasDialog } from './dialog-state.ts';
import { natFlow } from './nat-flow.ts';
import { ReliableResponses } from './reliable-responses.ts';

export type ServerInviteState = 'proceeding' | 'early' | 'answered' | 'confirmed' | 'ended';

export interface ServerInviteOptions {
  /** For a re-INVITE. */
  readonly dialog?: Dialog | undefined;
  /** User part of our Contact; that of the Request-URI unless given. */
  readonly contactUser?: string | undefined;
  /** What further requests of its dialog ask of the next hop. */
  readonly trust?: PeerTrust | undefined;
}

/**
 * An INVITE of the peer until its ACK (RFC 3261 §13.3). A 2xx is repeated until it is acknowledged (§13.3.1.4);
 * CANCEL is answered, 487 included, before or after `onCancel` is told.
 */
export class ServerInvite {
  readonly transaction: InviteServerTransaction;
  onCancel: ((cancel: SipRequest) => void) | undefined;
  /** The ACK of our 2xx, once. */
  onAck: ((ack: SipRequest) => void) | undefined;
  /** No ACK came within 64*T1: the dialog is up, send BYE. */
  onAckTimeout: (() => void) | undefined;
  /** A PRACK with a body, already matched: answer it. Without a handler its offer is refused with 488. */
  onPrack: ((prack: SipRequest, transaction: ServerTransaction) => void) | undefined;
  /** A reliable provisional response was never acknowledged; the INVITE has been refused (RFC 3262 §3). */
  onPrackTimeout: (() => void) | undefined;
  readonly #services: DialogServices;
  readonly #contactUser: string | undefined;
  readonly #trust: PeerTrust | undefined;
  #dialog: Dialog | undefined;
  #state: ServerInviteState = 'proceeding';
  #repetition: Timer | undefined;
  #deadline: Timer | undefined;
  readonly #reliability: 'required' | 'supported' | 'no';
  readonly #reliable: ReliableResponses;
  /** The caller has our session description for sure, before the final answer. */
  #described: 'no' | 'sent' | 'acknowledged' = 'no';

  constructor(transaction: InviteServerTransaction, services: DialogServices, options: ServerInviteOptions = {}) {
    const { uri } = transaction.request;
    this.transaction = transaction;
    this.#services = services;
    this.#dialog = options.dialog;
    this.#trust = options.trust;
    this.#contactUser = options.contactUser ?? (uri.scheme === 'sip' || uri.scheme === 'sips' ? uri.user : undefined);
    this.#reliability =
      services.reliable && options.dialog === undefined ? ReliableResponses.wantedBy(transaction.request) : 'no';
    this.#reliable = new ReliableResponses({
      clock: services.clock,
      timers: services.timers,
      repeat: (response) => transaction.send(response),
      expired: () => this.#unheard(),
    });
    transaction.onCancel = (cancel) => this.#cancelled(cancel);
  }

  get request(): SipRequest {
    return this.transaction.request;
  }

  get state(): ServerInviteState {
    return this.#state;
  }

  /** Early from the first ringing, confirmed with the answer. */
  get dialog(): Dialog | undefined {
    return this.#dialog;
  }

  /** Not answered yet. */
  get isOpen(): boolean {
    return this.#state === 'proceeding' || this.#state === 'early';
  }

  /** The peer's offer has had no answer yet: another is out of order (RFC 3311 §5.2). */
  get owesAnswer(): boolean {
    return this.isOpen && this.#described !== 'acknowledged';
  }

  /**
   * Sends 101-199, with which an early dialog begins: reliably where the caller requires that, or supports it and there
   * is a session description to bring (RFC 3262 §3).
   */
  ring(status: number, options: ResponseOptions = {}): void {
    if (!this.isOpen) return;
    this.#state = 'early';
    this.#begin('early');
    const described = options.body !== undefined;
    const reliably = this.#reliability === 'required' || (this.#reliability === 'supported' && described);
    if (!reliably) {
      this.#respond(status, options);
      return;
    }
    if (described) this.#described = 'sent';
    this.#reliable.send((added) =>
      this.#respond(status, { ...options, headers: [...(options.headers ?? []), ...added] }),
    );
  }

  /**
   * Sends a 2xx and repeats it until the ACK comes; a session description that was sent reliably is acknowledged first
   * (RFC 3262 §3). Throws RangeError after a final response or CANCEL.
   */
  answer(options: ResponseOptions = {}): Dialog {
    if (!this.isOpen) throw new RangeError('the INVITE has been answered or cancelled');
    const dialog = this.#begin('confirmed');
    dialog.confirmAsServer();
    this.#state = 'answered';
    if (this.#described === 'sent') this.#reliable.whenAcknowledged(() => this.#sendAnswer(options));
    else this.#sendAnswer(options);
    return dialog;
  }

  /** A PRACK within the dialog; for the dialog. */
  pracked(prack: SipRequest, transaction: ServerTransaction): void {
    if (!this.#reliable.acknowledge(prack, this.request)) {
      transaction.respond(481);
      return;
    }
    if (this.#described === 'sent') this.#described = 'acknowledged';
    if (prack.body.length === 0) transaction.respond(200);
    else if (this.onPrack === undefined) transaction.respond(488);
    else this.onPrack(prack, transaction);
    this.#reliable.proceed();
  }

  #sendAnswer(options: ResponseOptions): void {
    if (this.#state !== 'answered') return;
    this.#reliable.stop();
    const response = this.#respond(200, options);
    const { t1 } = this.#services.timers;
    this.#repeat(response, t1);
    this.#deadline = this.#services.clock.after(64 * t1, () => this.#unacknowledged());
  }

  /** RFC 3262 §3: the INVITE is refused with a 5xx. */
  #unheard(): void {
    const answering = this.#state === 'answered';
    if (!answering && !this.isOpen) return;
    this.#state = 'ended';
    this.transaction.respond(504);
    if (this.#isInitial) this.#dialog?.end('refused');
    this.onPrackTimeout?.();
  }

  /** Sends a final refusal (300-699). No effect after a final response. */
  reject(status: number, options: ResponseOptions = {}): void {
    if (!this.isOpen) return;
    this.#state = 'ended';
    this.#stopTimers();
    this.transaction.respond(status, options);
    if (this.#isInitial) this.#dialog?.end('refused');
  }

  /** An ACK within the dialog; for the dialog. */
  acknowledged(ack: SipRequest): void {
    if (this.#state !== 'answered' || ack.cseq.sequence !== this.request.cseq.sequence) return;
    this.#state = 'confirmed';
    this.#stopTimers();
    this.onAck?.(ack);
  }

  /** The dialog ended meanwhile, e.g. by BYE in an early dialog (RFC 3261 §15.1.2); for the dialog. */
  dialogEnded(): void {
    const open = this.isOpen || this.#answerWaits;
    this.#stopTimers();
    if (!open) return;
    this.#state = 'ended';
    this.transaction.respond(487);
  }

  /** Answered, but the 2xx may not be sent before a PRACK has come. */
  get #answerWaits(): boolean {
    return this.#state === 'answered' && this.#reliable.isPending;
  }

  get #isInitial(): boolean {
    return this.request.toTag === undefined;
  }

  #begin(stage: 'early' | 'confirmed'): Dialog {
    if (this.#dialog !== undefined) return this.#dialog;
    const { request, flow, localTag } = this.transaction;
    const options = { flow: natFlow(request, flow), contactUser: this.#contactUser, trust: this.#trust };
    const dialog = this.#services.createDialog(uasDialog(request, localTag, stage), options);
    dialog.serverInvite(this);
    this.#dialog = dialog;
    return dialog;
  }

  #respond(status: number, options: ResponseOptions): SipResponse {
    const uri = this.#services.sender.contact(this.#contactUser, this.transaction.flow);
    const contact = formatNameAddr({ uri, params: noParams });
    const routes = this.request.headers.getAll('Record-Route').map((value): HeaderEntry => ['Record-Route', value]);
    const given = [...(options.headers ?? [])];
    const own = given.some(([name]) => /^(contact|m)$/i.test(name));
    const headers: HeaderEntry[] = [...routes, ...(own ? [] : [['Contact', contact] as const]), ...given];
    return this.transaction.respond(status, { ...options, headers });
  }

  #repeat(response: SipResponse, interval: number): void {
    this.#repetition = this.#services.clock.after(interval, () => {
      this.transaction.send(response);
      this.#repeat(response, Math.min(2 * interval, this.#services.timers.t2));
    });
  }

  #unacknowledged(): void {
    this.#state = 'ended';
    this.#stopTimers();
    this.onAckTimeout?.();
  }

  #cancelled(cancel: SipRequest): void {
    if (!this.isOpen && !this.#answerWaits) return;
    this.#state = 'ended';
    this.#stopTimers();
    if (this.#isInitial) this.#dialog?.end('cancelled');
    this.onCancel?.(cancel);
  }

  #stopTimers(): void {
    this.#repetition?.cancel();
    this.#deadline?.cancel();
    this.#reliable.stop();
  }
}
