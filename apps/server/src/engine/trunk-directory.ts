import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { type DidClaim, DidIndex, type DidOwner, type PlatformNumbers } from '@strowger/callplan';
import type { Database, Trx } from '@strowger/db';
import type { CalledNumber, Peer, Trunks } from '@strowger/switch';
import type { Logger } from 'pino';
import type { ConfigurationChange, Directory } from './directory.ts';

/** How often the names of providers are resolved anew. */
const RESOLVE_MS = 60_000;

interface Claim extends DidClaim {
  readonly tenantId: number;
}

/** What an IP-authenticated provider is known by. */
interface ProviderRow {
  readonly peer: Peer;
  /** Addresses and names that it sends from. */
  readonly hosts: readonly string[];
}

/** Providers by their addresses and DIDs by their numbers, of all tenants, in memory (contract 20 §11, 30 §2.2). */
export class TrunkDirectory implements Trunks, PlatformNumbers {
  readonly #db: Database;
  readonly #directory: Directory;
  readonly #log: Logger;
  #providers: readonly ProviderRow[] = [];
  #peers: ReadonlyMap<string, Peer> = new Map();
  readonly #claims = new Map<number, readonly Claim[]>();
  /** Over the claims of all tenants; null: they have changed. */
  #index: DidIndex<Claim> | null = null;
  #changes: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | null = null;

  constructor(db: Database, directory: Directory, log: Logger) {
    this.#db = db;
    this.#directory = directory;
    this.#log = log;
  }

  async start(): Promise<void> {
    await this.reload();
    this.#timer = setInterval(() => void this.#resolve(), RESOLVE_MS).unref();
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
  }

  peerAt(address: string): Peer | null {
    return this.#peers.get(plainAddress(address)) ?? null;
  }

  async ownerOf(numbers: readonly string[], peer: Peer): Promise<CalledNumber | null> {
    for (const number of numbers) {
      const claim = this.#dids().find(number);
      if (claim === null || (peer.tenantId !== null && claim.tenantId !== peer.tenantId)) continue;
      const tenant = await this.#directory.tenant(claim.tenantId);
      if (tenant !== null) return { tenant, number };
    }
    return null;
  }

  ownerOfDid(dialled: string): DidOwner | null {
    const claim = this.#dids().findExact(dialled);
    return claim === null ? null : { tenantId: claim.tenantId, number: claim.number };
  }

  /** Takes a committed change over; when it resolves the next call sees it. */
  apply({ resource, tenantId }: ConfigurationChange): Promise<void> {
    if (resource === 'providers') return this.#then((trx) => this.#readProviders(trx));
    if (resource === 'inbound_routes' && tenantId !== null) return this.#then((trx) => this.#readClaims(trx, tenantId));
    return resource === 'tenants' ? this.reload() : Promise.resolve();
  }

  /** Reads everything anew: changes may have been missed. */
  reload(): Promise<void> {
    return this.#then(async (trx) => {
      await this.#readProviders(trx);
      await this.#readClaims(trx, null);
    });
  }

  #dids(): DidIndex<Claim> {
    this.#index ??= new DidIndex([...this.#claims.values()].flat());
    return this.#index;
  }

  /** One after the other, so that none is stale. */
  #then(read: (trx: Trx) => Promise<void>): Promise<void> {
    const done = this.#changes.then(() => this.#db.transaction({ kind: 'all' }, read, { readOnly: true }));
    this.#changes = done.catch(() => undefined);
    return done;
  }

  async #readProviders(trx: Trx): Promise<void> {
    const rows = await trx
      .selectFrom('providers')
      .select(['provider_id', 'tenant_id', 'name', 'host', 'proxy'])
      .where('type', '=', 'sip')
      .where('active', '=', true)
      .execute();
    this.#providers = rows.map(({ provider_id, tenant_id, name, host, proxy }) => ({
      peer: { providerId: provider_id, name, tenantId: tenant_id },
      hosts: [host, proxy].map((text) => text.trim()).filter((text) => text !== ''),
    }));
    await this.#resolve();
  }

  async #readClaims(trx: Trx, tenantId: number | null): Promise<void> {
    const rows = await trx
      .selectFrom('inbound_routes')
      .select(['tenant_id', 'destination_number', 'destination_number_regex', 'destination_enabled'])
      .$if(tenantId !== null, (query) => query.where('tenant_id', '=', tenantId))
      .orderBy('destination_order')
      .orderBy('date_created')
      .execute();
    if (tenantId === null) this.#claims.clear();
    else this.#claims.delete(tenantId);
    const claims = rows.map((row) => ({
      tenantId: row.tenant_id,
      number: row.destination_number,
      regex: row.destination_number_regex ?? '',
      enabled: row.destination_enabled,
    }));
    for (const [owner, own] of Map.groupBy(claims, (claim) => claim.tenantId)) this.#claims.set(owner, own);
    this.#index = null;
  }

  /** A name that cannot be resolved now keeps nobody else's provider from being known. */
  async #resolve(): Promise<void> {
    const providers = this.#providers;
    const found = await Promise.all(
      providers.map(async ({ peer, hosts }) => {
        const addresses = await Promise.all(hosts.map((host) => this.#addressesOf(host)));
        return addresses.flat().map((address) => [address, peer] as const);
      }),
    );
    if (this.#providers === providers) this.#peers = new Map(found.flat());
  }

  async #addressesOf(host: string): Promise<string[]> {
    if (isIP(host) !== 0) return [host];
    try {
      return (await lookup(host, { all: true })).map(({ address }) => address);
    } catch (error) {
      this.#log.warn({ err: error, host }, 'the name of a provider cannot be resolved');
      return [...this.#peers].filter(([, peer]) => this.#hostsOf(peer).includes(host)).map(([address]) => address);
    }
  }

  #hostsOf(peer: Peer): readonly string[] {
    return this.#providers.find((one) => one.peer.providerId === peer.providerId)?.hosts ?? [];
  }
}

/** `::ffff:192.0.2.1` is the IPv4 address it maps. */
function plainAddress(address: string): string {
  return address.toLowerCase().startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address;
}
