import { hostname } from 'node:os';
import { type DidClaim, DidIndex, type DidOwner, type PlatformNumbers } from '@strowger/callplan';
import type { Database, Trx } from '@strowger/db';
import { dnsResolver } from '@strowger/sip';
import type { CalledNumber, Peer, TrunkConfiguration, Trunks } from '@strowger/switch';
import type { Logger } from 'pino';
import type { ConfigResource } from '../events/config-resource.ts';
import type { Vault } from '../secrets/vault.ts';
import { readAnsweredDids } from './answered-dids.ts';
import type { ConfigurationChange, Directory } from './directory.ts';
import { RegistrationDuty } from './registration-duty.ts';
import { TrunkAddresses } from './trunk-addresses.ts';
import { readTrunks } from './trunk-rows.ts';

/** How often the names of providers are resolved anew. */
const RESOLVE_MS = 60_000;

/** What says whose calls to a number are. */
const CLAIMING: ReadonlySet<ConfigResource> = new Set(['inbound_routes', 'programs', 'dids', 'accounts']);

interface Claim extends DidClaim {
  readonly tenantId: number;
}

export interface TrunkDirectoryOptions {
  readonly db: Database;
  readonly directory: Directory;
  readonly vault: Vault;
  readonly log: Logger;
  /** Which of the nodes of `providers.node_id` this process is; null: none of them. */
  readonly nodeId?: number | null;
}

/** SIP providers, by id and address, and DIDs by their numbers, of all tenants, in memory (contract 20 §11, 30 §2). */
export class TrunkDirectory implements Trunks, PlatformNumbers {
  readonly #db: Database;
  readonly #directory: Directory;
  readonly #vault: Vault;
  /** For the providers that no node is named for. */
  readonly #duty: RegistrationDuty;
  readonly #nodeId: number | null;
  /** For those of this node; null: it is none. */
  readonly #nodeDuty: RegistrationDuty | null;
  readonly #addresses: TrunkAddresses;
  readonly #listeners = new Set<() => void>();
  #trunks: ReadonlyMap<number, TrunkConfiguration> = new Map();
  readonly #claims = new Map<number, readonly Claim[]>();
  /** Over the claims of all tenants; null: they have changed. */
  #index: DidIndex<Claim> | null = null;
  #changes: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | null = null;

  constructor({ db, directory, vault, log, nodeId = null }: TrunkDirectoryOptions) {
    this.#db = db;
    this.#directory = directory;
    this.#vault = vault;
    this.#addresses = new TrunkAddresses(dnsResolver({ speaks: (kind) => kind !== 'ws' && kind !== 'wss' }), log);
    const duty = (name: string) => new RegistrationDuty({ db, log, name, changed: () => this.#tell() });
    this.#duty = duty('trunk-registrations');
    this.#nodeId = nodeId;
    this.#nodeDuty = nodeId === null ? null : duty(`trunk-registrations-${nodeId}`);
  }

  async start(): Promise<void> {
    await this.reload();
    await Promise.all([this.#duty.start(), this.#nodeDuty?.start()]);
    this.#timer = setInterval(() => void this.#addresses.refresh(), RESOLVE_MS).unref();
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#duty.stop();
    this.#nodeDuty?.stop();
  }

  all(): readonly TrunkConfiguration[] {
    return [...this.#trunks.values()];
  }

  find(providerId: number): TrunkConfiguration | null {
    return this.#trunks.get(providerId) ?? null;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  registersHere({ nodeId }: Pick<TrunkConfiguration, 'nodeId'>): boolean {
    if (nodeId === null) return this.#duty.isHeld;
    return nodeId === this.#nodeId && this.#nodeDuty?.isHeld === true;
  }

  peersAt(address: string): readonly Peer[] {
    return this.#addresses.at(address).flatMap((providerId) => {
      const trunk = this.#trunks.get(providerId);
      return trunk === undefined ? [] : [{ providerId, name: trunk.name, tenantId: trunk.callsFor }];
    });
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
    if (resource === 'providers' || resource === 'gateways') return this.#readAll(false);
    if (CLAIMING.has(resource) && tenantId !== null) return this.#then((trx) => this.#readClaims(trx, tenantId));
    return resource === 'tenants' || resource === 'fpbx_domains' ? this.reload() : Promise.resolve();
  }

  /** Reads everything anew: changes may have been missed. */
  reload(): Promise<void> {
    return this.#readAll(true);
  }

  async #readAll(withClaims: boolean): Promise<void> {
    await this.#then(async (trx) => {
      const trunks = await readTrunks(trx, this.#vault, hostname());
      this.#trunks = new Map(trunks.map((trunk) => [trunk.providerId, trunk]));
      if (withClaims) await this.#readClaims(trx, null);
    });
    this.#tell();
    await this.#addresses.follow(this.all());
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
    const routed = rows.map((row) => ({
      tenantId: row.tenant_id,
      number: row.destination_number,
      regex: row.destination_number_regex ?? '',
      enabled: row.destination_enabled,
    }));
    // The enabled one of two claims has the number: routes come last.
    const claims = [...(await readAnsweredDids(trx, tenantId, routed)), ...routed];
    for (const [owner, own] of Map.groupBy(claims, (claim) => claim.tenantId)) this.#claims.set(owner, own);
    this.#index = null;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
