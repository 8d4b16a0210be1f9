import {
  applyRegister,
  type Binding,
  type BindingChange,
  expireBindings,
  type HeaderEntry,
  type RegistrarPolicy,
  type ServerTransaction,
  type SipRequest,
} from '@strowger/sip';
import type { Subscriber, SwitchEvent, SwitchHost } from '@strowger/switch';
import type { Gatekeeper } from '../access/gatekeeper.ts';
import { type AnsweredRefusal, refuse } from '../access/refuse.ts';
import type { EngineLog } from '../options.ts';
import { withinMs } from '../within.ts';
import { isBehindNat, sipUriIn } from './contact-route.ts';
import type { Contact, Locations, Owner } from './locations.ts';
import { registrationOf } from './registration-view.ts';
import { MAX_EXPIRES_S, restoredBinding, storedChanges } from './stored-bindings.ts';

const MIN_EXPIRES_S = 60;
const DEFAULT_EXPIRES_BEHIND_NAT_S = 120;
const LONGEST_WAIT_FOR_STORE_MS = 500;
/** How long a device has to connect again before its contact is dropped. */
const LOST_GRACE_MS = 30_000;
/** How late a keep-alive may come. */
const KEEP_ALIVE_GRACE_MS = 30_000;

/** Why a REGISTER of a subscriber was not followed (RFC 3261 §10.3, RFC 5626 §6). */
const REFUSED_WITH: ReadonlyMap<number, AnsweredRefusal> = new Map([
  [400, 'contact_malformed'],
  [423, 'interval_too_brief'],
  [439, 'first_hop_without_outbound'],
  [500, 'registration_out_of_order'],
] as const);

export interface RegistrarParts {
  readonly host: SwitchHost;
  readonly gatekeeper: Gatekeeper;
  readonly locations: Locations;
  readonly log: EngineLog;
  readonly now: () => number;
  emit(event: SwitchEvent): void;
  /** A REGISTER was followed. */
  registered(owner: Owner, request: SipRequest): void;
}

type Removal = 'unregister' | 'expired' | 'dropped';

/** Answers REGISTER (RFC 3261 §10, contract 20 §1.8) and keeps the bindings in memory and in the host's store. */
export class Registrar {
  readonly #parts: RegistrarParts;

  constructor(parts: RegistrarParts) {
    this.#parts = parts;
  }

  /** Takes over the bindings that survived a restart. */
  async load(): Promise<void> {
    const { host, locations, now } = this.#parts;
    const owners = new Map<string, { owner: Owner; bindings: Binding[] }>();
    for (const stored of await host.bindings.load()) {
      if (stored.expiresAt <= now()) continue;
      const known = owners.get(stored.extensionUuid) ?? { owner: stored, bindings: [] };
      known.bindings.push(restoredBinding(stored, now()));
      owners.set(stored.extensionUuid, known);
    }
    for (const { owner, bindings } of owners.values()) locations.replace(owner, bindings, cameThroughNat);
  }

