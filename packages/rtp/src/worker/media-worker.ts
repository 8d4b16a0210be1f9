import type { MessagePort } from 'node:worker_threads';
import type { EndpointId } from '../plane/api.ts';
import { MediaError } from '../plane/media-error.ts';
import type { WorkerCommand, WorkerReply } from '../plane/protocol.ts';
import { ClipStore } from './clip-store.ts';
import { Endpoint } from './endpoint.ts';
import type { EndpointContext } from './endpoint-context.ts';
import { openSource } from './open-source.ts';
import { ThreadPeer } from './thread-peer.ts';

const TICK_MS = 100;
const DONE: WorkerReply = { type: 'done' };

type Bridged =
  | { readonly to: 'endpoint'; readonly id: EndpointId }
  | { readonly to: 'thread'; readonly peer: ThreadPeer };

/** The endpoints of one media thread; carries out the plane's commands. */
export class MediaWorker {
  readonly #context: EndpointContext;
  readonly #endpoints = new Map<EndpointId, Endpoint>();
  readonly #bridges = new Map<EndpointId, Bridged>();
  readonly #clips = new ClipStore();
  readonly #ticker: NodeJS.Timeout;

  constructor(context: EndpointContext) {
    this.#context = context;
    this.#ticker = setInterval(() => {
      for (const endpoint of this.#endpoints.values()) this.#tick(endpoint);
    }, TICK_MS);
  }

  #tick(endpoint: Endpoint): void {
    try {
      endpoint.tick();
    } catch (error) {
      this.#context.fault(error);
    }
  }

  /**
   * Carries out one command; `reply` is called once, before any event that follows from the command.
   * Rejects with a `MediaError`.
   */
  async handle(command: WorkerCommand, reply: (reply: WorkerReply) => void): Promise<void> {
    if (command.type === 'play') await this.#play(command, () => reply(DONE));
    else reply(await this.#carryOut(command));
  }

  async #carryOut(command: Exclude<WorkerCommand, { type: 'play' }>): Promise<WorkerReply> {
    switch (command.type) {
      case 'ping':
        return DONE;
      case 'open':
        return this.#open(command);
      case 'remote':
        this.#endpoint(command.id).setRemote(command.remote);
        return DONE;
      case 'direction':
        this.#endpoint(command.id).setDirection(command.direction);
        return DONE;
      case 'bridge':
        this.#bridge(command.a, command.b);
        return DONE;
      case 'link':
        this.#link(command.id, command.port);
        return DONE;
      case 'unbridge':
        this.#unbridge(command.id);
        return DONE;
      case 'stop-play':
        this.#endpoint(command.id).stopPlay();
        return DONE;
      case 'dtmf':
        await this.#endpoint(command.id).sendDtmf(command.digits, command.durationMs, command.gapMs);
        return DONE;
      case 'codecs':
        return { type: 'codecs', ...this.#context.codecs.survey() };
      case 'stats':
        return { type: 'stats', stats: this.#endpoint(command.id).stats() };
      case 'close':
        return this.#close(command.id);
      case 'shutdown':
        await this.#shutdown();
        return DONE;
    }
  }

  async #open(command: Extract<WorkerCommand, { type: 'open' }>): Promise<WorkerReply> {
    const endpoint = await Endpoint.open(command, this.#context);
    if (!endpoint) return { type: 'port-taken' };
    this.#endpoints.set(command.id, endpoint);
    return { type: 'opened', ...endpoint.identity };
  }

  #endpoint(id: EndpointId): Endpoint {
    const endpoint = this.#endpoints.get(id);
    if (!endpoint) throw new MediaError('unknown-endpoint', 'the endpoint does not exist');
    return endpoint;
  }

  #bridge(a: EndpointId, b: EndpointId): void {
    const [first, second] = [this.#endpoint(a), this.#endpoint(b)];
    this.#unbridge(a);
    this.#unbridge(b);
    this.#bridges.set(a, { to: 'endpoint', id: b });
    this.#bridges.set(b, { to: 'endpoint', id: a });
    first.setPeer(second);
    if (first !== second) second.setPeer(first);
  }

  #link(id: EndpointId, port: MessagePort): void {
    const endpoint = this.#endpoints.get(id);
    if (!endpoint) {
      port.close();
      throw new MediaError('unknown-endpoint', 'the endpoint does not exist');
    }
    this.#unbridge(id);
    const peer = new ThreadPeer(port, endpoint);
    this.#bridges.set(id, { to: 'thread', peer });
    endpoint.setPeer(peer);
  }

  #unbridge(id: EndpointId): void {
    const bridged = this.#bridges.get(id);
    if (!bridged) return;
    this.#bridges.delete(id);
    this.#endpoints.get(id)?.setPeer(null);
    if (bridged.to === 'thread') {
      bridged.peer.close();
    } else {
      this.#bridges.delete(bridged.id);
      this.#endpoints.get(bridged.id)?.setPeer(null);
    }
  }

  async #play(command: Extract<WorkerCommand, { type: 'play' }>, started: () => void): Promise<void> {
    const { clock } = this.#context;
    const load = () => openSource(command.source, this.#clips, () => clock.unixAt(clock.now()));
    await this.#endpoint(command.id).play(command.playId, load, started);
  }

  async #close(id: EndpointId): Promise<WorkerReply> {
    const endpoint = this.#endpoint(id);
    this.#unbridge(id);
    this.#endpoints.delete(id);
    return { type: 'stats', stats: await endpoint.close() };
  }

  async #shutdown(): Promise<void> {
    clearInterval(this.#ticker);
    await Promise.all([...this.#endpoints.keys()].map((id) => this.#close(id)));
  }
}
