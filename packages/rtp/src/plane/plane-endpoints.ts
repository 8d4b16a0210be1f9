import type { AddressPorts } from './address-ports.ts';
import type { Endpoint, EndpointId, EndpointOptions, RemoteMedia } from './api.ts';
import { checkRemote } from './check-arguments.ts';
import { MediaError } from './media-error.ts';
import type { Party } from './mixers.ts';
import {
  openWebRtc,
  type Place,
  RELAY_ADDRESS,
  restartWebRtc,
  throughRelay,
  type WebRtcParts,
} from './webrtc-endpoint.ts';
import type { WebRtcGateway } from './webrtc-gateway.ts';
import type { WorkerLink } from './worker-link.ts';

/** What the plane keeps of an endpoint. */
export interface Entry extends Party {
  endpoint: Endpoint;
  remote: RemoteMedia | null;
  /** Ports of transports that the present one is to replace. */
  readonly formerPorts: number[];
}

/** The endpoints of a plane: opening them, what is known of them, and the ports they hold. */
export class PlaneEndpoints {
  readonly #gateway: WebRtcGateway;
  readonly #ports: AddressPorts;
  readonly #webrtc: WebRtcParts;
  readonly #silentAfterMs: number;
  readonly #entries = new Map<EndpointId, Entry>();
  #count = 0;

  /** @param silentAfterMs of an endpoint that asks for none of its own */
  constructor(gateway: WebRtcGateway, ports: AddressPorts, silentAfterMs: number) {
    this.#gateway = gateway;
    this.#ports = ports;
    this.#webrtc = { gateway, ports };
    this.#silentAfterMs = silentAfterMs;
  }

  /** Rejects with a `MediaError`. */
  async open(options: EndpointOptions, link: WorkerLink): Promise<Endpoint> {
    const address = this.#ports.addressOf(options.address);
    this.#count++;
    const id = `m${this.#count}`;
    const place = { id, address, silentAfterMs: options.silentAfterMs ?? this.#silentAfterMs };
    const { kind = 'rtp' } = options;
    const endpoint =
      kind === 'rtp' ? await this.#openRtp(link, place) : await openWebRtc(this.#webrtc, link, place, kind);
    this.#entries.set(id, { endpoint, link, remote: null, partner: null, seat: null, formerPorts: [] });
    return endpoint;
  }

  /**
   * The endpoint with a new transport; the port of the former one is held until the new one is in use. Rejects
   * `unknown-endpoint` when it was closed meanwhile.
   */
  async restart(entry: Entry): Promise<Endpoint> {
    const renewed = await restartWebRtc(this.#webrtc, entry.endpoint);
    if (this.#entries.get(renewed.id) !== entry) {
      this.#ports.release(renewed.address, renewed.port);
      throw new MediaError('unknown-endpoint', 'the endpoint was closed');
    }
    entry.formerPorts.push(entry.endpoint.port);
    entry.endpoint = renewed;
    return renewed;
  }

  /** Tells the gateway where it has a part in the endpoint. @returns what the media thread is to be told */
  async accept(entry: Entry, remote: RemoteMedia): Promise<RemoteMedia> {
    const { id, address } = entry.endpoint;
    const relayPort = this.#gateway.relayPortOf(id);
    const checked =
      relayPort === null ? checkRemote(remote, address) : checkRemote(throughRelay(remote, relayPort), RELAY_ADDRESS);
    if (relayPort !== null) {
      if (!remote.webrtc) throw new MediaError('invalid', 'a WebRTC endpoint needs a WebRTC remote');
      await this.#gateway.setRemote(id, remote.webrtc);
    }
    entry.remote = checked;
    return checked;
  }

  /** Throws `unknown-endpoint`. */
  get(id: EndpointId): Entry {
    const entry = this.#entries.get(id);
    if (!entry) throw new MediaError('unknown-endpoint', 'the endpoint does not exist');
    return entry;
  }

  find(id: EndpointId): Entry | undefined {
    return this.#entries.get(id);
  }

  get all(): Iterable<Entry> {
    return this.#entries.values();
  }

  /** Nobody finds it any more; its ports are still its own. */
  forget({ endpoint }: Entry): void {
    this.#entries.delete(endpoint.id);
  }

  clear(): void {
    this.#entries.clear();
  }

  /** Gives all its ports back. */
  release(entry: Entry): void {
    this.releaseFormer(entry);
    const { address, port } = entry.endpoint;
    this.#ports.release(address, port);
  }

  releaseFormer(entry: Entry): void {
    for (const port of entry.formerPorts.splice(0)) this.#ports.release(entry.endpoint.address, port);
  }

  async #openRtp(link: WorkerLink, place: Place): Promise<Endpoint> {
    const { id, address } = place;
    const { port } = await this.#ports.open(address, async (candidate) => {
      const reply = await link.request({ type: 'open', ...place, port: candidate, relay: false });
      return reply.type === 'port-taken' ? null : reply;
    });
    return { id, address, port, rtcpPort: port + 1 };
  }
}
