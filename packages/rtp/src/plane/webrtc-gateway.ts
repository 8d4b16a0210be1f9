import { GatewayLink } from '../gateway/gateway-link.ts';
import type { OpenedSession } from '../gateway/gateway-protocol.ts';
import type { EndpointId, RemoteAddress } from './api.ts';
import { MediaError } from './media-error.ts';
import type { RemoteWebRtc } from './webrtc.ts';

/** A WebRTC endpoint's transport: its end towards the media thread and whom it is connected with. */
interface Transport {
  readonly relayPort: number;
  remote: RemoteAddress | null;
}

export interface GatewayRequestOpen {
  readonly id: EndpointId;
  readonly address: string;
  readonly port: number;
  readonly relayPort: number;
  readonly iceless: boolean;
}

/** The WebRTC transports of a plane. Their process starts with the first of them, and anew after it died. */
export class WebRtcGateway {
  readonly #onDeath: (ids: readonly EndpointId[], error: MediaError) => void;
  readonly #onConnected: (id: EndpointId) => void;
  readonly #transports = new Map<EndpointId, Transport>();
  #link: GatewayLink | null = null;

  constructor(onDeath: (ids: readonly EndpointId[], error: MediaError) => void, onConnected: (id: EndpointId) => void) {
    this.#onDeath = onDeath;
    this.#onConnected = onConnected;
  }

  has(id: EndpointId): boolean {
    return this.#transports.has(id);
  }

  relayPortOf(id: EndpointId): number | null {
    return this.#transports.get(id)?.relayPort ?? null;
  }

  remoteOf(id: EndpointId): RemoteAddress | null {
    return this.#transports.get(id)?.remote ?? null;
  }

  /** Null: the port is taken. Rejects with a `MediaError`. */
  async open(request: GatewayRequestOpen): Promise<OpenedSession | null> {
    this.#link ??= this.#start();
    const reply = await this.#link.request({ type: 'open', ...request });
    if (reply.type === 'port-taken') return null;
    if (reply.type !== 'opened') throw new MediaError('worker-failed', 'the WebRTC gateway gave no session');
    this.#transports.set(request.id, { relayPort: reply.session.relayPort, remote: null });
    return reply.session;
  }

  /** A second transport beside the first, which goes once this one is connected. Null: the port is taken. */
  async restart(id: EndpointId, port: number): Promise<OpenedSession | null> {
    const reply = await this.#link?.request({ type: 'restart', id, port });
    if (reply?.type === 'port-taken') return null;
    if (reply?.type !== 'opened') throw new MediaError('worker-failed', 'the WebRTC gateway gave no session');
    return reply.session;
  }

  /** Rejects `invalid` for what the transport cannot become. */
  async setRemote(id: EndpointId, remote: RemoteWebRtc): Promise<void> {
    await this.#link?.request({ type: 'remote', id, remote });
  }

  async closeTransport(id: EndpointId): Promise<void> {
    if (!this.#transports.delete(id)) return;
    // A gateway that died has closed it already.
    await this.#link?.request({ type: 'close', id }).catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.#link?.close();
  }

  #start(): GatewayLink {
    return new GatewayLink({
      onConnected: (id, remote) => {
        const transport = this.#transports.get(id);
        if (transport) transport.remote = remote;
        this.#onConnected(id);
      },
      onDeath: (error) => {
        this.#link = null;
        const lost = [...this.#transports.keys()];
        this.#transports.clear();
        this.#onDeath(lost, error);
      },
    });
  }
}
