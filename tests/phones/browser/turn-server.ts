import { join } from 'node:path';
import { PhoneProcess, phoneFolder } from '../phone-process.ts';
import { freeMediaPorts, freePorts, waitUntilBound } from '../ports.ts';

const RELAY_PORTS = 20;

/** A TURN server (coturn) on loopback that takes credentials signed with a shared secret. */
export class TurnServer {
  readonly port: number;
  readonly #process: PhoneProcess;

  private constructor(port: number, process: PhoneProcess) {
    this.port = port;
    this.#process = process;
  }

  /** Resolves when it listens. @throws when the program is not installed */
  static async start(secret: string, host = '127.0.0.1'): Promise<TurnServer> {
    const port = await freePorts(2, host);
    const relays = await freeMediaPorts(RELAY_PORTS, host);
    const folder = phoneFolder('turn');
    const args = [
      ...['-n', '--no-cli', '--no-tls', '--no-dtls', '--no-multicast-peers', '--allow-loopback-peers', '--verbose'],
      ...['--listening-ip', host, '--relay-ip', host, '--listening-port', String(port)],
      ...['--min-port', String(relays), '--max-port', String(relays + RELAY_PORTS - 1)],
      ...['--use-auth-secret', '--static-auth-secret', secret, '--realm', 'turn.example.com'],
      ...['--userdb', join(folder, 'turndb'), '--pidfile', join(folder, 'pid'), '--log-file', 'stdout'],
    ];
    const process = new PhoneProcess({ command: 'turnserver', args, folder });
    await Promise.race([waitUntilBound(port, 'udp'), process.ended]);
    return new TurnServer(port, process);
  }

  get url(): string {
    return `turn:127.0.0.1:${this.port}?transport=udp`;
  }

  /** What it has logged. */
  get output(): string {
    return this.#process.output;
  }

  async dispose(): Promise<void> {
    await this.#process.dispose();
  }
}
