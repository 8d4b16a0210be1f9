import type { TenantConfiguration } from '@strowger/callplan';
import type { Database, Trx } from '@strowger/db';
import type { Subscriber } from '@strowger/switch';
import type { ConfigResource } from '../events/config-resource.ts';
import type { Vault } from '../secrets/vault.ts';
import type { SystemSettings } from '../settings/system-settings.ts';
import {
  readTenant,
  refreshExtension,
  refreshModule,
  SIP_PASSWORD_CONTEXT,
  type SipSecret,
  type TenantEntry,
} from './directory-rows.ts';
import { passwordFor } from './lent-login.ts';
import { inboundRouteReader } from './modules/inbound-routes.ts';
import { moduleReadersOf } from './modules/module-readers.ts';

/** What changed in the configuration, as `config.changed` tells it. */
export interface ConfigurationChange {
  readonly tenantId: number | null;
  readonly resource: ConfigResource;
  readonly id: string;
}

/**
 * The configuration of tenants in memory, read when first needed. A call is routed from here; the database is asked
 * only for what was never asked before or has changed since.
 */
export class Directory {
  readonly #db: Database;
  readonly #vault: Vault;
  readonly #settings: SystemSettings;
  readonly #now: () => Date;
  readonly #tenants = new Map<number, Promise<TenantEntry | null>>();
  readonly #known = new Map<number, TenantEntry>();
  readonly #tenantOfDomain = new Map<string, Promise<number | null>>();
  readonly #ownerOfUser = new Map<string, Promise<UniqueOwner | null>>();
  #changes: Promise<void> = Promise.resolve();

  constructor(db: Database, vault: Vault, settings: SystemSettings, now = () => new Date()) {
    this.#db = db;
    this.#vault = vault;
    this.#settings = settings;
    this.#now = now;
  }

  tenant(tenantId: number): Promise<TenantConfiguration | null> {
    return this.#entry(tenantId);
  }

  /** The same, as it was when it was last asked for; null: it never was. */
  known(tenantId: number): TenantConfiguration | null {
    return this.#known.get(tenantId) ?? null;
  }

  /** The tenant whose SIP domain this host is; null for any other host. */
  async tenantOfDomain(host: string): Promise<TenantConfiguration | null> {
    const tenantId = await this.#once(this.#tenantOfDomain, host.toLowerCase(), () => this.#findDomain(host));
    return tenantId === null ? null : this.#entry(tenantId);
  }

  /**
   * Who logs in as `user` at `host`; at a host that is no domain only a user name that is unique on the platform.
   * @param username the whole name of the credentials, which may be a lent one
   */
  async subscriber(user: string, host: string, username = user): Promise<Subscriber | null> {
    const domain = await this.tenantOfDomain(host);
    if (domain) {
      const owner = domain.numbers.get(user);
      return owner?.kind === 'extension' ? this.#subscriber(domain.tenantId, owner.uuid, { user, username }) : null;
    }
    const owner = await this.#once(this.#ownerOfUser, user, () => this.#findUniqueUser(user));
    return owner === null ? null : this.#subscriber(owner.tenantId, owner.uuid, { user, username });
  }

  /** Takes a committed change over; when it resolves the next call sees it. One after the other, so that none is stale. */
  apply(change: ConfigurationChange): Promise<void> {
    const applied = this.#changes.then(() => this.#apply(change));
    this.#changes = applied.catch(() => this.clear());
    return applied;
  }

