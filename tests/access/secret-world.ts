import { type Database, openDatabase } from '@strowger/db';
import { createTestDatabase } from '@strowger/db/testing';
import { expect } from 'vitest';
import { type ApiClient, expectStatus, logInAsAdmin, tokenOf } from '../system/api-client.ts';
import { EventStream } from '../system/event-stream.ts';
import { ADMIN_PASSWORD, ADMIN_USERNAME, type ServerProcess, startServer } from '../system/server-process.ts';
import { makeTenant, type TestTenant, USER_PASSWORD } from '../system/tenant.ts';
import type { Place, Secret } from './secret-search.ts';

/** A server at its most talkative, and what secrets it was told or has made. */
export interface SecretWorld {
  readonly db: Database;
  readonly server: ServerProcess;
  readonly admin: ApiClient;
  readonly tenant: TestTenant;
  readonly events: EventStream;
  readonly secrets: Secret[];
  readonly errorAnswers: Place[];
  /** Notes a secret. @returns it; throws when there is none */
  keep(name: string, value: unknown): string;
  /** The body of a request that succeeds. */
  made(
    client: ApiClient,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<unknown>;
  /** Notes the answer of a request that fails. */
  refused(
    client: ApiClient,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<void>;
  close(): Promise<void>;
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export async function openSecretWorld(): Promise<SecretWorld> {
  const database = await createTestDatabase();
  const db = await openDatabase({ url: database.url, log: silent });
  const server = await startServer({ DATABASE_URL: database.url, STROWGER_LOG: 'trace' });
  const admin = await logInAsAdmin(server.url);
  const events = await EventStream.open(server.url, await tokenOf(server.url, ADMIN_USERNAME, ADMIN_PASSWORD));
  const tenant = await makeTenant(server.url, admin, 'secretive');
  const secrets: Secret[] = [];
  const errorAnswers: Place[] = [];
  const keep = (name: string, value: unknown): string => {
    if (typeof value !== 'string' || value.length < 6) throw new Error(`${name} was not made: ${String(value)}`);
    secrets.push({ name, value });
    return value;
  };
  keep('password of the super admin', ADMIN_PASSWORD);
  keep('password given by an admin', USER_PASSWORD);
  return {
    db,
    server,
    admin,
    tenant,
    events,
    secrets,
    errorAnswers,
    keep,
    made: async (client, ...request) => expectStatus(await client(...request), 200).body,
    async refused(client, method, path, body, headers) {
      const answer = await client(method, path, body, headers);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      errorAnswers.push({ name: `error of ${method} ${path}`, text: answer.text });
    },
    async close() {
      events.close();
      await server.dispose();
      await db.close();
      await database.drop();
    },
  };
}
