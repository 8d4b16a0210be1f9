import type { Timer } from '../clock.ts';
import type { CredentialsLookup } from '../digest/digest-answer.ts';
import type { AddressesHop, Hop } from '../endpoint/hop.ts';
import { SipRequestError } from '../endpoint/request-error.ts';
import { maxAttempts, unsentCopy } from '../endpoint/request-sender.ts';
import { retryWithCredentials } from '../endpoint/retry-with-credentials.ts';
import type { SipRequest, SipResponse } from '../message/message.ts';
import { reasonPhrase } from '../message/reason-phrase.ts';
import type { InviteClientTransaction } from '../transaction/client-transaction.ts';
import type { Flow, PeerTrust, SocketAddress } from '../transport/transport.ts';
import type { Dialog } from './dialog.ts';
import type { DialogServices } from './dialog-services.ts';
import { uacDialog } from './dialog-state.ts';
import { natFlow } from './nat-flow.ts';

export interface InviteFailure {
  /** That of the response, else what RFC 3261 §8.1.3.1 puts in its place: 408, 503, or 487 when cancelled unsent. */
  readonly status: number;
  readonly reason: string;
  readonly cause: 'refused' | 'cancelled' | 'timeout' | 'transport';
  /** Why it could not be sent. */
  readonly error?: unknown;
  readonly response?: SipResponse | undefined;
}

export interface ClientInviteHandlers {
  /** 100-199; with the early dialog when there is one. */
  readonly onProvisional?: ((response: SipResponse, dialog: Dialog | undefined) => void) | undefined;
  /** The 2xx of one dialog, once; other forks may follow. `dialog.ack()` is due. */
  readonly onAnswer: (response: SipResponse, dialog: Dialog) => void;
  /** Once, unless there was an answer. */
  readonly onFailure: (failure: InviteFailure) => void;
}

export interface ClientInviteOptions {
  readonly hop: Hop;
  readonly credentials?: CredentialsLookup | undefined;
  readonly contactUser?: string | undefined;
  /** What further requests of its dialogs ask of the next hop. */
  readonly trust?: PeerTrust | undefined;
  /** How long the servers of the hop may be silent together, in milliseconds. */
  readonly patienceMs?: number | undefined;
  /** For a re-INVITE. */
  readonly dialog?: Dialog | undefined;
}

/** Whom an INVITE was sent to. */
interface Server {
  /** It was silent for too long; what it says now comes late. */
  isPassedOver: boolean;
  /** Runs while it has said nothing and others are left. */
  turn: Timer | undefined;
}

type Progress =
  /** Looking for the way to the next hop. */
  | { readonly name: 'opening' }
  | { readonly name: 'sent'; readonly transaction: InviteClientTransaction }
  | { readonly name: 'answered' }
  | { readonly name: 'failed' };

/**
 * An INVITE of ours until its final answers: forks with their early dialogs, challenges, CANCEL (RFC 3261 §13.2, §9.1).
 * A 2xx that crosses a CANCEL is told like any other, with `cancelled` true: acknowledge it and send BYE.
 */
export class ClientInvite {
  readonly #options: ClientInviteOptions;
  readonly #services: DialogServices;
  readonly #handlers: ClientInviteHandlers;
  readonly #forks = new Map<string, Dialog>();
  /** RSeq of the last reliable provisional response of each fork (RFC 3262 §4). */
  readonly #reliable = new Map<string, number>();
  readonly #answered = new Set<Dialog>();
  #request: SipRequest;
  /** The other servers of the next hop, and what to send them. */
  #elsewhere: { readonly hop: AddressesHop; readonly request: SipRequest } | undefined;
  #progress: Progress = { name: 'opening' };
  #remote: SocketAddress | undefined;
  #cancelled = false;
  #attempts = 0;

  constructor(
    request: SipRequest,
    options: ClientInviteOptions,
    services: DialogServices,
    handlers: ClientInviteHandlers,
  ) {
    this.#request = request;
    this.#options = options;
    this.#services = services;
    this.#handlers = handlers;
  }

  /** The INVITE as last sent. */
  get request(): SipRequest {
    return this.#request;
  }

