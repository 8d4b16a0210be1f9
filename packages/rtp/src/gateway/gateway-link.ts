import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { EndpointId, RemoteAddress } from '../plane/api.ts';
import { MediaError } from '../plane/media-error.ts';
import type { GatewayCommand, GatewayMessage, GatewayReply, GatewayRequest } from './gateway-protocol.ts';

export interface GatewayLinkOptions {
  readonly onConnected: (id: EndpointId, remote: RemoteAddress) => void;
  /** The process ended without being asked to; told once. */
  readonly onDeath: (error: MediaError) => void;
}

type Waiting = Pick<PromiseWithResolvers<GatewayReply>, 'resolve' | 'reject'>;

const SHUTDOWN_MS = 2000;

/** The WebRTC gateway process as the plane sees it. */
export class GatewayLink {
  readonly #options: GatewayLinkOptions;
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #sequence = 0;
  #state: 'running' | 'closing' | 'dead' = 'running';

  constructor(options: GatewayLinkOptions) {
    this.#options = options;
    this.#process = fork(fileURLToPath(new URL('./gateway-process.ts', import.meta.url)), [], {
      execArgv: [],
      env: {},
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#process.on('message', (message: GatewayMessage) => this.#take(message));
    this.#process.on('error', () => this.#onEnd());
    this.#process.on('exit', () => this.#onEnd());
  }

  /** Sends a command; rejects with a `MediaError`. */
  request(command: GatewayCommand): Promise<GatewayReply> {
    if (this.#state !== 'running') return Promise.reject(new MediaError('worker-failed', 'the WebRTC gateway ended'));
    const { promise, resolve, reject } = Promise.withResolvers<GatewayReply>();
    this.#sequence++;
    this.#waiting.set(this.#sequence, { resolve, reject });
    const request: GatewayRequest = { sequence: this.#sequence, command };
    this.#process.send(request);
    return promise;
  }

  /** Ends the process, by force when it does not end by itself. */
  async close(): Promise<void> {
    if (this.#state !== 'running') return;
    this.#state = 'closing';
    const exited = once(this.#process, 'exit');
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), SHUTDOWN_MS);
    this.#process.disconnect();
    await exited;
    clearTimeout(timer);
  }

  #take(message: GatewayMessage): void {
    if (message.type === 'connected') {
      this.#options.onConnected(message.id, { address: message.address, port: message.port });
      return;
    }
    const waiting = this.#waiting.get(message.sequence);
    this.#waiting.delete(message.sequence);
    if (message.type === 'reply') waiting?.resolve(message.reply);
    else waiting?.reject(new MediaError('invalid', message.message));
  }

  #onEnd(): void {
    const wasRunning = this.#state === 'running';
    this.#state = 'dead';
    const error = new MediaError(wasRunning ? 'worker-failed' : 'closed', 'the WebRTC gateway ended');
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
    if (wasRunning) this.#options.onDeath(error);
  }
}
