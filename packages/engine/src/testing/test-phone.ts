import {
  type ClientInvite,
  type Destination,
  type Dialog,
  type HeaderEntry,
  InviteServerTransaction,
  type ServerInvite,
  type ServerTransaction,
  SipEndpoint,
  type SipRequest,
  type SipResponse,
} from '@strowger/sip';
import { Observed } from './observed.ts';
import { RtpPort } from './rtp-port.ts';
import { DOMAIN } from './test-host.ts';

const SDP = 'application/sdp';

export interface PhoneOptions {
  readonly user: string;
  readonly password?: string;
  readonly transport?: 'udp' | 'tcp';
  /** Option tags that the phone knows, as `100rel`. */
  readonly supported?: readonly string[];
}

/** The session description of a test phone. */
export function sdp(
  port: number,
  options: { formats?: string; rtpmap?: readonly string[]; direction?: string; address?: string } = {},
): string {
  const { formats = '0 8 101', direction = 'sendrecv', address = '127.0.0.1' } = options;
  const rtpmap = options.rtpmap ?? ['0 PCMU/8000', '8 PCMA/8000', '101 telephone-event/8000'];
  return [
    'v=0',
    'o=phone 1 1 IN IP4 127.0.0.1',
    's=-',
    `c=IN IP4 ${address}`,
    't=0 0',
    `m=audio ${port} RTP/AVP ${formats}`,
    ...rtpmap.map((line) => `a=rtpmap:${line}`),
    `a=${direction}`,
    '',
  ].join('\r\n');
}

/** The audio port that a session description names. */
export function portIn(text: string): number {
  return Number(/^m=audio (\d+) /m.exec(text)?.[1] ?? 0);
}

/** A call as a test phone sees it, made or taken. */
export class PhoneCall {
  readonly seen = new Observed();
  readonly provisionals: SipResponse[] = [];
  readonly requests: SipRequest[] = [];
  /** How requests within the dialog are answered. */
  answerWith: (request: SipRequest) => { status: number; body?: string; headers?: HeaderEntry[] } = () => ({
    status: 200,
  });
  answer: SipResponse | null = null;
  failure: { readonly status: number; readonly response?: SipResponse | undefined } | null = null;
  cancelled = false;
  ended = false;
  acked = false;
  dialog: Dialog | null = null;
  /** Of a call that rings. */
  early: Dialog | null = null;
  invite: SipRequest | null = null;
  incoming: ServerInvite | null = null;
  outgoing: ClientInvite | null = null;
  /** Where the platform receives this phone's media. */
  mediaPort = 0;

  takeDialog(dialog: Dialog): void {
    this.dialog = dialog;
    dialog.onRequest = (request, transaction) => this.#serve(request, transaction);
  }

  #serve(request: SipRequest, transaction: ServerTransaction): void {
    this.requests.push(request);
    if (request.method === 'BYE') this.ended = true;
    const { status, body, headers = [] } = this.answerWith(request);
    transaction.respond(status, body === undefined ? { headers } : { body, contentType: SDP, headers });
    this.seen.notify();
  }

  until<T>(what: string, look: () => T | undefined | false | null): Promise<T> {
    return this.seen.until(what, look);
  }

  answered(): Promise<unknown> {
    return this.until('an answer', () => this.answer !== null);
  }

  rings(): Promise<unknown> {
    return this.until('ringing', () => this.provisionals.some(({ status }) => status === 180));
  }

  async refused(): Promise<number> {
    return this.until('a refusal', () => this.failure?.status);
  }

  hasEnded(): Promise<unknown> {
    return this.until('a BYE', () => this.ended);
  }

  isCancelled(): Promise<unknown> {
    return this.until('a CANCEL', () => this.cancelled);
  }

  /** Asks for a transfer (RFC 3515). */
  async refer(to: string, headers: readonly HeaderEntry[] = []): Promise<SipResponse | undefined> {
    return this.dialog?.request({ method: 'REFER', headers: [['Refer-To', to], ...headers] });
  }

  /** The notice that its transfer has come to this status. */
  noticed(status: number): Promise<SipRequest> {
    return this.until(`notice of ${status}`, () =>
      this.requests.find(({ method, text }) => method === 'NOTIFY' && text.startsWith(`SIP/2.0 ${status} `)),
    );
  }

  async bye(): Promise<void> {
    await this.dialog?.bye({});
  }
}

/** A phone of the tests, on our own SIP stack and a plain UDP socket for media. */
export class TestPhone {
  readonly user: string;
  readonly rtp: RtpPort;
  readonly seen = new Observed();
  readonly calls: PhoneCall[] = [];
  readonly #password: string;
  readonly #sip: SipEndpoint;
  readonly #platform: Destination;
  /** What happens to a call that comes in; default: it rings. */
  onCall: (call: PhoneCall, phone: TestPhone) => void = (call) => call.incoming?.ring(180);

