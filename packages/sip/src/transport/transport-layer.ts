import { isIP } from 'node:net';
import { type Clock, systemClock } from '../clock.ts';
import { defaultLimits, type MessageLimits } from '../message/limits.ts';
import type { SipMessage } from '../message/message.ts';
import type { SipParseError } from '../message/parse-error.ts';
import { isWildcard, LocalAddresses } from './local-address.ts';
import type { Sighting } from './sighting.ts';
import { familyOf, sameAddress } from './socket-address.ts';
import { defaultStreamSettings } from './stream-settings.ts';
import { listenTcp } from './tcp-transport.ts';
import type {
  Destination,
  Flow,
  FlowCloseReason,
  ListenAddress,
  StreamSettings,
  Transport,
  TransportFactory,
  TransportKind,
  TransportSink,
} from './transport.ts';
import { SipTransportError } from './transport-error.ts';
import { listenUdp } from './udp-transport.ts';
import { markReceived } from './via-received.ts';

export interface TransportLayerOptions {
  readonly clock?: Clock | undefined;
  readonly limits?: Partial<MessageLimits> | undefined;
  readonly streams?: Partial<StreamSettings> | undefined;
  /** Further transports, or others in place of ours. */
  readonly factories?: Partial<Record<TransportKind, TransportFactory>> | undefined;
  /** What Via and Contact say where the listening place itself says nothing. */
  readonly advertisedHost?: string | undefined;
  /** Asked for every datagram and connection before any work is spent on it. */
  readonly accept?: ((source: Destination) => boolean) | undefined;
  /** Told of every message that is received and sent; must not throw. */
  readonly tap?: ((sighting: Sighting) => void) | undefined;
  readonly onMessage: (message: SipMessage, flow: Flow) => void;
  readonly onInvalid?: ((error: SipParseError, flow: Flow) => void) | undefined;
  readonly onFlowClosed?: ((flow: Flow, reason: FlowCloseReason) => void) | undefined;
  /** A listening socket failed, or a handler threw. */
  readonly onError?: ((error: Error) => void) | undefined;
}

interface Place {
  readonly transport: Transport;
  readonly family: 4 | 6;
  readonly listen: ListenAddress;
}

/** An address that a peer of the other IP version has no use for. */
function isOtherFamily(host: string, peer: string): boolean {
  return isIP(host) !== 0 && familyOf(host) !== familyOf(peer);
}

const builtIn: Partial<Record<TransportKind, TransportFactory>> = { udp: listenUdp, tcp: listenTcp };

/** Every listening place together (RFC 3261 §18): opens, finds the one for a destination, notes where requests came from. */
export class TransportLayer {
  readonly #options: TransportLayerOptions;
  readonly #clock: Clock;
  readonly #localAddresses: LocalAddresses;
  #places: Place[] = [];

  constructor(options: TransportLayerOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#localAddresses = new LocalAddresses(this.#clock);
  }