  async #apply(change: ConfigurationChange): Promise<void> {
    if (change.resource === 'fpbx_extensions' && change.tenantId !== null) {
      this.#ownerOfUser.clear();
      await this.#refreshExtension(change.tenantId, change.id);
    } else if (change.tenantId !== null && moduleReadersOf(change.resource).length > 0) {
      await this.#refreshModule(change.tenantId, change.resource);
    } else if (change.resource === 'users' && change.tenantId !== null) {
      await this.#refreshExtensionsOf(change.tenantId, Number(change.id));
    } else if (change.resource === 'settings' || change.resource === 'access_controls') {
      // Tenants that have no value of their own have the platform's; extensions of all of them may name an access list.
      this.#tenants.clear();
    } else if (isOfTenant(change.resource)) {
      this.#ownerOfUser.clear();
      this.#tenantOfDomain.clear();
      if (change.tenantId === null) this.#tenants.clear();
      else this.#tenants.delete(change.tenantId);
    }
  }

  /** Forgets everything: changes may have been missed. */
  clear(): void {
    this.#tenants.clear();
    this.#known.clear();
    this.#tenantOfDomain.clear();
    this.#ownerOfUser.clear();
  }

  #entry(tenantId: number): Promise<TenantEntry | null> {
    const platform = { settings: this.#settings, vault: this.#vault };
    return this.#once(this.#tenants, tenantId, async () => {
      const read = (trx: Trx) => readTenant(trx, platform, tenantId);
      const entry = await this.#db.transaction({ kind: 'all' }, read, { readOnly: true });
      if (this.#known.size >= CACHE_LIMIT) this.#known.clear();
      if (entry) this.#known.set(tenantId, entry);
      else this.#known.delete(tenantId);
      return entry;
    });
  }

  async #subscriber(tenantId: number, uuid: string, { user, username }: LoginName): Promise<Subscriber | null> {
    const tenant = await this.#entry(tenantId);
    const extension = tenant?.extensions.get(uuid);
    const secret = tenant?.secrets.get(uuid);
    // An alias is a number to be called at, not a name to log in with.
    if (!tenant || !extension || secret === undefined || extension.number !== user) return null;
    const lent = { extension: user, extensionUuid: uuid, password: this.#open(secret) };
    const password = passwordFor(this.#vault, lent, username, this.#now());
    return password === null ? null : { tenant, extension, password };
  }

  /** The clear password, kept until its entry is read anew: a phone shows it with every registration and call. */
  #open(secret: SipSecret): string {
    secret.clear ??= this.#vault.open(secret.sealed, SIP_PASSWORD_CONTEXT);
    return secret.clear;
  }

  #refreshExtension(tenantId: number, uuid: string): Promise<void> {
    return this.#refresh(tenantId, async (trx, entry) => {
      const before = entry.extensions.get(uuid)?.number;
      await refreshExtension(trx, entry, uuid);
      const numbers = [before, entry.extensions.get(uuid)?.number];
      // A route that is listened to for faxes hands them to the account of the extension that it leads to.
      const isLedTo = entry.inboundRoutes.some(({ data }) => numbers.includes(data.split(' ', 1)[0]));
      if (isLedTo) await refreshModule(trx, entry, inboundRouteReader);
    });
  }

  /** What an extension may do hangs on its user. */
  #refreshExtensionsOf(tenantId: number, userId: number): Promise<void> {
    return this.#refresh(tenantId, async (trx, entry) => {
      const linked = [...entry.extensions.values()].filter((extension) => extension.userId === userId);
      for (const { uuid } of linked) await refreshExtension(trx, entry, uuid);
    });
  }

  async #refreshModule(tenantId: number, resource: ConfigResource): Promise<void> {
    await this.#refresh(tenantId, async (trx, entry) => {
      for (const reader of moduleReadersOf(resource)) await refreshModule(trx, entry, reader);
    });
  }

  /**
   * Brings what is known of a tenant up to date; of one that nobody asked for nothing is known. The changed configuration
   * is another object: what planning has computed of one it keeps with that object.
   */
  async #refresh(tenantId: number, read: (trx: Trx, entry: TenantEntry) => Promise<void>): Promise<void> {
    const known = this.#tenants.get(tenantId);
    const entry = await known?.catch(() => null);
    if (!entry) {
      this.#tenants.delete(tenantId);
      return;
    }
    await this.#db.transaction({ kind: 'tenant', tenantId }, (trx) => read(trx, entry), { readOnly: true });
    if (this.#tenants.get(tenantId) !== known) return;
    const changed = { ...entry };
    this.#tenants.set(tenantId, Promise.resolve(changed));
    this.#known.set(tenantId, changed);
  }

  #findDomain(host: string): Promise<number | null> {
    return this.#db.transaction(
      { kind: 'all' },
      async (trx) => {
        const row = await trx
          .selectFrom('domains')
          .select('tenant_id')
          .where('domain_name', '=', host.toLowerCase())
          .executeTakeFirst();
        return row?.tenant_id ?? null;
      },
      { readOnly: true },
    );
  }

  #findUniqueUser(user: string): Promise<UniqueOwner | null> {
    return this.#db.transaction(
      { kind: 'all' },
      async (trx) => {
        const rows = await trx
          .selectFrom('extensions')
          .select(['tenant_id', 'extension_uuid'])
          .where('extension', '=', user)
          .limit(2)
          .execute();
        const [only, another] = rows;
        return only && !another ? { tenantId: only.tenant_id, uuid: only.extension_uuid } : null;
      },
      { readOnly: true },
    );
  }

  /** One look-up at a time per key; a failed one is not remembered, and strangers' guesses cannot fill memory. */
  #once<K, V>(cache: Map<K, Promise<V>>, key: K, find: () => Promise<V>): Promise<V> {
    const known = cache.get(key);
    if (known) return known;
    if (cache.size >= CACHE_LIMIT) cache.clear();
    const found = find();
    cache.set(key, found);
    found.catch(() => cache.delete(key));
    return found;
  }
}

interface LoginName {
  readonly user: string;
  readonly username: string;
}

interface UniqueOwner {
  readonly tenantId: number;
  readonly uuid: string;
}

const CACHE_LIMIT = 20_000;

/** Resources whose change makes a tenant another one as a whole. */
function isOfTenant(resource: string): boolean {
  return resource === 'tenants' || resource === 'fpbx_domains' || resource === 'subscriptions';
}
