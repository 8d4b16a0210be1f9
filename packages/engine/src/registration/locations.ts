import type { Binding } from '@strowger/sip';
import type { Registration, StoredBinding } from '@strowger/switch';
import { sipUriIn } from './contact-route.ts';

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
}

/** Where the extensions are registered: kept in memory, stored by the registrar. */
export class Locations {
  readonly #byExtension = new Map<string, Contact[]>();

  of(extensionUuid: string): readonly Contact[] {
    return this.#byExtension.get(extensionUuid) ?? [];
  }

  /** Contacts that are live at `now`, best q first, newest first among equals. */
  live(extensionUuid: string, now: number): Contact[] {
    return this.of(extensionUuid)
      .filter((contact) => contact.binding.expiresAt > now)
      .sort((a, b) => b.binding.q - a.binding.q || b.binding.addedAt - a.binding.addedAt);
  }

  /** Replaces the contacts of an extension; what stays keeps its ping. */
  replace(owner: Owner, bindings: readonly Binding[], behindNat: (binding: Binding) => boolean): void {
    const before = this.of(owner.extensionUuid);
    const contacts = bindings.map((binding) => {
      const known = before.find((contact) => contact.binding.contact === binding.contact);
      if (known !== undefined && known.binding === binding) return known;
      return {
        binding,
        owner,
        behindNat: behindNat(binding),
        pingMs: known?.pingMs ?? null,
        pingedAt: known?.pingedAt ?? binding.refreshedAt,
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
      if (owner.extension === user || sipUriIn(binding.contact)?.user === user) return true;
    }
    return false;
  }
}

/** A contact as the realtime view and the events show it. */
export function registrationOf(contact: Contact): Registration {
  const { binding, owner } = contact;
  return {
    tenantId: owner.tenantId,
    domainName: owner.domainName,
    extensionUuid: owner.extensionUuid,
    extension: owner.extension,
    contact: binding.contact,
    networkIp: binding.source.address,
    networkPort: binding.source.port,
    transport: binding.source.transport,
    userAgent: binding.userAgent ?? '',
    expiresAt: binding.expiresAt,
    behindNat: contact.behindNat,
    pingMs: contact.pingMs,
  };
}

export function storedBindingOf(binding: Binding, owner: Owner): StoredBinding {
  return {
    tenantId: owner.tenantId,
    domainName: owner.domainName,
    extensionUuid: owner.extensionUuid,
    extension: owner.extension,
    contact: binding.contact,
    sourceAddress: binding.source.address,
    sourcePort: binding.source.port,
    transport: binding.source.transport,
    userAgent: binding.userAgent ?? '',
    callId: binding.callId,
    cseq: binding.cseq,
    q: binding.q,
    instance: binding.instance ?? null,
    expiresAt: binding.expiresAt,
  };
}

/** A binding read back after a restart: its connection is gone, its times are the best we know. */
export function restoredBinding(stored: StoredBinding, now: number): Binding {
  return {
    contact: stored.contact,
    source: { address: stored.sourceAddress, port: stored.sourcePort, transport: stored.transport },
    flowId: undefined,
    expiresAt: stored.expiresAt,
    addedAt: now,
    refreshedAt: now,
    callId: stored.callId,
    cseq: stored.cseq,
    userAgent: stored.userAgent === '' ? undefined : stored.userAgent,
    q: stored.q,
    instance: stored.instance ?? undefined,
    regId: undefined,
    path: [],
  };
}
