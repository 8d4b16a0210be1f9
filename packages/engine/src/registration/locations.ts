import type { Binding } from '@strowger/sip';
import { livesOnItsFlow, sipUriIn } from './contact-route.ts';

/** Whose contacts these are. */
export interface Owner {
  readonly tenantId: number;
  readonly domainName: string;
  readonly extensionUuid: string;
  readonly extension: string;
}

/** A registered contact with what the engine learnt of it. */
export interface Contact {
  readonly binding: Binding;
  readonly owner: Owner;
  readonly behindNat: boolean;
  /** Milliseconds of the last OPTIONS ping; null before one was answered. */
  pingMs: number | null;
  /** When it was last pinged, epoch ms. */
  pingedAt: number;
  /** Since when its connection has been gone, epoch ms; null while it can be called. */
  lostAt: number | null;
}

/** Where the extensions are registered: kept in memory, stored by the registrar. */
export class Locations {
  readonly #byExtension = new Map<string, Contact[]>();
  readonly #flowLives: (flowId: string) => boolean;

  /** `flowLives`: whether the connection with this id is still there. */
  constructor(flowLives: (flowId: string) => boolean) {
    this.#flowLives = flowLives;
  }

  of(extensionUuid: string): readonly Contact[] {
    return this.#byExtension.get(extensionUuid) ?? [];
  }

  /** Contacts that can be called at `now`, best q first, newest first among equals; of each device one flow. */
  live(extensionUuid: string, now: number): Contact[] {
    const callable = this.of(extensionUuid).filter(
      (contact) => contact.binding.expiresAt > now && this.isCallable(contact),
    );
    return callable
      .filter((contact) => !callable.some((other) => isPreferredFlow(other, contact)))
      .sort((a, b) => b.binding.q - a.binding.q || b.binding.addedAt - a.binding.addedAt);
  }

  /** The flow to take when those tried to the same device have failed (RFC 5626 §5.3); null when none is left. */
  nextFlow(failed: Contact, tried: readonly Contact[], now: number): Contact | null {
    const left = this.of(failed.owner.extensionUuid).filter(
      (contact) =>
        isFlowOfSameDevice(contact, failed) &&
        contact.binding.expiresAt > now &&
        this.isCallable(contact) &&
        !tried.some((other) => isSameBinding(other.binding, contact.binding)),
    );
    return left.find((contact) => !left.some((other) => isPreferredFlow(other, contact))) ?? null;
  }

  /** False once a connection that cannot be made from here is gone. */
  isCallable({ binding, behindNat }: Contact): boolean {
    if (!livesOnItsFlow(binding, behindNat)) return true;
    return binding.flowId !== undefined && this.#flowLives(binding.flowId);
  }

  /** Replaces the contacts of an extension; what stays keeps its ping. */
  replace(owner: Owner, bindings: readonly Binding[], behindNat: (binding: Binding) => boolean): void {
    const before = this.of(owner.extensionUuid);
    const contacts = bindings.map((binding) => {
      const known = before.find((contact) => isSameBinding(contact.binding, binding));
      if (known !== undefined && known.binding === binding) return known;
      return {
        binding,
        owner,
        behindNat: behindNat(binding),
        pingMs: known?.pingMs ?? null,
        pingedAt: known?.pingedAt ?? Math.max(binding.addedAt, binding.refreshedAt),
        lostAt: null,
      };
    });
    if (contacts.length === 0) this.#byExtension.delete(owner.extensionUuid);
    else this.#byExtension.set(owner.extensionUuid, contacts);
  }

  *all(): Generator<Contact> {
    for (const contacts of this.#byExtension.values()) yield* contacts;
  }

  extensions(): string[] {
    return [...this.#byExtension.keys()];
  }

  /** True when a live contact of `user` was registered from exactly this place. */
  isKnownDevice(user: string, source: { readonly address: string; readonly port: number }, now: number): boolean {
    for (const { binding, owner } of this.all()) {
      if (binding.source.address !== source.address || binding.source.port !== source.port) continue;
      if (binding.expiresAt <= now) continue;
      if (goesBy({ binding, owner }, user)) return true;
    }
    return false;
  }

  /** Who has a live contact of this user name that was registered from this address, whatever its port is by now. */
  *ownersAt(user: string, address: string, now: number): Generator<Owner> {
    for (const { binding, owner } of this.all()) {
      if (binding.source.address !== address || binding.expiresAt <= now) continue;
      if (goesBy({ binding, owner }, user)) yield owner;
    }
  }

  /** True when a live contact of the user was registered from this address, whatever its port is by now. */
  isKnownAddress({ user, realm }: { user: string; realm: string }, address: string, now: number): boolean {
    let found = false;
    let realmIsDomain = false;
    for (const { binding, owner } of this.all()) {
      realmIsDomain ||= owner.domainName === realm;
      if (binding.source.address !== address || binding.expiresAt <= now || owner.extension !== user) continue;
      if (owner.domainName === realm) return true;
      found = true;
    }
    // Under the platform's own realm only a name that is unique on the platform logs in at all.
    return found && !realmIsDomain;
  }
}

function goesBy({ binding, owner }: Pick<Contact, 'binding' | 'owner'>, user: string): boolean {
  return owner.extension === user || sipUriIn(binding.contact)?.user === user;
}

/** Several flows of one device may register the same contact (RFC 5626 §4.2). */
export function isSameBinding(one: Binding, other: Binding): boolean {
  return one.contact === other.contact && one.instance === other.instance && one.regId === other.regId;
}

function isFlowOfSameDevice({ binding }: Contact, { binding: other }: Contact): boolean {
  const sameDevice = binding.instance !== undefined && binding.instance === other.instance;
  return sameDevice && binding.regId !== undefined && other.regId !== undefined;
}

/** A device with several flows is called on the one that it refreshed last (RFC 5626 §5.3). */
function isPreferredFlow(contact: Contact, otherContact: Contact): boolean {
  if (!isFlowOfSameDevice(contact, otherContact)) return false;
  const [{ binding }, { binding: other }] = [contact, otherContact];
  const later = binding.refreshedAt - other.refreshedAt;
  return later > 0 || (later === 0 && (binding.regId ?? 0) < (other.regId ?? 0));
}
