import { isIP } from 'node:net';
import { parseUri, type Resolver } from '@strowger/sip';
import type { TrunkConfiguration } from '@strowger/switch';
import type { Logger } from 'pino';

/** A change of providers is not held up longer than that by a name that nobody answers for. */
const PATIENCE_MS = 1500;

type Places = Pick<TrunkConfiguration, 'providerId' | 'host' | 'proxy' | 'outboundProxy' | 'registerProxy'>;

/** Which providers send from which addresses: their hosts and proxies, by every address that their names stand for. */
export class TrunkAddresses {
  readonly #resolver: Resolver;
  readonly #log: Logger;
  #providers: ReadonlyMap<number, readonly string[]> = new Map();
  /** Addresses by the place they were found for, so that a name that cannot be resolved now keeps its last ones. */
  readonly #found = new Map<string, readonly string[]>();
  #byAddress: ReadonlyMap<string, readonly number[]> = new Map();

  constructor(resolver: Resolver, log: Logger) {
    this.#resolver = resolver;
    this.#log = log;
  }

  /** Ids of the providers that send from there. */
  at(address: string): readonly number[] {
    return this.#byAddress.get(plainAddress(address)) ?? [];
  }

  /** Takes the providers over; resolves when the new ones' addresses are known, or names take too long: they follow then. */
  async follow(trunks: readonly Places[]): Promise<void> {
    const before = this.#places();
    this.#providers = new Map(trunks.map((trunk) => [trunk.providerId, placesOf(trunk)]));
    this.#index();
    const unseen = [...this.#places()].filter((place) => !before.has(place));
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, PATIENCE_MS);
    await Promise.race([this.#resolveAll(unseen), late]);
    clearTimeout(timer);
  }

  /** Resolves all names anew. */
  async refresh(): Promise<void> {
    const places = this.#places();
    for (const known of this.#found.keys()) if (!places.has(known)) this.#found.delete(known);
    await this.#resolveAll([...places]);
  }

  #places(): ReadonlySet<string> {
    return new Set([...this.#providers.values()].flat());
  }

  async #resolveAll(places: readonly string[]): Promise<void> {
    await Promise.all(places.map((place) => this.#resolve(place)));
    this.#index();
  }

  async #resolve(place: string): Promise<void> {
    try {
      const uri = parseUri(`sip:${place}`);
      const found = uri.scheme === 'sip' ? await this.#resolver.resolve(uri) : [];
      if (found.length > 0) this.#found.set(place, [...new Set(found.map(({ address }) => address))]);
    } catch (error) {
      this.#log.warn({ err: error, place }, 'the name of a provider cannot be resolved');
    }
  }

  #index(): void {
    const byAddress = new Map<string, number[]>();
    for (const [providerId, places] of this.#providers) {
      for (const address of new Set(places.flatMap((place) => this.#addressesOf(place)))) {
        byAddress.set(address, [...(byAddress.get(address) ?? []), providerId]);
      }
    }
    this.#byAddress = byAddress;
  }

  #addressesOf(place: string): readonly string[] {
    const literal = place.replace(/^\[(.*)\]$/, '$1');
    return isIP(literal) === 0 ? (this.#found.get(place) ?? []) : [literal];
  }
}

function placesOf({ host, proxy, outboundProxy, registerProxy }: Places): string[] {
  return [host, proxy, outboundProxy, registerProxy].filter((place) => place !== '').map(withoutPort);
}

/** SRV records count, as calls may come from any of the servers that they name; a port would pass them over. */
function withoutPort(place: string): string {
  if (isIP(place) === 6) return `[${place}]`;
  return place.replace(/^(\[.*\]|[^:]*):\d+$/, '$1');
}

/** `::ffff:192.0.2.1` is the IPv4 address it maps. */
function plainAddress(address: string): string {
  return address.toLowerCase().startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address;
}
