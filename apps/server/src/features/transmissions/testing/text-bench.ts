import type { Database } from '@strowger/db';
import { sql } from '@strowger/db';
import { afterAll, beforeAll, expect } from 'vitest';
import { startTestServer, type TestAnswer, type TestServer, type TestTenant } from '../../../testing/test-server.ts';
import { type Receiver, startReceiver } from '../../webhooks/testing/receiver.ts';
import { type AttemptRunner, startAttemptRunner } from '../runner/attempt-runner.ts';
import { onWork } from '../wake-runners.ts';

const WITHIN = { timeout: 15_000 };
/** What a provider of the bench proves itself by. */
export const HTTP_KEY = 'hush-hush';

/** A provider of text messages for all tenants, to numbers in Great Britain. */
export const textProvider = (host: string, fields: object = {}) => ({
  ...{ name: 'texts', type: 'http', service_flag: 4, tenant_id: 0, host, httpkey: HTTP_KEY },
  ...fields,
});

/** A server whose text messages go to a real HTTP server; one for a whole test file. */
export interface TextBench {
  readonly server: TestServer;
  readonly acme: TestTenant;
  readonly provider: Receiver;
  readonly providerId: number;
  /** Goes on in a new process; the one before is not there any more. */
  restart(): Promise<void>;
  /** A transmission whose process died before it wrote down what came of it. */
  lose(id: number): Promise<void>;
  /** The process dies: nothing of it reaches the database from now on. */
  kill(): void;
  /** Moves the server's clock. */
  later(seconds: number): void;
  /** Looks now for what is due. */
  look(): Promise<void>;
  ask(method: string, path: string, body?: unknown, token?: string): Promise<TestAnswer>;
  /** As `ask`, and expects success. @returns what was answered */
  made(path: string, body: unknown, token?: string): Promise<TestAnswer['body']>;
  /** Until its word is that. */
  reads(id: number, word: string): Promise<void>;
}

export function useTextBench(): TextBench {
  let server: TestServer;
  let acme: TestTenant;
  let provider: Receiver;
  let providerId = 0;
  let shiftMs = 0;
  let running: { readonly runner: AttemptRunner; die(): void };
  let leave = (): void => undefined;

  const start = () => {
    let isDead = false;
    const db: Database = {
      ...server.db,
      transaction: (...given) => (isDead ? Promise.reject(new Error('killed')) : server.db.transaction(...given)),
    };
    const die = () => {
      isDead = true;
    };
    const runner = startAttemptRunner({ ...server.platform, db });
    leave();
    leave = onWork(server.db, () => runner.wake());
    return { runner, die };
  };
  const ask: TextBench['ask'] = (method, path, body, token = acme.adminToken) =>
    server.request(method, path, { token, ...(body === undefined ? {} : { body }) });
  const made: TextBench['made'] = async (path, body, token = acme.adminToken) => {
    const answer = await ask('POST', path, body, token);
    expect(answer.status, answer.text).toBe(200);
    return answer.body;
  };

  beforeAll(async () => {
    [server, provider] = await Promise.all([
      startTestServer({ now: () => new Date(Date.now() + shiftMs) }),
      startReceiver(),
    ]);
    acme = await server.makeTenant('acme');
    providerId = await made('/providers', textProvider(provider.url), server.adminToken);
    const route = { name: 'texts', destination_id: '44', provider_id: providerId, service_flag: 4, tenant_id: 0 };
    await made('/routes', route, server.adminToken);
    running = start();
  }, 60_000);
  afterAll(async () => {
    await running.runner.stop();
    await Promise.all([server.close(), provider.close()]);
  });

  return {
    ask,
    made,
    get server() {
      return server;
    },
    get acme() {
      return acme;
    },
    get provider() {
      return provider;
    },
    get providerId() {
      return providerId;
    },
    async restart() {
      running.die();
      await running.runner.stop();
      await server.db.transaction({ kind: 'all' }, (trx) =>
        sql`update spools set lease_until = now() - interval '1 second' where lease_until is not null`.execute(trx),
      );
      running = start();
    },
    async lose(id) {
      await server.db.transaction({ kind: 'all' }, (trx) =>
        sql`
          with lost as (
            update transmissions set status = 'processing', response = '' where transmission_id = ${id}
            returning transmission_id
          )
          update spools set status = 'started', response = '', time_end = null, runner = 'dead',
            lease_until = now() - interval '1 second'
          where transmission_id in (select transmission_id from lost)`.execute(trx),
      );
      await running.runner.look();
    },
    kill() {
      running.die();
    },
    later(seconds) {
      shiftMs += seconds * 1000;
    },
    look: () => running.runner.look(),
    async reads(id, word) {
      await expect.poll(async () => (await ask('GET', `/transmissions/${id}/status`)).body, WITHIN).toBe(word);
    },
  };
}
