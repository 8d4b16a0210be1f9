import { formatUri, type ServerTransaction, type SipRequest, sipUri } from '@strowger/sip';
import type { Subscriber } from '@strowger/switch';
import type { Gatekeeper } from '../access/gatekeeper.ts';
import { refuse } from '../access/refuse.ts';
import { isBehindNat } from '../registration/contact-route.ts';
import type { Services } from '../services.ts';
import type { LampName, LampState } from './lamp.ts';
import type { LampChange } from './lamps.ts';
import { type SubscribeTerms, subscribeTerms } from './subscribe-terms.ts';
import { Subscription } from './subscription.ts';
import { Watch } from './watch.ts';

const MOST_OF_TENANT = 20_000;
const RETRY_AFTER_S = '60';

type Wanted = Extract<SubscribeTerms, { kind: 'wanted' }>;

/** Whose subscriptions are meant. */
export type Watchers = { readonly extensionUuid: string } | { readonly tenantId: number };

/** A lamp with what it shows, as a SUBSCRIBE has found it. */
interface Found {
  readonly lamp: LampName;
  readonly state: LampState;
  readonly user: string;
}

/** Takes subscriptions of extensions to the lamps of their own tenant and tells them every change (RFC 6665). */
export class Subscriptions {
  readonly #services: Services;
  readonly #gatekeeper: Gatekeeper;
  /** By tenant, then by lamp. */
  readonly #watches = new Map<number, Map<string, Watch>>();
  readonly #counts = new Map<string | number, number>();