  get state(): Progress['name'] {
    return this.#progress.name;
  }

  /** Where it was sent last; undefined before that. */
  get remote(): SocketAddress | undefined {
    return this.#remote;
  }

  /** CANCEL has been asked for. */
  get cancelled(): boolean {
    return this.#cancelled;
  }

  start(): void {
    this.#open(this.#options.hop);
  }

  #open(hop: Hop): void {
    this.#services.sender.openFirst(hop, this.#request, this.#options.patienceMs).then(
      ({ flow, others }) => this.#send(flow, others),
      (error: unknown) => this.#unsent(error),
    );
  }

  /** Gives up the call attempt; `reason` is the value of a Reason header (RFC 3326). No effect after the final response. */
  cancel(options: { readonly reason?: string | undefined } = {}): void {
    this.#cancelled = true;
    if (this.#progress.name === 'sent') this.#progress.transaction.cancel(options.reason);
  }

  #unsent(error: unknown): void {
    const status = error instanceof SipRequestError ? error.status : 503;
    this.#fail({ status, reason: reasonPhrase(status), cause: 'transport', error });
  }

  #send(flow: Flow, others?: AddressesHop): void {
    if (this.#progress.name !== 'opening') return;
    this.#elsewhere = others && { hop: others, request: unsentCopy(this.#request) };
    if (this.#cancelled) {
      this.#fail({ status: 487, reason: reasonPhrase(487), cause: 'cancelled' });
      return;
    }
    this.#attempts++;
    this.#remote = flow.remote;
    const { sender, clock } = this.#services;
    const request = this.#request;
    const server: Server = { isPassedOver: false, turn: undefined };
    const transaction = sender.invite(request, flow, this.#options.contactUser, {
      onResponse: (response) => {
        server.turn?.cancel();
        sender.heardOn(flow);
        if (!server.isPassedOver) this.#receive(response, flow);
        else if (response.status >= 200 && response.status < 300) this.#receiveLateAnswer(response, flow, request);
      },
      onFailure: (failure) => {
        server.turn?.cancel();
        sender.silentOn(flow);
        if (!server.isPassedOver) this.#unanswered(failure);
      },
      onTerminated: () => {
        if (!server.isPassedOver) this.#endForks();
      },
    });
    // The handlers may have run already when the flow refused the request at once.
    if (this.#progress.name !== 'opening') return;
    this.#progress = { name: 'sent', transaction };
    if (others?.turnMs !== undefined) server.turn = clock.after(others.turnMs, () => this.#passOver(server, flow));
  }

  /** The server has said nothing in its turn: the next is asked. */
  #passOver(server: Server, flow: Flow): void {
    if (this.#progress.name !== 'sent' || this.#cancelled) return;
    const { transaction } = this.#progress;
    server.isPassedOver = true;
    this.#services.sender.silentOn(flow);
    transaction.cancel();
    this.#triesElsewhere();
  }

  /** A server that was passed over takes the call after all: as any fork does, and where it is too late, in vain. */
  #receiveLateAnswer(response: SipResponse, flow: Flow, request: SipRequest): void {
    if (this.#progress.name === 'sent') this.#progress.transaction.cancel();
    if (this.#progress.name !== 'failed') {
      this.#receiveAnswer(response, flow, request);
      return;
    }
    const dialog = this.#dialogOf(response, flow, request);
    dialog.confirm(response, request);
    dialog.ack();
    void dialog.bye().catch(() => {});
  }

  #receive(response: SipResponse, flow: Flow): void {
    if (response.status < 200) this.#receiveProvisional(response, flow);
    else if (response.status < 300) this.#receiveAnswer(response, flow);
    else this.#receiveRefusal(response, flow);
  }

  #receiveProvisional(response: SipResponse, flow: Flow): void {
    const early = response.status > 100 && response.toTag !== undefined;
    if (!early) {
      this.#handlers.onProvisional?.(response, undefined);
      return;
    }
    const order = this.#orderOf(response);
    if (order === 'out of order') return;
    const dialog = this.#dialogOf(response, flow);
    this.#handlers.onProvisional?.(response, dialog);
    if (order === 'reliable') dialog.acknowledgeProvisional(response);
  }

  /** A repeated reliable response has its PRACK under way; one that follows a gap will come again (RFC 3262 §4). */
  #orderOf(response: SipResponse): 'reliable' | 'unreliable' | 'out of order' {
    const required = response.headers.list('Require').some((tag) => tag.toLowerCase() === '100rel');
    const sequence = Number(response.headers.get('RSeq') ?? Number.NaN);
    if (!required || !Number.isSafeInteger(sequence)) return 'unreliable';
    const tag = response.toTag ?? '';
    const last = this.#reliable.get(tag);
    if (last !== undefined && sequence !== last + 1) return 'out of order';
    this.#reliable.set(tag, sequence);
    return 'reliable';
  }

  #receiveAnswer(response: SipResponse, flow: Flow, request = this.#request): void {
    const dialog = this.#dialogOf(response, flow, request);
    if (this.#answered.has(dialog)) {
      dialog.repeatAck();
      return;
    }
    this.#answered.add(dialog);
    this.#progress = { name: 'answered' };
    dialog.confirm(response, request);
    dialog.inviteFinished(this);
    this.#handlers.onAnswer(response, dialog);
  }

  /** Another server of the next hop takes the call when this one does not (RFC 3263 §4.3). */
  #triesElsewhere(): boolean {
    const elsewhere = this.#elsewhere;
    if (elsewhere === undefined || this.#cancelled || this.#forks.size > 0) return false;
    this.#request = elsewhere.request;
    this.#progress = { name: 'opening' };
    this.#open(elsewhere.hop);
    return true;
  }

  #receiveRefusal(response: SipResponse, flow: Flow): void {
    if (response.status === 503 && this.#triesElsewhere()) return;
    const { dialog, credentials } = this.#options;
    const nextSequence = dialog && (() => dialog.takeSequence());
    const again = this.#attempts < maxAttempts && !this.#cancelled;
    const repetition = again ? retryWithCredentials(this.#request, response, { credentials, nextSequence }) : undefined;
    if (repetition !== undefined) {
      this.#request = repetition;
      this.#progress = { name: 'opening' };
      this.#send(flow);
      return;
    }
    const cause = this.#cancelled && response.status === 487 ? 'cancelled' : 'refused';
    this.#fail({ status: response.status, reason: response.reason, cause, response });
  }

  #unanswered(failure: 'timeout' | 'transport'): void {
    if (this.#triesElsewhere()) return;
    const status = failure === 'timeout' ? 408 : 503;
    this.#fail({ status, reason: reasonPhrase(status), cause: this.#cancelled ? 'cancelled' : failure });
  }

  /** RFC 3261 §12.2.1.2: 408 and 481 to a re-INVITE end the dialog, other refusals leave it as it was. */
  #fail(failure: InviteFailure): void {
    if (this.#progress.name === 'failed' || this.#progress.name === 'answered') return;
    this.#progress = { name: 'failed' };
    const { dialog } = this.#options;
    dialog?.inviteFinished(this);
    if (failure.status === 481) dialog?.end('gone');
    if (failure.status === 408) dialog?.end('timeout');
    for (const fork of this.#forks.values()) fork.end(failure.cause === 'cancelled' ? 'cancelled' : 'refused');
    this.#handlers.onFailure(failure);
  }

  #dialogOf(response: SipResponse, flow: Flow, request = this.#request): Dialog {
    if (this.#options.dialog !== undefined) return this.#options.dialog;
    const tag = response.toTag ?? '';
    const known = this.#forks.get(tag);
    if (known !== undefined) {
      known.flow = natFlow(response, flow) ?? known.flow;
      known.refreshTarget(response);
      return known;
    }
    const { contactUser, credentials, trust } = this.#options;
    const options = { flow: natFlow(response, flow), contactUser, credentials, trust };
    const dialog = this.#services.createDialog(uacDialog(request, response), options);
    this.#forks.set(tag, dialog);
    return dialog;
  }

  /** Forks that stayed early when the transaction ended will never be answered (RFC 3261 §13.2.2.4). */
  #endForks(): void {
    for (const fork of this.#forks.values()) {
      if (fork.state === 'early') fork.end('gone');
    }
  }
}
