import type { Destination } from '@strowger/sip';
import type { SwitchHost } from '@strowger/switch';
import type { Locations } from '../registration/locations.ts';
import { TokenBuckets } from './token-buckets.ts';

/** What one source address may do; 0 = no limit. */
export interface SourceLimitSettings {
  /** SIP messages a second; a burst may have twice as many. */
  readonly messagesPerSecond: number;
  /** New connections a second; a burst may have ten times as many. */
  readonly connectionsPerSecond: number;
}

export const DEFAULT_SOURCE_LIMITS: SourceLimitSettings = { messagesPerSecond: 500, connectionsPerSecond: 20 };

const MESSAGE_BURST_SECONDS = 2;
const CONNECTION_BURST_SECONDS = 10;
const IDLE_MS = 60_000;
const KNOWN_PLACES_AGE_MS = 1000;

export interface SourceLimitParts {
  readonly settings: () => SourceLimitSettings;
  readonly host: Pick<SwitchHost, 'security'>;
  readonly locations: Pick<Locations, 'all'>;
  /** Whether a provider sends from exactly there. */
  readonly isProvider: (address: string, port: number) => boolean;
  readonly now: () => number;
}

/**
 * Holds each source address to its rates before any work is spent on what it sends. A registered device and a provider
 * have a bucket of their own besides that of their address, so that nobody who shares or forges the address can silence them.
 */
export class SourceLimits {
  readonly #parts: SourceLimitParts;
  readonly #messages: TokenBuckets;
  readonly #connections: TokenBuckets;
  #known: ReadonlySet<string> = new Set();
  #knownAt = Number.NEGATIVE_INFINITY;

  constructor(parts: SourceLimitParts) {
    this.#parts = parts;
    this.#messages = new TokenBuckets(parts.now);
    this.#connections = new TokenBuckets(parts.now);
  }

  /** A datagram or a new connection. False: to be dropped, with no answer. */
  accepts(source: Destination): boolean {
    return source.transport === 'udp' ? this.#datagram(source) : this.#connection(source);
  }

  /** A request on an open connection, whose octets nobody asked about. False: to be refused. */
  admits({ address, port }: { readonly address: string; readonly port: number }): boolean {
    return this.#message(address, port);
  }

  sweep(): void {
    this.#messages.sweep(IDLE_MS);
    this.#connections.sweep(IDLE_MS);
  }

  #datagram({ address, port }: Destination): boolean {
    if (this.#message(address, port)) return true;
    this.#parts.host.security({ kind: 'refused', source: address, reason: 'rate', status: null, detail: 'dropped' });
    return false;
  }

  #connection({ address, transport }: Destination): boolean {
    const { connectionsPerSecond: perSecond } = this.#parts.settings();
    if (perSecond === 0) return true;
    if (this.#connections.take(address, { perSecond, burst: perSecond * CONNECTION_BURST_SECONDS })) return true;
    this.#parts.host.security({
      kind: 'refused',
      source: address,
      reason: 'connections',
      status: null,
      detail: transport,
    });
    return false;
  }

  #message(address: string, port: number): boolean {
    const { messagesPerSecond: perSecond } = this.#parts.settings();
    if (perSecond === 0) return true;
    const rule = { perSecond, burst: perSecond * MESSAGE_BURST_SECONDS };
    if (this.#messages.take(address, rule)) return true;
    const place = `${address} ${port}`;
    const isKnown = this.#isKnown(place) || this.#parts.isProvider(address, port);
    return isKnown && this.#messages.take(place, rule);
  }

  #isKnown(place: string): boolean {
    const now = this.#parts.now();
    if (now - this.#knownAt > KNOWN_PLACES_AGE_MS) {
      const sources = [...this.#parts.locations.all()].map(({ binding }) => binding.source);
      this.#known = new Set(sources.map(({ address, port }) => `${address} ${port}`));
      this.#knownAt = now;
    }
    return this.#known.has(place);
  }
}
