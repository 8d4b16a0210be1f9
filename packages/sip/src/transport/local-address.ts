import { BlockList } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Clock } from '../clock.ts';
import { familyOf } from './socket-address.ts';

interface OwnAddress {
  readonly address: string;
  readonly internal: boolean;
  readonly family: 4 | 6;
  /** The peers on the same link. */
  readonly subnet: BlockList;
}

/** Addresses come and go with the links: asked for anew after this many milliseconds. */
const refreshAfter = 10_000;
/** Peers whose answer is remembered until then. */
const mostPeers = 10_000;

function ownAddresses(): OwnAddress[] {
  return Object.values(networkInterfaces()).flatMap((addresses) =>
    (addresses ?? []).map(({ address, internal, cidr }) => {
      const family = familyOf(address);
      const subnet = new BlockList();
      const prefix = Number(cidr?.split('/')[1] ?? (family === 6 ? 128 : 32));
      subnet.addSubnet(address, prefix, family === 6 ? 'ipv6' : 'ipv4');
      return { address, internal, family, subnet };
    }),
  );
}

/** The addresses of this machine, for sockets bound to every one of them. */
export class LocalAddresses {
  readonly #clock: Clock;
  #own: readonly OwnAddress[] = [];
  readonly #known = new Map<string, string>();
  #readAt: number | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Our address as a peer would see it: one on its subnet, else one that is not loopback. */
  towards(peer: string): string {
    this.#refresh();
    const known = this.#known.get(peer);
    if (known !== undefined) return known;
    const found = this.#find(peer);
    if (this.#known.size < mostPeers) this.#known.set(peer, found);
    return found;
  }

  #find(peer: string): string {
    const family = familyOf(peer);
    const own = this.#own.filter((local) => local.family === family);
    const near = own.find((local) => local.subnet.check(peer, family === 6 ? 'ipv6' : 'ipv4'));
    const found = near ?? own.find((local) => !local.internal) ?? own[0];
    return found?.address ?? (family === 6 ? '::1' : '127.0.0.1');
  }

  #refresh(): void {
    const now = this.#clock.now();
    if (this.#readAt !== undefined && now - this.#readAt <= refreshAfter) return;
    this.#own = ownAddresses();
    this.#known.clear();
    this.#readAt = now;
  }
}

export function isWildcard(address: string): boolean {
  return address === '0.0.0.0' || address === '::';
}
