import { type OutboundConfiguration, outboundIndex } from '@strowger/callplan';
import type { Database } from '@strowger/db';
import type { ConfigResource } from '../events/config-resource.ts';
import type { ConfigurationChange } from './directory.ts';
import { readOutbound } from './outbound-rows.ts';

const RESOURCES: ReadonlySet<ConfigResource> = new Set([
  'providers',
  'gateways',
  'routes',
  'destination',
  'dialplan_outbound',
]);

/** The ways out of the platform, in memory: one configuration for all tenants, another object after each change. */
export class OutboundDirectory {
  readonly #db: Database;
  #configuration: OutboundConfiguration = { providers: [], routes: [], dialplan: [] };
  #reading: Promise<void> | null = null;
  /** A reading that begins when the present one has ended: what changes meanwhile is in it. */
  #next: Promise<void> | null = null;

  constructor(db: Database) {
    this.#db = db;
  }

  get configuration(): OutboundConfiguration {
    return this.#configuration;
  }

  start(): Promise<void> {
    return this.reload();
  }

  /** Takes a committed change over; when it resolves the next call sees it. */
  apply({ resource }: ConfigurationChange): Promise<void> {
    return RESOURCES.has(resource) ? this.reload() : Promise.resolve();
  }

  /** Reads everything anew; however many ask for it at once, twice at most. */
  reload(): Promise<void> {
    if (this.#next !== null) return this.#next;
    if (this.#reading === null) return this.#begin();
    const after = this.#reading.catch(() => undefined);
    this.#next = after.then(() => {
      this.#next = null;
      return this.#begin();
    });
    return this.#next;
  }

  #begin(): Promise<void> {
    const reading = this.#read().finally(() => {
      if (this.#reading === reading) this.#reading = null;
    });
    this.#reading = reading;
    return reading;
  }

  async #read(): Promise<void> {
    const configuration = await this.#db.transaction({ kind: 'all' }, readOutbound, { readOnly: true });
    // Made here, so that no call waits for it.
    outboundIndex(configuration);
    this.#configuration = configuration;
  }
}
