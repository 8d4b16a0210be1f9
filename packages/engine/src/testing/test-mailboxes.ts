import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MailboxConfiguration, TenantConfiguration } from '@strowger/callplan';
import { mailbox as planned } from '@strowger/callplan/testing';
import type { LeftMessage, Mailbox, MailboxChange, MailboxMessage, MailboxStore } from '@strowger/switch';

/** An enabled mailbox with the built-in greeting. */
export function mailbox(number: string, settings: Partial<MailboxConfiguration> = {}): MailboxConfiguration {
  return planned(number, { uuid: `00000000-0000-4000-9000-${number.padStart(12, '0')}`, ...settings });
}

interface Stored extends MailboxMessage {
  readonly mailboxUuid: string;
  readonly status: 'new' | 'saved';
}

/** Mailboxes of the tests' tenant, in memory; drafts are files of a folder that `dispose` removes. */
export class TestMailboxes implements MailboxStore {
  readonly #tenant: () => TenantConfiguration;
  readonly #notify: () => void;
  readonly #folder = mkdtempSync(join(tmpdir(), 'strowger-mailboxes-'));
  readonly #listeners = new Set<(change: MailboxChange) => void>();
  readonly left: LeftMessage[] = [];
  /** Every draft that was asked for, and those that were dropped. */
  readonly drafts: string[] = [];
  readonly discarded: string[] = [];
  readonly pins: string[] = [];
  readonly greetings = new Map<number, string>();
  stored: readonly Stored[] = [];
  most = 100;
  isPinChosen = true;
  chosenGreeting: number | null = null;
  name: string | null = null;
  mailed: readonly string[] = [];
  #next = 1;

  constructor(tenant: () => TenantConfiguration, notify: () => void) {
    this.#tenant = tenant;
    this.#notify = notify;
  }

  dispose(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async find(_tenantId: number, number: string): Promise<MailboxConfiguration | null> {
    const found = this.#tenant().mailboxes.get(number);
    return found?.enabled ? found : null;
  }

  async state({ uuid }: Mailbox) {
    return { ...this.#counts(uuid), isPinChosen: this.isPinChosen, hasMail: true };
  }

  async counts(tenantId: number, number: string) {
    const found = await this.find(tenantId, number);
    return found && this.#counts(found.uuid);
  }

  onChanged(listener: (change: MailboxChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async draft(): Promise<string> {
    const path = join(this.#folder, `${this.#next++}.wav`);
    this.drafts.push(path);
    return path;
  }

  async discard(draft: string): Promise<void> {
    this.discarded.push(draft);
    this.#notify();
  }

  async isFull({ uuid }: Mailbox): Promise<boolean> {
    return this.stored.filter((one) => one.mailboxUuid === uuid).length >= this.most;
  }

  async leave(mailbox: Mailbox, message: LeftMessage): Promise<boolean> {
    if (await this.isFull(mailbox)) return false;
    this.left.push(message);
    this.put(mailbox.uuid, message.recording, message);
    return true;
  }

  /** Puts a message into a mailbox. */
  put(mailboxUuid: string, path: string, from: Pick<LeftMessage, 'callerId' | 'durationMs'>): string {
    const uuid = `message-${this.#next++}`;
    const seconds = Math.max(1, Math.round(from.durationMs / 1000));
    const leftAt = new Date();
    this.stored = [
      ...this.stored,
      { uuid, path, leftAt, callerId: from.callerId, seconds, mailboxUuid, status: 'new' },
    ];
    this.#changed(mailboxUuid);
    return uuid;
  }

  async messages({ uuid }: Mailbox, status: 'new' | 'saved'): Promise<readonly MailboxMessage[]> {
    return this.stored.filter((one) => one.mailboxUuid === uuid && one.status === status);
  }

  async save({ uuid }: Mailbox, messageUuid: string): Promise<void> {
    this.stored = this.stored.map((one) => (one.uuid === messageUuid ? { ...one, status: 'saved' } : one));
    this.#changed(uuid);
  }

  async remove({ uuid }: Mailbox, messageUuids: readonly string[]): Promise<void> {
    this.stored = this.stored.filter((one) => !messageUuids.includes(one.uuid));
    this.#changed(uuid);
  }

  async forward(
    mailbox: Mailbox,
    messageUuid: string,
    toNumber: string,
    introduction: string | null,
  ): Promise<boolean> {
    const to = await this.find(mailbox.tenantId, toNumber);
    const message = this.stored.find((one) => one.uuid === messageUuid);
    if (to === null || message === undefined) return false;
    this.put(to.uuid, introduction ?? message.path, { callerId: message.callerId, durationMs: message.seconds * 1000 });
    return true;
  }

  async mail(_mailbox: Mailbox, messageUuid: string): Promise<boolean> {
    this.mailed = [...this.mailed, messageUuid];
    return true;
  }

  async greeting(_mailbox: Mailbox, greetingId: number): Promise<string | null> {
    return this.greetings.get(greetingId) ?? null;
  }

  async saveGreeting(_mailbox: Mailbox, greetingId: number, draft: string): Promise<void> {
    this.greetings.set(greetingId, draft);
    this.chosenGreeting = greetingId;
    this.#notify();
  }

  async chooseGreeting(_mailbox: Mailbox, greetingId: number): Promise<boolean> {
    if (greetingId !== 0 && !this.greetings.has(greetingId)) return false;
    this.chosenGreeting = greetingId === 0 ? null : greetingId;
    this.#notify();
    return true;
  }

  async spokenName(tenantId: number, number: string): Promise<string | null> {
    return (await this.find(tenantId, number)) === null ? null : this.name;
  }

  async saveName(_mailbox: Mailbox, draft: string): Promise<void> {
    this.name = draft;
    this.#notify();
  }

  async changePin(_mailbox: Mailbox, pin: string): Promise<boolean> {
    this.pins.push(pin);
    this.isPinChosen = true;
    this.#notify();
    return true;
  }

  #counts(uuid: string) {
    const of = (status: Stored['status']) =>
      this.stored.filter((one) => one.mailboxUuid === uuid && one.status === status).length;
    return { fresh: of('new'), saved: of('saved') };
  }

  #changed(uuid: string): void {
    const { tenantId, mailboxes } = this.#tenant();
    const number = [...mailboxes.values()].find((one) => one.uuid === uuid)?.number ?? '';
    for (const listener of this.#listeners) listener({ tenantId, number, ...this.#counts(uuid) });
    this.#notify();
  }
}
