import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { SipAccount } from './subscriber.ts';

interface Message {
  readonly startLine: string;
  readonly text: string;
  header(name: string): string;
}

const md5 = (text: string) => createHash('md5').update(text).digest('hex');
const newTag = () => randomBytes(6).toString('hex');

function read(text: string): Message {
  const [startLine = '', ...lines] = text.split('\r\n');
  const header = (name: string) => {
    const found = lines.filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`));
    return found.map((line) => line.slice(name.length + 1).trim()).join('\r\n');
  };
  return { startLine, text, header };
}

/** A phone in a browser, as RFC 7118 §8 shows it, with no stack but text. It has no ears: media are not its matter. */
export class WebSocketPhone {
  readonly host = `${newTag()}.invalid`;
  readonly #account: SipAccount;
  readonly #socket: WebSocket;
  readonly #received: Message[] = [];
  #waiting: { readonly wanted: (message: Message) => boolean; readonly found: (message: Message) => void }[] = [];
  #sequence = 1;

  private constructor(socket: WebSocket, account: SipAccount) {
    this.#socket = socket;
    this.#account = account;
    socket.addEventListener('message', ({ data }) => this.#take(read(String(data))));
  }

  /** Connects; `url` is that of the server. */
  static async open(url: string, account: SipAccount): Promise<WebSocketPhone> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`, 'sip');
    await once(socket, 'open');
    return new WebSocketPhone(socket, account);
  }

  get contact(): string {
    return `<sip:${this.#account.number}@${this.host};transport=ws>`;
  }

  /** The next message of this kind that was not asked for before: `INVITE` or `200 INVITE`. */
  next(kind: string): Promise<Message> {
    const [first = '', second] = kind.split(' ');
    const wanted = ({ startLine, header }: Message) =>
      second === undefined
        ? startLine.startsWith(`${first} `)
        : startLine.startsWith(`SIP/2.0 ${first} `) && header('CSeq').endsWith(` ${second}`);
    const at = this.#received.findIndex(wanted);
    const [known] = at === -1 ? [] : this.#received.splice(at, 1);
    if (known !== undefined) return Promise.resolve(known);
    return new Promise((found, failed) => {
      const timer = setTimeout(() => failed(new Error(`no ${kind} over WebSocket`)), 5000);
      this.#waiting.push({
        wanted,
        found: (message) => {
          clearTimeout(timer);
          found(message);
        },
      });
    });
  }

  /** Registers, answering the challenge. */
  async register(): Promise<Message> {
    const { domain } = this.#account;
    const headers = [`Contact: ${this.contact};reg-id=1;+sip.instance="<urn:uuid:${newTag()}>"`, 'Expires: 600'];
    const callId = newTag();
    const send = (more: string[]) =>
      this.#request('REGISTER', `sip:${domain}`, this.#account.number, callId, [
        ...headers,
        'Supported: path, outbound, gruu',
        ...more,
      ]);
    send([]);
    const challenge = await this.next('401 REGISTER');
    send([`Authorization: ${this.#credentials('REGISTER', `sip:${domain}`, challenge.header('WWW-Authenticate'))}`]);
    return this.next('200 REGISTER');
  }

  /**
   * Calls, answering the challenge; resolves with the answer, acknowledged.
   * @param media a session description, or where on loopback plain RTP is taken
   */
  async call(number: string, media: number | string): Promise<{ readonly answer: Message; hangUp(): Promise<void> }> {
    const { domain } = this.#account;
    const target = `sip:${number}@${domain}`;
    const body = typeof media === 'string' ? media : description(media);
    const callId = newTag();
    const tag = newTag();
    const send = (more: string[]) => {
      const headers = [`Contact: ${this.contact}`, 'Content-Type: application/sdp', ...more];
      this.#request('INVITE', target, number, callId, headers, { tag, body });
    };
    send([]);
    const challenge = await this.next('407 INVITE');
    this.#acknowledge(challenge, target);
    send([`Proxy-Authorization: ${this.#credentials('INVITE', target, challenge.header('Proxy-Authenticate'))}`]);
    const answer = await this.next('200 INVITE');
    const remote = /<([^>]+)>/.exec(answer.header('Contact'))?.[1] ?? target;
    this.#acknowledge(answer, remote);
    return {
      answer,
      hangUp: async () => {
        const to = answer.header('To');
        this.#request('BYE', remote, number, callId, [], { tag, to });
        await this.next('200 BYE');
      },
    };
  }

  /** Answers a request: `180 Ringing`. */
  respond(request: Message, status: string): void {
    const to = request.header('To');
    this.#send([
      `SIP/2.0 ${status}`,
      ...request
        .header('Via')
        .split('\r\n')
        .map((via) => `Via: ${via}`),
      `From: ${request.header('From')}`,
      `To: ${to.includes(';tag=') ? to : `${to};tag=callee`}`,
      `Call-ID: ${request.header('Call-ID')}`,
      `CSeq: ${request.header('CSeq')}`,
      `Contact: ${this.contact}`,
      '',
      '',
    ]);
  }

  /** Breaks the connection. */
  async close(): Promise<void> {
    const closed = once(this.#socket, 'close');
    this.#socket.close();
    await closed;
  }

  #take(message: Message): void {
    // How the other side learns that a call is still alive.
    if (message.startLine.startsWith('OPTIONS ')) {
      this.respond(message, '200 OK');
      return;
    }
    const waiting = this.#waiting.find(({ wanted }) => wanted(message));
    if (waiting === undefined) {
      this.#received.push(message);
      return;
    }
    this.#waiting = this.#waiting.filter((other) => other !== waiting);
    waiting.found(message);
  }

  #request(
    method: string,
    uri: string,
    to: string,
    callId: string,
    headers: readonly string[],
    more: { readonly tag?: string; readonly to?: string; readonly body?: string } = {},
  ): void {
    const { number, domain } = this.#account;
    this.#send([
      `${method} ${uri} SIP/2.0`,
      `Via: SIP/2.0/WS ${this.host};branch=z9hG4bK${newTag()}`,
      'Max-Forwards: 70',
      `From: <sip:${number}@${domain}>;tag=${more.tag ?? newTag()}`,
      `To: ${more.to ?? `<sip:${to}@${domain}>`}`,
      `Call-ID: ${callId}`,
      `CSeq: ${this.#sequence++} ${method}`,
      ...headers,
      '',
      more.body ?? '',
    ]);
  }

  #acknowledge(response: Message, uri: string): void {
    const via = response
      .header('Via')
      .replace(/;branch=[^;]+/, (branch) =>
        response.startLine.startsWith('SIP/2.0 2') ? `;branch=z9hG4bK${newTag()}` : branch,
      );
    this.#send([
      `ACK ${uri} SIP/2.0`,
      `Via: ${via}`,
      'Max-Forwards: 70',
      `From: ${response.header('From')}`,
      `To: ${response.header('To')}`,
      `Call-ID: ${response.header('Call-ID')}`,
      `CSeq: ${Number.parseInt(response.header('CSeq'), 10)} ACK`,
      '',
      '',
    ]);
  }

  #credentials(method: string, uri: string, challenges: string): string {
    const challenge = challenges.split('\r\n').find((one) => /algorithm=MD5\b/.test(one)) ?? '';
    const param = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1] ?? '';
    const { number, password } = this.#account;
    const [realm, nonce] = [param('realm'), param('nonce')];
    const a1 = md5(`${number}:${realm}:${password}`);
    const response = md5(`${a1}:${nonce}:00000001:abc:auth:${md5(`${method}:${uri}`)}`);
    return (
      `Digest username="${number}", realm="${realm}", nonce="${nonce}", uri="${uri}", response="${response}", ` +
      `algorithm=MD5, qop=auth, nc=00000001, cnonce="abc"`
    );
  }

  #send(lines: readonly string[]): void {
    this.#socket.send(lines.join('\r\n'));
  }
}

function description(audioPort: number): string {
  return [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    'c=IN IP4 127.0.0.1',
    't=0 0',
    `m=audio ${audioPort} RTP/AVP 0`,
    'a=rtpmap:0 PCMU/8000',
    '',
  ].join('\r\n');
}
