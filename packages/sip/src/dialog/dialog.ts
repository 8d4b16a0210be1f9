import type { CredentialsLookup } from '../digest/digest-answer.ts';
import { type Hop, hopTo } from '../endpoint/hop.ts';
import type { HeaderEntry } from '../message/headers.ts';
import type { SipRequest, SipResponse } from '../message/message.ts';
import type { NameAddr } from '../message/name-addr.ts';
import type { Uri } from '../message/uri.ts';
import type { InviteServerTransaction, ServerTransaction } from '../transaction/server-transaction.ts';
import type { Flow, PeerTrust } from '../transport/transport.ts';
import { AckSlot } from './ack-slot.ts';
import { admitRequest } from './admit-request.ts';
import { ClientInvite, type ClientInviteHandlers } from './client-invite.ts';
import type { DialogServices } from './dialog-services.ts';
import { confirmedBy, type DialogState, dialogKey } from './dialog-state.ts';
import { inDialogRequest, nextHop } from './in-dialog-request.ts';
import { ServerInvite } from './server-invite.ts';

/** `gone`: the peer does not know the dialog, or another fork was taken. */
export type DialogEnd = 'bye-received' | 'bye-sent' | 'refused' | 'cancelled' | 'gone' | 'timeout' | 'abandoned';

export interface DialogContent {
  readonly headers?: Iterable<HeaderEntry> | undefined;
  readonly body?: Uint8Array | string | undefined;
  readonly contentType?: string | undefined;
}

export interface DialogRequest extends DialogContent {
  readonly method: string;
  readonly credentials?: CredentialsLookup | undefined;
}

export interface DialogOptions {
  /** Path to the peer in place of route set and remote target. */
  readonly flow?: Flow | undefined;
  /** User part of our Contact. */
  readonly contactUser?: string | undefined;
  /** What challenges within the dialog are answered with, unless a request brings its own. */
  readonly credentials?: CredentialsLookup | undefined;
  /** What the next hop must prove where it is reached over TLS; nothing unless given. */
  readonly trust?: PeerTrust | undefined;
}

/** A peer-to-peer relation between two user agents (RFC 3261 §12). Made by invites and by SipEndpoint.acceptDialog. */
export class Dialog {
  /** Path to the peer in place of route set and remote target; once set it follows the peer. May be set at any time. */
  flow: Flow | undefined;
  /** Requests within the dialog that are in order. A BYE has ended the dialog by then; answer it 200. */
  onRequest: ((request: SipRequest, transaction: ServerTransaction) => void) | undefined;
  /** Called once. */
  onTerminated: ((end: DialogEnd) => void) | undefined;
  readonly contactUser: string | undefined;
  readonly #services: DialogServices;
  readonly #credentials: CredentialsLookup | undefined;
  readonly #trust: PeerTrust | undefined;
  readonly #ack: AckSlot;
  #state: DialogState;
  #clientInvite: ClientInvite | undefined;
  #serverInvite: ServerInvite | undefined;
  #ourUpdates = 0;
  #answeredEarly = false;

  constructor(state: DialogState, services: DialogServices, options: DialogOptions = {}) {
    this.#state = state;
    this.#services = services;
    this.flow = options.flow;
    this.contactUser = options.contactUser;
    this.#credentials = options.credentials;
    this.#trust = options.trust;
    this.#ack = new AckSlot(services.sender);
    services.dialogs.add(this);
  }

  get id(): string {
    return dialogKey(this.callId, this.localTag, this.remoteTag);
  }

  get callId(): string {
    return this.#state.callId;
  }

  get localTag(): string {
    return this.#state.localTag;
  }

  get remoteTag(): string {
    return this.#state.remoteTag;
  }

  get role(): 'uac' | 'uas' {
    return this.#state.role;
  }

  get state(): DialogState['stage'] {
    return this.#state.stage;
  }

  get local(): NameAddr {
    return this.#state.local;
  }

