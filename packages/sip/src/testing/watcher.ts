import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { answerChallenge } from '../digest/digest-answer.ts';
import { createResponse } from '../message/create-response.ts';
import { type HeaderEntry, SipHeaders } from '../message/headers.ts';
import { SipRequest, SipResponse } from '../message/message.ts';
import { parseMessage } from '../message/parse-message.ts';
import { newBranch, newCallId, newTag } from '../message/random-token.ts';
import { serializeMessage } from '../message/serialize-message.ts';

const PATIENCE_MS = 5000;

export interface WatcherOptions {
  readonly server: { readonly host: string; readonly port: number };
  readonly domain: string;
  readonly user: string;
  readonly password: string;
  /** Where it says it is; unless given, where it is. */
  readonly contact?: string | undefined;
}

/** One subscription of a watcher, with every NOTIFY that came for it. */
export class WatchedState {
  readonly callId = newCallId();
  readonly tag = newTag();
  readonly notifies: SipRequest[] = [];
  /** How NOTIFYs are answered; null: not at all. */
  answer: number | null = 200;
  peerTag: string | undefined;
  target: string;
  sequence = 0;
  #waiting: (() => void)[] = [];

  constructor(target: string) {
    this.target = target;
  }

  take(notify: SipRequest): void {
    this.notifies.push(notify);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const look of waiting) look();
  }

  /** The first NOTIFY after the first `skip` that satisfies. Rejects when none does in time. */
  async next(satisfies: (notify: SipRequest) => boolean = () => true, skip = 0): Promise<SipRequest> {
    const deadline = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      const found = this.notifies.slice(skip).find(satisfies);
      if (found !== undefined) return found;
      await new Promise<void>((resolve, reject) => {
        const seen = this.notifies.map(({ headers, text }) => `${headers.get('Subscription-State')} ${text}`);
        const late = () => reject(new Error(`no such NOTIFY among ${JSON.stringify(seen)}`));
        deadline.addEventListener('abort', late, { once: true });
        this.#waiting.push(resolve);
      });
    }
  }
}

/** A phone that does nothing but subscribe (RFC 6665 §4.1), over UDP, with no stack below it. */
export class Watcher {
  readonly #options: WatcherOptions;
  readonly #socket: Socket;
  readonly #answers = new Map<string, (response: SipResponse) => void>();
  readonly #subscriptions = new Map<string, WatchedState>();
  /** NOTIFYs that belong to no subscription. */
  readonly unsolicited: SipRequest[] = [];

  private constructor(options: WatcherOptions, socket: Socket) {
    this.#options = options;
    this.#socket = socket;
    socket.on('message', (bytes, from) => this.#take(bytes, from));
  }

  static async open(options: WatcherOptions): Promise<Watcher> {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    return new Watcher(options, socket);
  }

  get contact(): string {
    return this.#options.contact ?? `<sip:${this.#options.user}@127.0.0.1:${this.#socket.address().port}>`;
  }

  close(): void {
    this.#socket.close();
  }

  /** Begins a subscription to `user`, or to a whole URI, and gives its answer. */
  async subscribe(
    user: string,
    event: string,
    { expires = 600, headers = [] }: { readonly expires?: number; readonly headers?: readonly HeaderEntry[] } = {},
  ): Promise<{ readonly status: number; readonly response: SipResponse; readonly state: WatchedState }> {
    const uri = user.startsWith('sip:') ? user : `sip:${user}@${this.#options.domain}`;
    const state = new WatchedState(uri);
    this.#subscriptions.set(state.callId, state);
    const response = await this.refresh(state, event, { expires, headers });
    return { status: response.status, response, state };
  }

  /** Asks for more time within a subscription, or, with 0, for none. */
  async refresh(
    state: WatchedState,
    event: string,
    { expires = 600, headers = [] }: { readonly expires?: number; readonly headers?: readonly HeaderEntry[] } = {},
  ): Promise<SipResponse> {
    const all: HeaderEntry[] = [['Event', event], ['Expires', String(expires)], ['Contact', this.contact], ...headers];
    const response = await this.#ask(state, 'SUBSCRIBE', all);
    if (response.status < 300) state.peerTag = response.toTag;
    return response;
  }

  /** Registers this contact. */
  register(headers: readonly HeaderEntry[] = []): Promise<SipResponse> {
    const state = new WatchedState(`sip:${this.#options.domain}`);
    return this.#ask(state, 'REGISTER', [['Contact', this.contact], ['Expires', '600'], ...headers]);
  }

  async #ask(state: WatchedState, method: string, headers: readonly HeaderEntry[]): Promise<SipResponse> {
    const challenged = await this.#send(state, method, headers);
    const { user: username, password } = this.#options;
    const account = () => ({ username, password });
    const credentials = answerChallenge(challenged, { method, uri: state.target }, account);
    if (credentials === undefined) return challenged;
    return this.#send(state, method, [...headers, [credentials.header, credentials.value]]);
  }

  async #send(state: WatchedState, method: string, extra: readonly HeaderEntry[]): Promise<SipResponse> {
    const { server, user, domain } = this.#options;
    const branch = newBranch();
    state.sequence += 1;
    const to = method === 'REGISTER' ? `<sip:${user}@${domain}>` : `<${state.target}>`;
    const headers = new SipHeaders()
      .add('Via', `SIP/2.0/UDP 127.0.0.1:${this.#socket.address().port};branch=${branch};rport`)
      .add('Max-Forwards', '70')
      .add('From', `<sip:${user}@${domain}>;tag=${state.tag}`)
      .add('To', state.peerTag === undefined ? to : `${to};tag=${state.peerTag}`)
      .add('Call-ID', state.callId)
      .add('CSeq', `${state.sequence} ${method}`);
    for (const [name, value] of extra) headers.add(name, value);
    const answered = Promise.withResolvers<SipResponse>();
    this.#answers.set(branch, answered.resolve);
    const late = setTimeout(() => answered.reject(new Error(`no answer to ${method} ${state.target}`)), PATIENCE_MS);
    const request = new SipRequest({ method, uri: state.target, headers });
    this.#socket.send(serializeMessage(request), server.port, server.host);
    return answered.promise.finally(() => clearTimeout(late));
  }

  #take(bytes: Buffer, from: { readonly address: string; readonly port: number }): void {
    const message = parseMessage(bytes);
    if (message instanceof SipResponse) {
      if (message.status >= 200) this.#answers.get(message.via.params.get('branch') ?? '')?.(message);
      return;
    }
    const state = this.#subscriptions.get(message.callId);
    const isKnown = state !== undefined && message.toTag === state.tag;
    const answer = isKnown ? state.answer : 200;
    if (answer !== null) {
      const response = createResponse(message, answer, { toTag: newTag() });
      this.#socket.send(serializeMessage(response), from.port, from.address);
    }
    if (isKnown) state.take(message);
    else if (message.method === 'NOTIFY') this.unsolicited.push(message);
  }
}
