import { formatUri, type SipRequest } from '@strowger/sip';
import type { SwitchEvent } from '@strowger/switch';
import type { Contact, Owner } from '../registration/locations.ts';
import { tellContact } from '../registration/notify-contacts.ts';
import type { Services } from '../services.ts';
import { GATHER_MS } from './gathering.ts';
import { extensionNumbered, shownMailbox } from './lamp-name.ts';
import { messageSummary } from './message-summary.ts';
import type { Subscriptions } from './subscriptions.ts';

/** What brought it about: a phone that registers is told of new messages alone. */
type Occasion = 'messages' | 'registration';

/**
 * Tells phones that never subscribed how many messages wait (contract 20 §7.3): every registration of the extensions
 * that show the mailbox, by their number or because they are set to, but those whose REGISTER said that they take no such NOTIFY, that have refused one, or that a
 * subscription tells.
 */
export class WaitingMessages {
  readonly #services: Services;
  readonly #subscriptions: Subscriptions;
  /** Mailboxes whose counts are about to be told. */
  readonly #due = new Map<string, Occasion>();
  /** Contacts, by extension uuid, that are not to be told. */
  readonly #unwilling = new Map<string, Set<string>>();

  constructor(services: Services, subscriptions: Subscriptions) {
    this.#services = services;
    this.#subscriptions = subscriptions;
    services.host.mailboxes.onChanged(({ tenantId, number }) => this.#soon(tenantId, number, 'messages'));
  }

  /** A REGISTER was followed: its Allow and Allow-Events tell what the phone takes. */
  registered({ extensionUuid }: Owner, { headers, contacts }: SipRequest): void {
    if (contacts === '*') return;
    const takes = mayTake(headers.list('Allow'), 'notify') && mayTake(headers.list('Allow-Events'), 'message-summary');
    if (takes) return;
    const bound = new Set(this.#services.locations.of(extensionUuid).map(({ binding }) => binding.contact));
    for (const contact of contacts.map(({ uri }) => formatUri(uri))) {
      if (bound.has(contact)) this.#leaveAlone(extensionUuid, contact);
    }
  }

  follow(event: SwitchEvent): void {
    if (event.type === 'registration.added') {
      const { tenantId, extension } = event.registration;
      void this.#shownAt(tenantId, extension).then((number) => this.#soon(tenantId, number, 'registration'));
    }
    if (event.type === 'registration.removed') {
      const { extensionUuid, contact } = event.registration;
      const unwilling = this.#unwilling.get(extensionUuid);
      if (unwilling?.delete(contact) && unwilling.size === 0) this.#unwilling.delete(extensionUuid);
    }
  }

  async #shownAt(tenantId: number, extension: string): Promise<string> {
    const tenant = await this.#services.host.tenantOf(tenantId);
    const found = tenant === null ? null : extensionNumbered(tenant, extension);
    return found === null ? extension : shownMailbox(found);
  }

  #soon(tenantId: number, number: string, occasion: Occasion): void {
    const key = `${tenantId} ${number}`;
    const isDue = this.#due.has(key);
    if (!isDue || occasion === 'messages') this.#due.set(key, occasion);
    if (isDue) return;
    this.#services.clock.after(GATHER_MS, () => {
      const due = this.#due.get(key) ?? occasion;
      this.#due.delete(key);
      this.#tell(tenantId, number, due).catch((error: unknown) => {
        this.#services.log('warn', 'waiting messages could not be told', { tenantId, number, error: String(error) });
      });
    });
  }

  async #tell(tenantId: number, number: string, occasion: Occasion): Promise<void> {
    const { host, locations, clock } = this.#services;
    const tenant = await host.tenantOf(tenantId);
    if (tenant === null) return;
    const contacts = [...tenant.extensions.values()]
      .filter((extension) => shownMailbox(extension) === number)
      .flatMap(({ uuid }) => locations.live(uuid, clock.now()))
      .filter((contact) => this.#isToTell(contact, number));
    if (contacts.length === 0) return;
    const counts = await host.mailboxes.counts(tenantId, number);
    if (counts === null || (occasion === 'registration' && counts.fresh === 0)) return;
    const body = messageSummary({ shows: 'messages', ...counts }, { entity: `sip:${number}@${tenant.domainName}` });
    await Promise.all(contacts.map((contact) => this.#notify(contact, body)));
  }

  #isToTell({ binding, owner }: Contact, mailbox: string): boolean {
    if (this.#unwilling.get(owner.extensionUuid)?.has(binding.contact)) return false;
    const lamp = { kind: 'voicemail', name: mailbox } as const;
    for (const subscription of this.#subscriptions.of(owner.tenantId, lamp)) {
      if (subscription.isActive && subscription.tellsMessagesTo(binding.contact)) return false;
    }
    return true;
  }

  async #notify(contact: Contact, body: string): Promise<void> {
    const status = await tellContact(this.#services, contact, {
      event: 'message-summary',
      body,
      contentType: 'application/simple-message-summary',
    });
    const isRefusal = status !== null && status >= 400 && status < 500;
    if (isRefusal) this.#leaveAlone(contact.owner.extensionUuid, contact.binding.contact);
  }

  #leaveAlone(extensionUuid: string, contact: string): void {
    const unwilling = this.#unwilling.get(extensionUuid) ?? new Set<string>();
    this.#unwilling.set(extensionUuid, unwilling.add(contact));
  }
}

/** A phone that says nothing of what it takes is asked by being told. */
function mayTake(listed: readonly string[], wanted: string): boolean {
  return listed.length === 0 || listed.some((entry) => entry.toLowerCase() === wanted);
}
