import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type ApiClient, expectStatus, rowsOf } from '../../tests/system/api-client.ts';

/** A mailbox takes a hundred messages: it is emptied well before. */
const EVERY_MS = 1000;

/** Deletes the messages of a mailbox as they come and counts them. */
export class MailboxEmptier {
  readonly #admin: ApiClient;
  readonly #path: string;
  readonly #seen = new Set<string>();
  readonly #over = new AbortController();
  readonly #running: Promise<void>;
  #shortest = Number.POSITIVE_INFINITY;

  constructor(admin: ApiClient, mailboxUuid: string) {
    this.#admin = admin;
    this.#path = `/voicemails/${mailboxUuid}/messages`;
    this.#running = this.#run();
    this.#running.catch(() => undefined);
  }

  /** The last messages are taken. @throws when the API failed meanwhile */
  async end(): Promise<{ readonly messages: number; readonly shortestSeconds: number }> {
    this.#over.abort();
    await this.#running;
    await this.#empty();
    return { messages: this.#seen.size, shortestSeconds: this.#shortest };
  }

  async #run(): Promise<void> {
    const { signal } = this.#over;
    while (!signal.aborted) {
      await this.#empty();
      await pause(EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  async #empty(): Promise<void> {
    for (const row of rowsOf(await this.#admin('GET', this.#path))) {
      const uuid = String(row['voicemail_message_uuid']);
      this.#seen.add(uuid);
      this.#shortest = Math.min(this.#shortest, Number(row['message_length']));
      expectStatus(await this.#admin('DELETE', `${this.#path}/${uuid}`), 200);
    }
  }
}

/** Files that a mailbox has in the media store. */
export async function filesOf(data: string, tenantId: number, mailboxUuid: string): Promise<number> {
  const folder = join(data, 'media', 'voicemail', String(tenantId), mailboxUuid);
  return (await readdir(folder).catch(() => [])).length;
}