  get remote(): NameAddr {
    return this.#state.remote;
  }

  get remoteTarget(): Uri {
    return this.#state.remoteTarget;
  }

  get routeSet(): readonly NameAddr[] {
    return this.#state.routeSet;
  }

  /** Names us anew in the From of requests to come; the tag stays (RFC 4916 §4.3). */
  presentAs({ displayName, uri }: Pick<NameAddr, 'displayName' | 'uri'>): void {
    const { local } = this.#state;
    this.#state = { ...this.#state, local: { displayName, uri, params: local.params } };
  }

  /** Acknowledges the last 2xx to our INVITE; the ACK is repeated by itself when the 2xx is (RFC 3261 §13.2.2.4). */
  ack(content: DialogContent = {}): void {
    const owed = this.#ack.owed;
    if (owed === undefined) return;
    const headers = [...owed.credentials, ...(content.headers ?? [])];
    const ack = inDialogRequest(this.#state, { method: 'ACK', sequence: owed.sequence, ...content, headers });
    this.#ack.send(ack, this.#hop());
  }

  /** Sends a request other than INVITE, ACK and BYE; resolves with the final response, rejects with SipRequestError. */
  async request(options: DialogRequest): Promise<SipResponse> {
    const offers = options.method === 'UPDATE' && options.body !== undefined;
    if (offers) this.#ourUpdates++;
    try {
      const response = await this.#exchange(options);
      if (response.status === 481) this.end('gone');
      if (offers && response.status < 300) this.refreshTarget(response);
      return response;
    } finally {
      if (offers) this.#ourUpdates--;
    }
  }

  /** Ends the dialog with BYE; resolves with the final response, rejects with SipRequestError. */
  bye(content: DialogContent & { readonly credentials?: CredentialsLookup | undefined } = {}): Promise<SipResponse> {
    const sent = this.#exchange({ ...content, method: 'BYE' });
    this.end('bye-sent');
    return sent;
  }

  /** Sends a re-INVITE (RFC 3261 §14.1). One at a time: throws RangeError while another is on its way. */
  invite(
    options: DialogContent & { readonly credentials?: CredentialsLookup | undefined },
    handlers: ClientInviteHandlers,
  ): ClientInvite {
    if (this.#clientInvite !== undefined) throw new RangeError('another INVITE is on its way in this dialog');
    const request = inDialogRequest(this.#state, { ...options, method: 'INVITE', sequence: this.takeSequence() });
    const settings = {
      hop: this.#hop(),
      credentials: options.credentials ?? this.#credentials,
      contactUser: this.contactUser,
      dialog: this,
    };
    const invite = new ClientInvite(request, settings, this.#services, handlers);
    this.#clientInvite = invite;
    invite.start();
    return invite;
  }

  /** Takes up a re-INVITE that onRequest brought. */
  acceptInvite(transaction: InviteServerTransaction): ServerInvite {
    const invite = new ServerInvite(transaction, this.#services, { dialog: this, contactUser: this.contactUser });
    this.#serverInvite = invite;
    return invite;
  }

  /** Forgets the dialog without telling the peer. */
  terminate(): void {
    this.end('abandoned');
  }

  /** Next sequence number of ours. */
  takeSequence(): number {
    this.#state = { ...this.#state, localSequence: this.#state.localSequence + 1 };
    return this.#state.localSequence;
  }

  /** Takes what a request brought to us for this dialog; for the endpoint. */
  receive(request: SipRequest, transaction: ServerTransaction): void {
    const open = {
      ourOffer: this.#clientInvite !== undefined || this.#ourUpdates > 0 || this.#inviteUnanswered,
      peerInvite: this.#serverInvite?.isOpen ?? false,
      peerOffer: this.#serverInvite?.owesAnswer ?? false,
    };
    const admission = admitRequest(this.#state, request, open);
    if (admission.kind === 'refused') {
      const wait = String(Math.floor(Math.random() * 11));
      transaction.respond(admission.status, { headers: admission.retryAfter ? [['Retry-After', wait]] : [] });
      return;
    }
    this.#state = admission.state;
    if (this.flow !== undefined) this.flow = transaction.flow;
    if (request.method === 'BYE') this.#receiveBye(request, transaction);
    else if (request.method === 'PRACK') this.#receivePrack(request, transaction);
    else if (this.onRequest === undefined) transaction.respond(501);
    else this.onRequest(request, transaction);
  }

  /** An ACK for a 2xx of ours; for the endpoint. */
  acknowledged(ack: SipRequest): void {
    this.#serverInvite?.acknowledged(ack);
  }

  /** A 2xx to our INVITE came; for the invite. */
  confirm(response: SipResponse, invite: SipRequest): void {
    if (this.#state.stage === 'terminated') return;
    this.#state = confirmedBy(this.#state, response);
    this.#ack.owe(invite);
  }

  /** Our 2xx has been sent; for the invite. */
  confirmAsServer(): void {
    if (this.#state.stage === 'early') this.#state = { ...this.#state, stage: 'confirmed' };
  }

  repeatAck(): void {
    this.#ack.repeat();
  }

  refreshTarget(response: SipResponse): void {
    this.#state = { ...this.#state, remoteTarget: response.contact?.uri ?? this.#state.remoteTarget };
  }

  /** Sequence numbers that an INVITE spent outside of the dialog's own count; for the invite. */
  countedTo(sequence: number): void {
    this.#state = { ...this.#state, localSequence: Math.max(this.#state.localSequence, sequence) };
  }

  serverInvite(invite: ServerInvite): void {
    this.#serverInvite = invite;
  }

  inviteFinished(invite: ClientInvite): void {
    if (this.#clientInvite === invite) this.#clientInvite = undefined;
  }

  end(reason: DialogEnd): void {
    if (this.#state.stage === 'terminated') return;
    this.#state = { ...this.#state, stage: 'terminated' };
    this.#services.dialogs.remove(this);
    this.#serverInvite?.dialogEnded();
    this.onTerminated?.(reason);
  }

  /** A reliable provisional response came in order: acknowledges it (RFC 3262 §4). Nothing hangs on the answer. */
  acknowledgeProvisional(response: SipResponse): void {
    if (this.#state.stage === 'terminated') return;
    if (response.body.length > 0) this.#answeredEarly = true;
    const headers: HeaderEntry[] = [
      ['RAck', `${response.headers.get('RSeq') ?? ''} ${response.headers.get('CSeq') ?? ''}`],
    ];
    this.#exchange({ method: 'PRACK', headers }).catch(() => {});
  }

  /** The offer in the INVITE that made this early dialog has had no answer for sure (RFC 3311 §5.2). */
  get #inviteUnanswered(): boolean {
    return this.#state.stage === 'early' && this.#state.role === 'uac' && !this.#answeredEarly;
  }

  #receivePrack(request: SipRequest, transaction: ServerTransaction): void {
    if (this.#serverInvite === undefined) transaction.respond(481);
    else this.#serverInvite.pracked(request, transaction);
  }

  #hop(): Hop {
    return hopTo(this.flow, nextHop(this.#state.remoteTarget, this.#state.routeSet), this.#trust);
  }

  #exchange(options: DialogRequest): Promise<SipResponse> {
    const request = inDialogRequest(this.#state, { ...options, sequence: this.takeSequence() });
    const settings = {
      hop: this.#hop(),
      credentials: options.credentials ?? this.#credentials,
      contactUser: options.method === 'BYE' ? undefined : this.contactUser,
      nextSequence: () => this.takeSequence(),
    };
    const send = () => this.#services.sender.request(request, settings);
    return this.#ack.sending?.then(send) ?? send();
  }

  #receiveBye(request: SipRequest, transaction: ServerTransaction): void {
    this.end('bye-received');
    if (this.onRequest === undefined) transaction.respond(200);
    else this.onRequest(request, transaction);
  }
}