  private constructor(options: PhoneOptions, rtp: RtpPort, platform: Destination) {
    this.user = options.user;
    this.rtp = rtp;
    this.#platform = platform;
    this.#password = options.password ?? `secret-${options.user}`;
    this.#sip = new SipEndpoint({
      listen: [{ transport: options.transport ?? 'udp', address: '127.0.0.1', port: 0 }],
      supported: options.supported,
      onRequest: (request, transaction) => this.#take(request, transaction),
    });
  }

  static async open(options: PhoneOptions, platformPort: number): Promise<TestPhone> {
    const platform = { transport: options.transport ?? 'udp', address: '127.0.0.1', port: platformPort } as const;
    const phone = new TestPhone(options, await RtpPort.open(), platform);
    await phone.#sip.start();
    return phone;
  }

  get contact(): string {
    const { transport, port } = this.#sip.listening[0] ?? { transport: 'udp', port: 0 };
    return `<sip:${this.user}@127.0.0.1:${port}${transport === 'tcp' ? ';transport=tcp' : ''}>`;
  }

  register(options: { expires?: number; contact?: string; callId?: string } = {}): Promise<SipResponse> {
    const { expires = 600, contact = this.contact } = options;
    return this.request('REGISTER', `sip:${DOMAIN}`, [
      ['Contact', contact],
      ['Expires', String(expires)],
    ]);
  }

  request(
    method: string,
    uri: string,
    headers: [string, string][] = [],
    login: 'login' | 'no credentials' = 'login',
  ): Promise<SipResponse> {
    const identity = `<sip:${this.user}@${DOMAIN}>`;
    return this.#sip.request({
      method,
      uri,
      from: identity,
      to: method === 'REGISTER' ? identity : `<${uri}>`,
      headers,
      target: this.#platform,
      credentials: () => (login === 'login' ? { username: this.user, password: this.#password } : undefined),
    });
  }

  /** Calls `number` with an offer of its own, or none (`body` ''); `uri` takes its place in the Request-URI. */
  call(
    number: string,
    options: { body?: string; from?: string; headers?: HeaderEntry[]; uri?: string } = {},
  ): PhoneCall {
    const call = new PhoneCall();
    const body = options.body ?? sdp(this.rtp.port);
    call.outgoing = this.#sip.invite(
      {
        uri: options.uri ?? `sip:${number}@${DOMAIN}`,
        from: `<sip:${options.from ?? this.user}@${DOMAIN}>`,
        to: `<sip:${number}@${DOMAIN}>`,
        target: this.#platform,
        contactUser: this.user,
        headers: options.headers,
        credentials: () => ({ username: this.user, password: this.#password }),
        ...(body === '' ? {} : { body, contentType: SDP }),
      },
      {
        onProvisional: (response, dialog) => {
          call.provisionals.push(response);
          call.early = dialog ?? call.early;
          if (response.contentType === SDP) call.mediaPort = portIn(response.text);
          call.seen.notify();
        },
        onAnswer: (response, dialog) => {
          call.answer = response;
          call.takeDialog(dialog);
          call.mediaPort = portIn(response.text);
          dialog.ack(body === '' ? { body: sdp(this.rtp.port), contentType: SDP } : {});
          call.seen.notify();
        },
        onFailure: (failure) => {
          call.failure = failure;
          call.seen.notify();
        },
      },
    );
    return call;
  }

  /** Answers a call that came in. */
  pickUp(call: PhoneCall, body: string = sdp(this.rtp.port), headers: HeaderEntry[] = []): void {
    const dialog = call.incoming?.answer({ body, contentType: SDP, headers });
    if (dialog !== undefined) call.takeDialog(dialog);
    call.seen.notify();
  }

  /** The first call that comes in, or came in. */
  incoming(index = 0): Promise<PhoneCall> {
    return this.seen.until(`call ${index} at ${this.user}`, () => this.calls[index]);
  }

  async close(): Promise<void> {
    this.rtp.close();
    await this.#sip.stop();
  }

  #take(request: SipRequest, transaction: ServerTransaction): void {
    if (!(transaction instanceof InviteServerTransaction)) {
      transaction.respond(200);
      return;
    }
    const call = new PhoneCall();
    const incoming = this.#sip.acceptInvite(transaction);
    call.invite = request;
    call.incoming = incoming;
    call.mediaPort = portIn(request.text);
    incoming.onCancel = () => {
      call.cancelled = true;
      call.seen.notify();
    };
    incoming.onAck = () => {
      call.acked = true;
      call.seen.notify();
    };
    this.calls.push(call);
    this.seen.notify();
    this.onCall(call, this);
  }
}
