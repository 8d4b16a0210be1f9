import type { Counterpart } from '../mixing/seat.ts';
import type { Wiretap } from '../mixing/wiretap.ts';
import type { EndpointId } from '../plane/api.ts';
import { MediaError } from '../plane/media-error.ts';
import type { Endpoint } from './endpoint.ts';
import type { FrameSink } from './frame.ts';

/** What an endpoint is connected with: another one of this thread, or whatever stands in for one. */
type Connection =
  | { readonly to: 'endpoint'; readonly id: EndpointId }
  | { readonly to: 'counterpart'; readonly counterpart: Counterpart };

/** Who hears whom among the endpoints of one media thread, and who listens in. */
export class Connections {
  readonly #endpoints: ReadonlyMap<EndpointId, Endpoint>;
  readonly #connected = new Map<EndpointId, Connection>();
  readonly #taps = new Map<EndpointId, Wiretap>();

  constructor(endpoints: ReadonlyMap<EndpointId, Endpoint>) {
    this.#endpoints = endpoints;
  }

  /** Throws `unknown-endpoint`. */
  endpoint(id: EndpointId): Endpoint {
    const endpoint = this.#endpoints.get(id);
    if (!endpoint) throw new MediaError('unknown-endpoint', 'the endpoint does not exist');
    return endpoint;
  }

  /** Connects two endpoints both ways, leaving their former connections. Throws `unknown-endpoint`. */
  bridge(a: EndpointId, b: EndpointId): void {
    this.endpoint(a);
    this.endpoint(b);
    this.part(a);
    this.part(b);
    this.#connected.set(a, { to: 'endpoint', id: b });
    this.#connected.set(b, { to: 'endpoint', id: a });
    this.#wire(a);
    if (a !== b) this.#wire(b);
  }

  /** Connects an endpoint with what stands in for another, which is closed if that fails. Throws `unknown-endpoint`. */
  connect(id: EndpointId, counterpart: Counterpart): void {
    if (!this.#endpoints.has(id)) {
      counterpart.close();
      throw new MediaError('unknown-endpoint', 'the endpoint does not exist');
    }
    this.part(id);
    this.#connected.set(id, { to: 'counterpart', counterpart });
    this.#wire(id);
  }

  /** Ends the connection of an endpoint, if any, on both sides. */
  part(id: EndpointId): void {
    const connection = this.#connected.get(id);
    if (!connection) return;
    this.#connected.delete(id);
    if (connection.to === 'endpoint') {
      this.#connected.delete(connection.id);
      if (connection.id !== id) this.#wire(connection.id);
    } else {
      connection.counterpart.close();
    }
    this.#wire(id);
  }

  /** The wiretap of an endpoint; `make` makes one for what the endpoint hears. Throws `unknown-endpoint`. */
  tap(id: EndpointId, make: (target: FrameSink) => Wiretap): Wiretap {
    const known = this.#taps.get(id);
    if (known) return known;
    const tap = make(this.endpoint(id));
    this.#taps.set(id, tap);
    this.#reroute(id);
    return tap;
  }

  /** Takes the wiretap of an endpoint away, if any, and ends it. */
  untap(id: EndpointId): void {
    const tap = this.#taps.get(id);
    if (!tap) return;
    this.#taps.delete(id);
    this.#reroute(id);
    tap.close();
  }

  /** An endpoint is about to be closed. */
  forget(id: EndpointId): void {
    this.part(id);
    this.untap(id);
  }

  /** The endpoint hears somebody else from now on. */
  #wire(id: EndpointId): void {
    this.#route(id);
    this.#endpoints.get(id)?.setPeer(this.#listenerOf(id));
  }

  /** Both sides of a connection hear what they heard before, on another way. */
  #reroute(id: EndpointId): void {
    const connection = this.#connected.get(id);
    const sides = connection?.to === 'endpoint' && connection.id !== id ? [id, connection.id] : [id];
    for (const side of sides) {
      this.#route(side);
      this.#endpoints.get(side)?.redirect(this.#listenerOf(side));
    }
  }

  /** Sets the ends of what stands between an endpoint and the other side. */
  #route(id: EndpointId): void {
    const tap = this.#taps.get(id);
    if (tap) tap.fromTarget.to = this.#beyond(id);
    const connection = this.#connected.get(id);
    if (connection?.to === 'counterpart') connection.counterpart.receiver = this.#entranceOf(id);
  }

  /** Whom the endpoint's frames go to. */
  #listenerOf(id: EndpointId): FrameSink | null {
    return this.#taps.get(id)?.fromTarget ?? this.#beyond(id);
  }

  /** The other side of its connection. */
  #beyond(id: EndpointId): FrameSink | null {
    const connection = this.#connected.get(id);
    if (!connection) return null;
    return connection.to === 'endpoint' ? this.#entranceOf(connection.id) : connection.counterpart;
  }

  /** Where others speak to an endpoint. */
  #entranceOf(id: EndpointId): FrameSink | null {
    return this.#taps.get(id)?.fromPeer ?? this.#endpoints.get(id) ?? null;
  }
}