  constructor(services: Services, gatekeeper: Gatekeeper) {
    this.#services = services;
    this.#gatekeeper = gatekeeper;
    services.lamps.onChanged((change) => this.#changed(change));
  }

  /** Answers a SUBSCRIBE outside of any dialog. */
  async subscribe(request: SipRequest, transaction: ServerTransaction): Promise<void> {
    const terms = subscribeTerms(request);
    if (terms.kind === 'refused') {
      transaction.respondStateless(terms.status, { headers: terms.headers });
      return;
    }
    const { host } = this.#services;
    const watcher = await this.#gatekeeper.identify(request, transaction, request.from.uri, 'Proxy-Authenticate');
    if (watcher === null) return;
    const detail = `extension ${watcher.extension.number}`;
    if (!watcher.tenant.active) {
      refuse(transaction, host, 'tenant_inactive', { detail });
      return;
    }
    const found = await this.#find(request, watcher, terms);
    if (found === null) transaction.respond(404);
    else if (this.#isFull(watcher)) {
      refuse(transaction, host, 'subscriptions_full', { detail, headers: [['Retry-After', RETRY_AFTER_S]] });
    } else this.#accept(request, transaction, watcher, terms, found);
  }

  /** Subscriptions that show this lamp. */
  *of(tenantId: number, lamp: LampName): Generator<Subscription> {
    yield* this.#watches.get(tenantId)?.get(keyOf(lamp))?.subscribers ?? [];
  }

  /** Ends the subscriptions of an extension or a whole tenant; their phones may ask again. */
  drop(of: Watchers): void {
    for (const subscription of [...this.#all()]) {
      const { tenant, extension } = subscription.watcher;
      const isMeant = 'tenantId' in of ? tenant.tenantId === of.tenantId : extension.uuid === of.extensionUuid;
      if (isMeant) subscription.end('deactivated');
    }
  }

  /** What the request is about; null where there is no such thing in the watcher's own tenant. */
  async #find(request: SipRequest, watcher: Subscriber, terms: Wanted): Promise<Found | null> {
    const { uri } = request;
    if (uri.scheme !== 'sip' && uri.scheme !== 'sips') return null;
    const { user = '', host: domain } = uri;
    const { host, lamps } = this.#services;
    const isForeign = domain !== watcher.tenant.domainName && (await host.realm(domain)).toLowerCase() === domain;
    if (user === '' || isForeign) return null;
    const lamp = terms.package.lamp(user, watcher);
    const state = await lamps.look(watcher.tenant, lamp);
    return state === null ? null : { lamp, state, user };
  }

  #accept(request: SipRequest, transaction: ServerTransaction, watcher: Subscriber, terms: Wanted, found: Found): void {
    const { flow } = transaction;
    const isReachedOnFlow = flow.reliable || isBehindNat(request, flow.remote);
    const dialog = this.#services.sip.acceptDialog(transaction, 200, {
      headers: [['Expires', String(terms.expires)]],
      contactUser: found.user,
      flow: isReachedOnFlow && !request.headers.has('Record-Route') ? flow : undefined,
    });
    const { tenantId, domainName } = watcher.tenant;
    const watch = this.#watchOf(tenantId, found);
    for (const former of watch.subscribers) {
      if (former.resembles({ dialog, event: terms.event })) former.probe();
    }
    this.#count(watcher, 1);
    const subscription = new Subscription(
      {
        services: this.#services,
        dialog,
        package: terms.package,
        event: terms.event,
        entity: formatUri(sipUri({ user: found.user, host: domainName })),
        watcher,
        state: watch.state,
        over: (ended) => this.#remove(ended, tenantId, found.lamp),
      },
      terms.expires,
    );
    watch.add(subscription);
    watch.changed();
  }

  #watchOf(tenantId: number, { lamp, state }: Found): Watch {
    const watches = this.#watches.get(tenantId) ?? new Map<string, Watch>();
    this.#watches.set(tenantId, watches);
    const known = watches.get(keyOf(lamp));
    if (known !== undefined) return known;
    const watch = new Watch(this.#services.clock, state, () => this.#look(tenantId, lamp));
    watches.set(keyOf(lamp), watch);
    return watch;
  }

  async #look(tenantId: number, lamp: LampName): Promise<LampState | null | undefined> {
    const { host, lamps, log } = this.#services;
    try {
      const tenant = await host.tenantOf(tenantId);
      return tenant === null ? null : await lamps.look(tenant, lamp);
    } catch (error) {
      log('warn', 'a lamp could not be looked at', { tenantId, ...lamp, error: String(error) });
      return undefined;
    }
  }

  #changed({ tenantId, kind, name }: LampChange): void {
    const tenants = tenantId === null ? [...this.#watches.values()] : [this.#watches.get(tenantId)];
    for (const watches of tenants) {
      if (name !== null) watches?.get(keyOf({ kind, name }))?.changed();
      else for (const [key, watch] of watches ?? []) if (key.startsWith(keyOf({ kind, name: '' }))) watch.changed();
    }
  }

  #remove(subscription: Subscription, tenantId: number, lamp: LampName): void {
    this.#count(subscription.watcher, -1);
    const watches = this.#watches.get(tenantId);
    const watch = watches?.get(keyOf(lamp));
    if (watches === undefined || watch === undefined || !watch.remove(subscription)) return;
    watches.delete(keyOf(lamp));
    if (watches.size === 0) this.#watches.delete(tenantId);
  }

  #isFull({ tenant, extension }: Subscriber): boolean {
    const [ofExtension = 0, ofTenant = 0] = [this.#counts.get(extension.uuid), this.#counts.get(tenant.tenantId)];
    return ofExtension >= this.#services.settings.maxSubscriptions || ofTenant >= MOST_OF_TENANT;
  }

  #count({ tenant, extension }: Subscriber, by: 1 | -1): void {
    for (const key of [extension.uuid, tenant.tenantId]) {
      const count = (this.#counts.get(key) ?? 0) + by;
      if (count > 0) this.#counts.set(key, count);
      else this.#counts.delete(key);
    }
  }

  *#all(): Generator<Subscription> {
    for (const watches of this.#watches.values()) for (const watch of watches.values()) yield* watch.subscribers;
  }
}

function keyOf({ kind, name }: LampName): string {
  return `${kind}+${name}`;
}
