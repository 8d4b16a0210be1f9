import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A receiver of webhooks: a real HTTP server that keeps what it gets. */
export interface Receiver {
  readonly port: number;
  readonly url: string;
  readonly received: Received[];
  /** Default: 200 without a body. */
  reply: (response: ServerResponse, received: Received) => void;
  /** Requests under way, and the most there have been at a time. */
  readonly open: { now: number; most: number };
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const open = { now: 0, most: 0 };
  const server = createServer(async (request, response) => {
    open.now += 1;
    open.most = Math.max(open.most, open.now);
    response.on('close', () => {
      open.now -= 1;
    });
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const one = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString('utf8') };
    received.push(one);
    receiver.reply(response, one);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const receiver: Receiver = {
    port,
    url: `http://127.0.0.1:${port}/hook`,
    received,
    open,
    reply: (response) => void response.end(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}

/** Checks a signature as a receiver would, by WebCrypto. @returns how many of the secrets it names */
export async function countSignatures({ headers, body }: Received, secrets: readonly string[]): Promise<number> {
  const [time = '', ...signatures] = String(headers['x-strowger-signature']).split(',');
  const bytes = new TextEncoder();
  let found = 0;
  for (const secret of secrets) {
    const key = await crypto.subtle.importKey('raw', bytes.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
      'sign',
    ]);
    const mac = await crypto.subtle.sign('HMAC', key, bytes.encode(`${time.replace('t=', '')}.${body}`));
    if (signatures.includes(`v1=${Buffer.from(mac).toString('hex')}`)) found += 1;
  }
  return found;
}

export function signatureCount({ headers }: Received): number {
  return String(headers['x-strowger-signature']).split('v1=').length - 1;
}
