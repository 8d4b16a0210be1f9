import { SipRequest, type SipResponse } from '../message/message.ts';
import { formatNameAddr } from '../message/name-addr.ts';
import { noParams, type Params } from '../message/params.ts';
import { serializeMessage } from '../message/serialize-message.ts';
import { type SipUri, sipUri } from '../message/uri.ts';
import type { ClientTransactionHandlers, InviteClientTransaction } from '../transaction/client-transaction.ts';
import type { TransactionLayer } from '../transaction/transaction-layer.ts';
import type { Destination, Flow } from '../transport/transport.ts';
import type { TransportLayer } from '../transport/transport-layer.ts';
import type { Hop } from './hop.ts';
import { SipRequestError } from './request-error.ts';
import type { Resolver } from './resolver.ts';
import { type RetryOptions, retryWithCredentials } from './retry-with-credentials.ts';

export interface SendOptions extends RetryOptions {
  readonly hop: Hop;
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
  readonly others: Hop | undefined;
}

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

  constructor(options: RequestSenderOptions) {
    this.#options = options;
  }

  /** A flow to the hop; rejects with SipRequestError. Of several addresses the first that can be reached. */
  async open(hop: Hop, request: SipRequest): Promise<Flow> {
    return (await this.openFirst(hop, request)).flow;
  }

  /** The same, with the addresses that are left to try when the peer there fails (RFC 3263 §4.3). */
  async openFirst(hop: Hop, request: SipRequest): Promise<Opened> {
    if (hop.kind === 'flow') return { flow: hop.flow, others: undefined };
    const addresses = hop.kind === 'addresses' ? hop.addresses : await this.#resolve(hop);
    let failure: unknown;
    for (const [at, address] of addresses.entries()) {
      try {
        const flow = await this.#options.transports.connect(this.#bySize(address, request));
        const left = addresses.slice(at + 1);
        return { flow, others: left.length === 0 ? undefined : { kind: 'addresses', addresses: left } };
      } catch (error) {
        failure = error;
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
    const { flow, others } = await this.openFirst(options.hop, request);
    const elsewhere = others && { request: unsentCopy(request), options: { ...options, hop: others } };
    this.#addContact(request, flow, options.contactUser, options.contactUriParams);
    let response: SipResponse;
    try {
      response = await this.#transact(request, flow, options.onProvisional);
    } catch (error) {
      if (elsewhere === undefined) throw error;
      return this.#attempt(elsewhere.request, elsewhere.options, attempt);
    }
    if (response.status === 503 && elsewhere !== undefined) {
      return this.#attempt(elsewhere.request, elsewhere.options, attempt).catch(() => response);
    }
    const repetition = attempt < maxAttempts ? retryWithCredentials(request, response, options) : undefined;
    if (repetition === undefined) return response;
    return this.#attempt(repetition, { ...options, hop: { kind: 'flow', flow } }, attempt + 1);
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

  async #resolve(hop: Hop & { kind: 'uri' }): Promise<readonly Destination[]> {
    const { uri } = hop;
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
        onResponse: (response) => (response.status < 200 ? onProvisional?.(response) : resolve(response)),
        onFailure: (failure) => reject(new SipRequestError(failure, `no answer to ${request.method}: ${failure}`)),
      });
    });
  }
}