  async register(request: SipRequest, transaction: ServerTransaction): Promise<void> {
    const identity = request.to.uri;
    const subscriber = await this.#parts.gatekeeper.identify(request, transaction, identity, 'WWW-Authenticate');
    if (subscriber === null) return;
    if (!subscriber.tenant.active) {
      const detail = `extension ${subscriber.extension.number}`;
      refuse(transaction, this.#parts.host, 'tenant_inactive', { detail });
      return;
    }
    await this.#apply(request, transaction, subscriber);
  }

  /** Removes what has expired; call it every second or so. */
  expire(): void {
    const { locations, now } = this.#parts;
    for (const uuid of locations.extensions()) {
      const owner = locations.of(uuid)[0]?.owner;
      const expired = expireBindings(bindingsOf(locations, uuid), now());
      if (owner === undefined || expired.changes.length === 0) continue;
      this.#take(owner, expired.bindings, expired.changes, cameThroughNat);
      this.#storeUnwaited(owner, expired.changes);
    }
  }

  /** Drops contacts whose connection has been gone for a while; call it every second or so. */
  dropLost(): void {
    const { locations } = this.#parts;
    for (const uuid of locations.extensions()) {
      const contacts = locations.of(uuid);
      const lost = new Set(contacts.filter((contact) => this.#isLost(contact)).map(({ binding }) => binding));
      const owner = contacts[0]?.owner;
      if (owner === undefined || lost.size === 0) continue;
      const changes = [...lost].map((binding): BindingChange => ({ kind: 'removed', binding, reason: 'dropped' }));
      const left = bindingsOf(locations, uuid).filter((binding) => !lost.has(binding));
      this.#take(owner, left, changes, cameThroughNat);
      this.#storeUnwaited(owner, changes);
    }
  }

  #isLost(contact: Contact): boolean {
    const { locations, now } = this.#parts;
    contact.lostAt = locations.isCallable(contact) ? null : (contact.lostAt ?? now());
    return contact.lostAt !== null && now() - contact.lostAt >= LOST_GRACE_MS;
  }

  /** Drops every contact of the extensions that `matches` picks (contract 20 §1.6). */
  async drop(matches: (owner: Owner) => boolean): Promise<void> {
    const { locations } = this.#parts;
    for (const uuid of locations.extensions()) {
      const owner = locations.of(uuid)[0]?.owner;
      if (owner === undefined || !matches(owner)) continue;
      const changes = bindingsOf(locations, uuid).map(
        (binding): BindingChange => ({ kind: 'removed', binding, reason: 'dropped' }),
      );
      this.#take(owner, [], changes, cameThroughNat);
      await this.#store(owner, changes);
    }
  }

  async #apply(request: SipRequest, transaction: ServerTransaction, subscriber: Subscriber): Promise<void> {
    const { flow } = transaction;
    const owner = ownerOf(subscriber);
    const behindNat = isBehindNat(request, flow.remote);
    const applied = applyRegister({
      request,
      bindings: bindingsOf(this.#parts.locations, owner.extensionUuid),
      source: { ...flow.remote, transport: flow.transport },
      flowId: flow.id,
      now: this.#parts.now(),
      policy: policyFor(subscriber, behindNat),
    });
    const refreshed = new Set(applied.changes.map((change) => change.binding));
    const natOf = (binding: Binding) => (refreshed.has(binding) ? behindNat : cameThroughNat(binding));
    this.#take(owner, applied.bindings, applied.changes, natOf);
    await this.#storeBounded(owner, applied.changes);
    const { status, headers } = applied.response;
    const refused = REFUSED_WITH.get(status);
    if (refused === undefined) this.#parts.registered(owner, request);
    const silenceMs = longestSilenceMs(headers);
    if (silenceMs !== null) flow.expectKeepAlives?.(silenceMs);
    if (refused === undefined) transaction.respond(status, { headers });
    else refuse(transaction, this.#parts.host, refused, { detail: `extension ${owner.extension}`, headers });
  }

  /** Puts the new bindings in force and tells what changed; refreshes are not told. */
  #take(
    owner: Owner,
    bindings: readonly Binding[],
    changes: readonly BindingChange[],
    natOf: (binding: Binding) => boolean,
  ): void {
    const { locations, emit } = this.#parts;
    const before = locations.of(owner.extensionUuid);
    locations.replace(owner, bindings, natOf);
    const after = locations.of(owner.extensionUuid);
    const contactCount = after.length;
    for (const change of changes) {
      const contact = (change.kind === 'removed' ? before : after).find(({ binding }) => binding === change.binding);
      if (contact === undefined) continue;
      const registration = registrationOf(contact);
      if (change.kind === 'added') emit({ type: 'registration.added', registration, contactCount });
      if (change.kind === 'removed') {
        emit({ type: 'registration.removed', registration, contactCount, reason: removalOf(change.reason) });
      }
    }
  }

  async #store(owner: Owner, changes: readonly BindingChange[]): Promise<void> {
    const { host } = this.#parts;
    const stored = changes.flatMap((change) => storedChanges(owner, change));
    await Promise.all(stored.map((change) => host.bindings.save(change)));
  }

  /** The phone waits for its 200 no longer than half a second, whatever the database does. */
  async #storeBounded(owner: Owner, changes: readonly BindingChange[]): Promise<void> {
    const stored = this.#store(owner, changes).then(
      () => 'stored' as const,
      () => 'failed' as const,
    );
    const outcome = await withinMs(stored, LONGEST_WAIT_FOR_STORE_MS, 'late');
    if (outcome !== 'stored') {
      this.#parts.log('warn', `registration answered before it was stored (${outcome})`, {
        extension: owner.extension,
      });
    }
  }

  #storeUnwaited(owner: Owner, changes: readonly BindingChange[]): void {
    this.#store(owner, changes).catch((error: unknown) => {
      this.#parts.log('warn', 'expired registrations could not be removed from the store', { error: String(error) });
    });
  }
}

function ownerOf(subscriber: Subscriber): Owner {
  return {
    tenantId: subscriber.tenant.tenantId,
    domainName: subscriber.tenant.domainName,
    extensionUuid: subscriber.extension.uuid,
    extension: subscriber.extension.number,
  };
}

function policyFor(subscriber: Subscriber, behindNat: boolean): RegistrarPolicy {
  return {
    minExpires: MIN_EXPIRES_S,
    maxExpires: MAX_EXPIRES_S,
    defaultExpires: behindNat ? DEFAULT_EXPIRES_BEHIND_NAT_S : MAX_EXPIRES_S,
    maxBindings: Math.max(1, subscriber.extension.maxRegistrations),
  };
}

function bindingsOf(locations: Locations, extensionUuid: string): Binding[] {
  return locations.of(extensionUuid).map((contact) => contact.binding);
}

/** What a stored binding tells of NAT: the contact names another place than the one it came from. */
function cameThroughNat({ contact, source }: Binding): boolean {
  const uri = sipUriIn(contact);
  if (uri === null || uri.host !== source.address) return true;
  // The port that a connection came from is not one that the phone listens on.
  return source.transport === 'udp' && (uri.port ?? 5060) !== source.port;
}

/** How long the connection of a phone may be silent that was told a Flow-Timer (RFC 5626 §4.4.1); null for others. */
function longestSilenceMs(headers: readonly HeaderEntry[]): number | null {
  const told = headers.find(([name]) => name === 'Flow-Timer');
  return told === undefined ? null : Number(told[1]) * 1000 + KEEP_ALIVE_GRACE_MS;
}

/** The events know three reasons; a contact replaced by its own device's new one was dropped. */
function removalOf(reason: Extract<BindingChange, { kind: 'removed' }>['reason']): Removal {
  return reason === 'replaced' ? 'dropped' : reason;
}