  /** Binds all places or none; rejects with SipListenError. */
  async open(listens: readonly ListenAddress[]): Promise<void> {
    const results = await Promise.allSettled(listens.map((listen) => this.#bind(listen)));
    const places = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const failure = results.find((result) => result.status === 'rejected');
    if (failure === undefined) {
      this.#places.push(...places);
      return;
    }
    await Promise.all(places.map(({ transport }) => transport.close()));
    throw failure.reason;
  }

  get listening(): Destination[] {
    return this.#places.map(({ transport }) => ({ transport: transport.kind, ...transport.local }));
  }

  supports(kind: TransportKind): boolean {
    return this.#places.some(({ transport }) => transport.kind === kind);
  }

  /** A flow to `destination`: a live one, or a new one. Rejects with SipTransportError. */
  async connect(destination: Destination): Promise<Flow> {
    const place = this.#placeTowards(destination);
    if (place === undefined) {
      throw new SipTransportError('no-transport', `no ${destination.transport} for ${destination.address}`);
    }
    const { address, port, host, trust } = destination;
    return place.transport.connect({ address, port, host, trust });
  }

  /** The live flow with this id. */
  flow(id: string): Flow | undefined {
    for (const { transport } of this.#places) {
      const flow = transport.flow(id);
      if (flow !== undefined) return flow;
    }
    return undefined;
  }

  /** What Via and Contact say towards the peer of `flow`. */
  advertised(flow: Flow): { host: string; port: number } {
    const place = this.#placeOf(flow);
    const bound = place?.transport.local ?? flow.local;
    const own = isWildcard(bound.address) ? undefined : bound.address;
    const connected = isWildcard(flow.local.address) ? undefined : flow.local.address;
    const named = place?.listen.advertised?.host ?? this.#options.advertisedHost;
    const host = named === undefined || isOtherFamily(named, flow.remote.address) ? (own ?? connected) : named;
    return {
      host: host ?? this.#localAddresses.towards(flow.remote.address),
      port: place?.listen.advertised?.port ?? (bound.port === 0 ? flow.local.port : bound.port),
    };
  }

  async close(): Promise<void> {
    const places = this.#places;
    this.#places = [];
    await Promise.all(places.map(({ transport }) => transport.close()));
  }

  #placesFor(transport: TransportKind, address: string): Place[] {
    const family = familyOf(address);
    return this.#places.filter((place) => place.transport.kind === transport && place.family === family);
  }

  /** Of several places the one bound to the address that the peer is reached from. */
  #placeTowards(destination: Destination): Place | undefined {
    const places = this.#placesFor(destination.transport, destination.address);
    if (places.length < 2) return places[0];
    const address = this.#localAddresses.towards(destination.address);
    const boundTo = (wanted: (bound: string) => boolean) =>
      places.find((place) => wanted(place.transport.local.address));
    return boundTo((bound) => bound === address) ?? boundTo(isWildcard) ?? places[0];
  }

  #placeOf(flow: Flow): Place | undefined {
    const { transport: kind, local } = flow;
    const exact = this.#places.find(({ transport }) => transport.kind === kind && sameAddress(transport.local, local));
    if (exact !== undefined) return exact;
    const places = this.#placesFor(kind, local.address);
    return places.find(({ transport }) => transport.local.port === local.port) ?? places[0];
  }

  async #bind(listen: ListenAddress): Promise<Place> {
    const factory = this.#options.factories?.[listen.transport] ?? builtIn[listen.transport];
    if (factory === undefined) throw new SipTransportError('no-transport', `no transport ${listen.transport}`);
    const transport = await factory(listen, {
      sink: this.#sink(),
      clock: this.#clock,
      limits: { ...defaultLimits, ...this.#options.limits },
      streams: { ...defaultStreamSettings, ...this.#options.streams },
    });
    return { transport, listen, family: familyOf(transport.local.address) };
  }

  #sink(): TransportSink {
    const options = this.#options;
    return {
      accept: (source) => options.accept?.(source) ?? true,
      ...(options.tap === undefined ? {} : { sent: (bytes, flow) => this.#show('sent', bytes, flow) }),
      message: (message, flow, bytes) =>
        this.#guarded(() => {
          this.#show('received', bytes, flow);
          if (message.kind === 'request') markReceived(message, flow);
          options.onMessage(message, flow);
        }),
      invalid: (error, flow) =>
        this.#guarded(() => {
          if (error.request !== undefined) markReceived(error.request, flow);
          options.onInvalid?.(error, flow);
        }),
      flowClosed: (flow, reason) => options.onFlowClosed?.(flow, reason),
      failed: (error) => options.onError?.(error),
    };
  }

  #show(direction: Sighting['direction'], bytes: Uint8Array, flow: Flow): void {
    const { tap } = this.#options;
    if (tap === undefined) return;
    const { transport, local, remote } = flow;
    const address = isWildcard(local.address) ? this.#localAddresses.towards(remote.address) : local.address;
    tap({ direction, transport, local: { address, port: local.port }, remote, bytes });
  }

  /** One message that trips the code above must not bring down the others. */
  #guarded(handle: () => void): void {
    try {
      handle();
    } catch (error) {
      if (this.#options.onError === undefined) throw error;
      this.#options.onError(error instanceof Error ? error : new Error(String(error)));
    }
  }
}
