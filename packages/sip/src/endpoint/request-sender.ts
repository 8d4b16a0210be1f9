import type { Clock } from '../clock.ts';
import { SipRequest, type SipResponse } from '../message/message.ts';
import { formatNameAddr } from '../message/name-addr.ts';
import { noParams, type Params } from '../message/params.ts';
import { serializeMessage } from '../message/serialize-message.ts';
import { type SipUri, sipUri, type Uri } from '../message/uri.ts';
import type { ClientTransactionHandlers, InviteClientTransaction } from '../transaction/client-transaction.ts';
import type { TransactionLayer } from '../transaction/transaction-layer.ts';
import type { Destination, Flow } from '../transport/transport.ts';
import { SipTransportError } from '../transport/transport-error.ts';
import type { TransportLayer } from '../transport/transport-layer.ts';
import type { AddressesHop, Hop } from './hop.ts';
import { SipRequestError } from './request-error.ts';
import type { Resolver } from './resolver.ts';
import { type RetryOptions, retryWithCredentials } from './retry-with-credentials.ts';
import { SilentServers } from './silent-servers.ts';

export interface SendOptions extends RetryOptions {
  readonly hop: Hop;
  /** How long the servers of the hop may be silent together, in milliseconds. */
  readonly patienceMs?: number | undefined;
  readonly onProvisional?: ((response: SipResponse) => void) | undefined;
  /** User part of the Contact that is added when the request has none. */
  readonly contactUser?: string | undefined;
  /** Further parameters of the URI in that Contact. */
  readonly contactUriParams?: Params | undefined;
}

export interface RequestSenderOptions {
  readonly transports: TransportLayer;
  readonly transactions: TransactionLayer;
  readonly resolver: Resolver;
  readonly clock: Clock;
  /** Requests longer than this, in octets, go by TCP where UDP was meant (RFC 3261 §18.1.1); never unless given. */
  readonly tcpAbove?: number | undefined;
}

/** Methods whose Contact is where the peer sends its own requests (RFC 3261 §8.1.1.8). */
const needsContact = new Set(['INVITE', 'SUBSCRIBE', 'REFER', 'UPDATE', 'NOTIFY']);

/** A request, the same with credentials, and once more with a fresh nonce. */
export const maxAttempts = 3;

/** A flow to the first address that can be reached, and the way to the others. */
interface Opened {
  readonly flow: Flow;
  readonly others: AddressesHop | undefined;
}

/** A server's turn is no shorter, however many there are: time for two repetitions over UDP. */
const shortestTurn = 1_000;

/** What sending adds, Via and Contact, is added to the copy anew. */
export function unsentCopy({ method, uri, uriText, headers, body }: SipRequest): SipRequest {
  return new SipRequest({ method, uri, uriText, headers: headers.clone(), body });
}

function unresolvable(cause: unknown): SipRequestError {
  return new SipRequestError('unresolvable', 'the next hop has no address', cause);
}

/** Finds the way of requests to their next hop, and answers challenges on it. */
export class RequestSender {
  readonly #options: RequestSenderOptions;
  readonly #silent: SilentServers;

  constructor(options: RequestSenderOptions) {
    this.#options = options;
    this.#silent = new SilentServers(options.clock);
  }

  /** A flow to the hop; rejects with SipRequestError. Of several addresses the first that can be reached. */
  async open(hop: Hop, request: SipRequest): Promise<Flow> {
    return (await this.openFirst(hop, request)).flow;
  }

  /** The same, with the addresses that are left to try when the peer there fails (RFC 3263 §4.3). */
  async openFirst(hop: Hop, request: SipRequest, patienceMs?: number): Promise<Opened> {
    if (hop.kind === 'flow') return { flow: hop.flow, others: undefined };
    const { addresses, turnMs } = hop.kind === 'addresses' ? hop : await this.#servers(hop, patienceMs);
    let failure: unknown;
    for (const [at, address] of addresses.entries()) {
      const left = addresses.slice(at + 1);
      const others = left.length === 0 ? undefined : ({ kind: 'addresses', addresses: left, turnMs } as const);
      const destination = this.#bySize(address, request);
      try {
        return { flow: await this.#connect(destination, others?.turnMs), others };
      } catch (error) {
        failure = error;
        this.#silent.silent(destination);
      }
    }
    if (failure === undefined) throw unresolvable(undefined);
    throw new SipRequestError('transport', 'the next hop cannot be reached', failure);
  }

  /** Our address as the peer of `flow` should use it. */
  contact(user: string | undefined, flow: Flow): SipUri {
    const { host, port } = this.#options.transports.advertised(flow);
    const params = flow.transport === 'udp' ? noParams : new Map([['transport', flow.transport]]);
    return sipUri({ user, host, port, params });
  }

  /** Sends any request but INVITE and ACK; resolves with the final response, rejects with SipRequestError. */
  request(request: SipRequest, options: SendOptions): Promise<SipResponse> {
    return this.#attempt(request, options, 1);
  }

  async #attempt(request: SipRequest, options: SendOptions, attempt: number): Promise<SipResponse> {
    const { flow, others } = await this.openFirst(options.hop, request, options.patienceMs);
    const copy = unsentCopy(request);
    const own = this.#ask(request, flow, options, attempt);
    if (others === undefined) return own;
    const elsewhere = () => this.#attempt(copy, { ...options, hop: others }, attempt);
    const first = await this.#inTurn(own, others.turnMs).catch(() => 'failed' as const);
    if (first === 'failed') return elsewhere();
    if (first === 'late') {
      this.#silent.silentOn(flow);
      // What it says after all counts where nobody else answers before.
      return Promise.any([own, elsewhere()]).catch(() => own);
    }
    return first.status === 503 ? elsewhere().catch(() => first) : first;
  }

