import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

const HOST = '127.0.0.1';

async function bound(): Promise<Socket> {
  const socket = createSocket('udp4').bind(0, HOST);
  await once(socket, 'listening');
  return socket;
}

/** A relay of datagrams that changes one word in what it sends to the server, for programs that cannot be told to. */
export class Disguise {
  readonly #inside: Socket;
  readonly #outside: Socket;
  #client: AddressInfo | null = null;

  private constructor(inside: Socket, outside: Socket) {
    this.#inside = inside;
    this.#outside = outside;
  }

  /** @param serverPort SIP port on 127.0.0.1 */
  static async open(serverPort: number, word: RegExp, instead: string): Promise<Disguise> {
    const disguise = new Disguise(await bound(), await bound());
    const { port } = disguise.#outside.address();
    disguise.#inside.on('message', (bytes, { address, port: from, family }) => {
      disguise.#client = { address, port: from, family };
      const text = bytes.toString('latin1').replaceAll(word, instead);
      disguise.#outside.send(Buffer.from(text, 'latin1'), serverPort, HOST);
    });
    disguise.#outside.on('message', (bytes) => {
      const text = bytes.toString('latin1').replaceAll(`rport=${port}`, `rport=${disguise.#client?.port}`);
      if (disguise.#client !== null) disguise.#inside.send(Buffer.from(text, 'latin1'), disguise.#client.port, HOST);
    });
    return disguise;
  }

  /** Where programs are to send. */
  get port(): number {
    return this.#inside.address().port;
  }

  close(): void {
    this.#inside.close();
    this.#outside.close();
  }
}
