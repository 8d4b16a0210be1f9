import { BlockList, isIP } from 'node:net';
import type { Database } from '@strowger/db';
import { normalAddress } from '../integration/address.ts';
import { listEntries } from '../integration/whitelist/entries.ts';

interface Spared {
  readonly networks: BlockList;
  readonly until: Date | null;
}

/** Addresses on the whitelist of the integration API: the engine does not ban them (contract 40 B3). */
export class SparedAddresses {
  readonly #db: Database;
  readonly #now: () => Date;
  #spared: readonly Spared[] = [];

  constructor(db: Database, now: () => Date) {
    this.#db = db;
    this.#now = now;
  }

  async reload(): Promise<void> {
    const entries = await this.#db.transaction({ kind: 'all' }, listEntries, { readOnly: true });
    this.#spared = entries
      .filter(({ enabled }) => enabled)
      .map(({ cidr, expires_at }) => ({ networks: networkOf(cidr), until: expires_at }));
  }

  /** Takes a committed change over. */
  async apply({ resource }: { readonly resource: string }): Promise<void> {
    if (resource === 'integration_whitelist') await this.reload();
  }

  has(source: string): boolean {
    const address = normalAddress(source);
    if (address === null) return false;
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
    const now = this.#now();
    return this.#spared.some(
      ({ networks, until }) => (until === null || until > now) && networks.check(address, family),
    );
  }
}

function networkOf(cidr: string): BlockList {
  const [network = '', bits = ''] = cidr.split('/');
  const list = new BlockList();
  list.addSubnet(network, Number(bits), network.includes(':') ? 'ipv6' : 'ipv4');
  return list;
}
