import type { Timer } from '../clock.ts';
import type { ResponseOptions } from '../message/create-response.ts';
import type { HeaderEntry } from '../message/headers.ts';
import type { SipRequest, SipResponse } from '../message/message.ts';
import { formatNameAddr } from '../message/name-addr.ts';
import { noParams } from '../message/params.ts';
import type { InviteServerTransaction } from '../transaction/server-transaction.ts';
import { Dialog } from './dialog.ts';
import type { DialogServices } from './dialog-services.ts';
import { uasDialog } from './dialog-state.ts';
import { natFlow } from './nat-flow.ts';

export type ServerInviteState = 'proceeding' | 'early' | 'answered' | 'confirmed' | 'ended';

export interface ServerInviteOptions {
  /** For a re-INVITE. */
  readonly dialog?: Dialog | undefined;
  /** User part of our Contact; that of the Request-URI unless given. */
  readonly contactUser?: string | undefined;
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
  readonly #services: DialogServices;
  readonly #contactUser: string | undefined;
  #dialog: Dialog | undefined;
  #state: ServerInviteState = 'proceeding';
  #repetition: Timer | undefined;
  #deadline: Timer | undefined;

  constructor(transaction: InviteServerTransaction, services: DialogServices, options: ServerInviteOptions = {}) {
    const { uri } = transaction.request;
    this.transaction = transaction;
    this.#services = services;
    this.#dialog = options.dialog;
    this.#contactUser = options.contactUser ?? (uri.scheme === 'sip' || uri.scheme === 'sips' ? uri.user : undefined);
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

  /** Sends 101-199, with which an early dialog begins. */
  ring(status: number, options: ResponseOptions = {}): void {
    if (!this.isOpen) return;
    this.#state = 'early';
    this.#begin('early');
    this.#respond(status, options);
  }

  /** Sends a 2xx and repeats it until the ACK comes. Throws RangeError after a final response or CANCEL. */
  answer(options: ResponseOptions = {}): Dialog {
    if (!this.isOpen) throw new RangeError('the INVITE has been answered or cancelled');
    const dialog = this.#begin('confirmed');
    dialog.confirmAsServer();
    this.#state = 'answered';
    const response = this.#respond(200, options);
    const { t1 } = this.#services.timers;
    this.#repeat(response, t1);
    this.#deadline = this.#services.clock.after(64 * t1, () => this.#unacknowledged());
    return dialog;
  }

  /** Sends a final refusal (300-699). No effect after a final response. */
  reject(status: number, options: ResponseOptions = {}): void {
    if (!this.isOpen) return;
    this.#state = 'ended';
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
    this.#stopTimers();
    if (!this.isOpen) return;
    this.#state = 'ended';
    this.transaction.respond(487);
  }

  get #isInitial(): boolean {
    return this.request.toTag === undefined;
  }

  #begin(stage: 'early' | 'confirmed'): Dialog {
    if (this.#dialog !== undefined) return this.#dialog;
    const { request, flow, localTag } = this.transaction;
    const options = { flow: natFlow(request, flow), contactUser: this.#contactUser };
    const dialog = new Dialog(uasDialog(request, localTag, stage), this.#services, options);
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
    if (!this.isOpen) return;
    this.#state = 'ended';
    if (this.#isInitial) this.#dialog?.end('cancelled');
    this.onCancel?.(cancel);
  }

  #stopTimers(): void {
    this.#repetition?.cancel();
    this.#deadline?.cancel();
  }
}