  /** One server's answer, challenges met. */
  async #ask(request: SipRequest, flow: Flow, options: SendOptions, attempt: number): Promise<SipResponse> {
    this.#addContact(request, flow, options.contactUser, options.contactUriParams);
    const response = await this.#transact(request, flow, options.onProvisional);
    const repetition = attempt < maxAttempts ? retryWithCredentials(request, response, options) : undefined;
    return repetition === undefined ? response : this.#ask(repetition, flow, options, attempt + 1);
  }

  /** `late` when it takes longer than that. @param ms for ever unless given */
  #inTurn<T>(outcome: Promise<T>, ms: number | undefined): Promise<T | 'late'> {
    if (ms === undefined) return outcome;
    const late = Promise.withResolvers<'late'>();
    const timer = this.#options.clock.after(ms, () => late.resolve('late'));
    return Promise.race([outcome, late.promise]).finally(() => timer.cancel());
  }

  /** A connection that takes longer than the server's turn is as good as none. */
  async #connect(destination: Destination, turnMs: number | undefined): Promise<Flow> {
    const flow = await this.#inTurn(this.#options.transports.connect(destination), turnMs);
    if (flow === 'late') throw new SipTransportError('connect-timeout', 'no answer from the server in its turn');
    return flow;
  }

  /** The server has not answered; others are asked before it for a while. */
  silentOn(flow: Flow): void {
    this.#silent.silentOn(flow);
  }

  heardOn(flow: Flow): void {
    this.#silent.heardOn(flow);
  }

  /** Sends an INVITE on a flow. */
  invite(
    request: SipRequest,
    flow: Flow,
    contactUser: string | undefined,
    handlers: ClientTransactionHandlers,
  ): InviteClientTransaction {
    this.#addContact(request, flow, contactUser);
    return this.#options.transactions.invite(request, flow, handlers);
  }

  /** Sends an ACK for a 2xx: outside of any transaction, no answer comes. Gives what to repeat. */
  async acknowledge(ack: SipRequest, hop: Hop): Promise<{ flow: Flow; bytes: Buffer }> {
    const flow = await this.open(hop, ack);
    this.#options.transactions.putVia(ack, flow);
    const bytes = serializeMessage(ack);
    await flow.send(bytes);
    return { flow, bytes };
  }

  async #servers({ uri, trust }: Hop & { kind: 'uri' }, patienceMs: number | undefined): Promise<AddressesHop> {
    const found = await this.#resolve(uri);
    const addresses = this.#silent.inOrder(trust === undefined ? found : found.map((place) => ({ ...place, trust })));
    const turnMs = patienceMs && Math.max(patienceMs / Math.max(addresses.length, 1), shortestTurn);
    return { kind: 'addresses', addresses, turnMs };
  }

  async #resolve(uri: Uri): Promise<readonly Destination[]> {
    if (uri.scheme !== 'sip' && uri.scheme !== 'sips') throw unresolvable(undefined);
    try {
      return await this.#options.resolver.resolve(uri);
    } catch (error) {
      throw unresolvable(error);
    }
  }

  #bySize(destination: Destination, request: SipRequest): Destination {
    const { tcpAbove, transports } = this.#options;
    if (tcpAbove === undefined || destination.transport !== 'udp' || !transports.supports('tcp')) return destination;
    return serializeMessage(request).length > tcpAbove ? { ...destination, transport: 'tcp' } : destination;
  }

  #addContact(request: SipRequest, flow: Flow, user: string | undefined, more: Params = noParams): void {
    if (request.headers.has('Contact') || (!needsContact.has(request.method) && user === undefined)) return;
    const contact = this.contact(user, flow);
    const uri = more.size === 0 ? contact : { ...contact, params: new Map([...contact.params, ...more]) };
    request.headers.add('Contact', formatNameAddr({ uri, params: noParams }));
  }

  #transact(request: SipRequest, flow: Flow, onProvisional: SendOptions['onProvisional']): Promise<SipResponse> {
    return new Promise((resolve, reject) => {
      this.#options.transactions.request(request, flow, {
        onResponse: (response) => {
          this.#silent.heardOn(flow);
          if (response.status < 200) onProvisional?.(response);
          else resolve(response);
        },
        onFailure: (failure) => {
          this.#silent.silentOn(flow);
          reject(new SipRequestError(failure, `no answer to ${request.method}: ${failure}`));
        },
      });
    });
  }
}
