import { sql } from 'kysely';
import pg from 'pg';
import { connectOnce } from './connect.ts';
import type { DatabaseLog } from './log.ts';
import type { Trx } from './transaction.ts';

export interface ListenOptions {
  /** Called after the connection was lost and is back: what was notified meanwhile never arrives. */
  onReconnect?: () => void;
}

interface Subscription extends ListenOptions {
  channel: string;
  handler: (payload: string) => void;
}

type State =
  | { kind: 'idle' }
  | { kind: 'connecting'; connected: Promise<pg.Client> }
  | { kind: 'connected'; client: pg.Client; heartbeat: NodeJS.Timeout }
  | { kind: 'waiting'; timer: NodeJS.Timeout }
  | { kind: 'closed' };

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
const HEARTBEAT_MS = 30_000;

/** Sends a notification when the transaction commits. The payload must stay under 8000 bytes. */
export async function notify(trx: Trx, channel: string, payload = ''): Promise<void> {
  await sql`select pg_notify(${channel}, ${payload})`.execute(trx);
}

/** LISTEN for the whole process on one connection, which comes back by itself when it is lost. */
export class Listener {
  readonly #url: string;
  readonly #log: DatabaseLog;
  readonly #subscriptions = new Set<Subscription>();
  #state: State = { kind: 'idle' };
  #pause = FIRST_PAUSE_MS;

  constructor(url: string, log: DatabaseLog) {
    this.#url = url;
    this.#log = log;
  }

  /** Resolves when the server has confirmed that we listen; the function it resolves to ends it. */
  async listen(
    channel: string,
    handler: (payload: string) => void,
    options: ListenOptions = {},
  ): Promise<() => Promise<void>> {
    const subscription: Subscription = { ...options, channel, handler };
    this.#subscriptions.add(subscription);
    try {
      const client = await this.#client();
      await client?.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      this.#subscriptions.delete(subscription);
      throw error;
    }
    return () => this.#unlisten(subscription);
  }

  async close(): Promise<void> {
    const state = this.#state;
    this.#state = { kind: 'closed' };
    this.#subscriptions.clear();
    if (state.kind === 'waiting') clearTimeout(state.timer);
    if (state.kind === 'connecting') await state.connected.then((client) => client.end()).catch(() => undefined);
    if (state.kind === 'connected') {
      clearInterval(state.heartbeat);
      await state.client.end().catch(() => undefined);
    }
  }

  /** The connection; undefined while waiting to reconnect, which then listens to all channels. */
  async #client(): Promise<pg.Client | undefined> {
    switch (this.#state.kind) {
      case 'idle':
        return this.#connect();
      case 'connecting':
        return this.#state.connected;
      case 'connected':
        return this.#state.client;
      case 'waiting':
        return undefined;
      case 'closed':
        throw new Error('The database is closed.');
    }
  }

  async #connect(): Promise<pg.Client> {
    const connected = connectOnce(this.#url);
    this.#state = { kind: 'connecting', connected };
    let client: pg.Client;
    try {
      client = await connected;
    } catch (error) {
      if (this.#isConnecting()) this.#state = { kind: 'idle' };
      throw error;
    }
    if (!this.#isConnecting()) return client;
    client.on('notification', ({ channel, payload }) => this.#deliver(channel, payload ?? ''));
    client.once('end', () => this.#lost());
    this.#state = { kind: 'connected', client, heartbeat: startHeartbeat(client) };
    this.#pause = FIRST_PAUSE_MS;
    return client;
  }

  #isConnecting(): boolean {
    return this.#state.kind === 'connecting';
  }

  #lost(): void {
    if (this.#state.kind !== 'connected') return;
    clearInterval(this.#state.heartbeat);
    this.#log.warn('The database connection for notifications was lost; reconnecting.');
    this.#retryLater();
  }

  #retryLater(): void {
    const timer = setTimeout(() => void this.#reconnect(), this.#pause);
    this.#state = { kind: 'waiting', timer };
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
  }

  async #reconnect(): Promise<void> {
    try {
      const client = await this.#connect();
      const channels = new Set([...this.#subscriptions].map(({ channel }) => pg.escapeIdentifier(channel)));
      for (const channel of channels) await client.query(`listen ${channel}`);
    } catch {
      // A connection lost in between has come by #lost already.
      if (this.#state.kind === 'idle') this.#retryLater();
      return;
    }
    for (const { onReconnect } of [...this.#subscriptions]) this.#call(() => onReconnect?.());
  }

  #deliver(channel: string, payload: string): void {
    for (const subscription of [...this.#subscriptions]) {
      if (subscription.channel === channel) this.#call(() => subscription.handler(payload));
    }
  }

  #call(handler: () => void): void {
    try {
      handler();
    } catch (error) {
      this.#log.error(
        `A handler of database notifications failed: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }

  async #unlisten(subscription: Subscription): Promise<void> {
    const { channel } = subscription;
    if (!this.#subscriptions.delete(subscription)) return;
    const stillWanted = [...this.#subscriptions].some((other) => other.channel === channel);
    if (stillWanted || this.#state.kind !== 'connected') return;
    await this.#state.client.query(`unlisten ${pg.escapeIdentifier(channel)}`).catch(() => undefined);
  }
}

/** A connection that died without a word is noticed by a query that gets no answer. */
function startHeartbeat(client: pg.Client): NodeJS.Timeout {
  let answered = true;
  const timer = setInterval(() => {
    if (!answered) {
      client.connection.stream.destroy();
      return;
    }
    answered = false;
    client.query('select 1').then(
      () => {
        answered = true;
      },
      () => undefined,
    );
  }, HEARTBEAT_MS);
  return timer.unref();
}
