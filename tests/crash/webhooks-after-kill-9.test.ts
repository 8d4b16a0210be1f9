import { type Database, openDatabase } from '@strowger/db';
import { createTestDatabase } from '@strowger/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Received,
  type Receiver,
  startReceiver,
} from '../../apps/server/src/features/webhooks/testing/receiver.ts';
import { type ApiClient, expectStatus, field, logInAsAdmin } from '../system/api-client.ts';
import { eventually } from '../system/eventually.ts';
import { type ServerProcess, startServer } from '../system/server-process.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const all = { kind: 'all' } as const;

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let db: Database;
let server: ServerProcess;
let admin: ApiClient;
let receiver: Receiver;
let tenantId: number;

beforeAll(async () => {
  database = await createTestDatabase();
  db = await openDatabase({ url: database.url, log: silent });
  server = await startServer({ DATABASE_URL: database.url, STROWGER_MASTER_KEY: '0123456789abcdef'.repeat(4) });
  receiver = await startReceiver();
  admin = await logInAsAdmin(server.url);
  expectStatus(await admin('PUT', '/settings', { webhook_private_targets: true }), 200);
  const tenant = { company: 'Told', email: 'office@told.example.com' };
  tenantId = Number(expectStatus(await admin('POST', '/tenants', tenant), 200).body);
  const webhook = { url: receiver.url, events: ['config.changed'], tenant_id: tenantId };
  expectStatus(await admin('POST', '/webhooks', webhook), 200);
});

afterAll(async () => {
  await receiver.close();
  await server.dispose();
  await db.close();
  await database.drop();
});

/** Resolves when the API has acknowledged the user. */
async function makeUser(name: string): Promise<number> {
  const body = { tenant_id: tenantId, email: `${name}@told.example.com`, password: 'Quite-Long-Secret-42' };
  return Number(expectStatus(await admin('POST', '/users', body), 200).body);
}

function isAbout(userId: number, { body }: Received): boolean {
  const data = field(JSON.parse(body), 'data');
  return field(data, 'resource') === 'users' && field(data, 'id') === userId;
}

/** The first request about a user among those from a place on. */
async function toldOf(userId: number, from = 0): Promise<Received | undefined> {
  const [first] = await eventually(
    async () => receiver.received.slice(from).filter((one) => isAbout(userId, one)),
    (ones) => ones.length > 0,
  );
  return first;
}

describe('kill -9 between a write and its webhook (contract 00 "Webhooks": at least once)', () => {
  it('loses no event that was acknowledged, neither before its delivery was made nor in the middle of one', async () => {
    receiver.reply = () => undefined;
    const cutOff = await makeUser('cut-off');
    const first = await toldOf(cutOff);
    const untold = await db.transaction(all, async (trx) => {
      // Whoever makes deliveries waits for this row: the server is killed with all of that before it.
      await trx.selectFrom('webhook_progress').select('event_id').forUpdate().execute();
      const userId = await makeUser('untold');
      await server.kill9();
      return userId;
    });
    expect(receiver.received.filter((one) => isAbout(untold, one))).toEqual([]);
    // A minute passes, after which another process takes over what one has claimed.
    await db.transaction(all, (trx) =>
      trx
        .updateTable('webhook_deliveries')
        .set({ next_attempt_at: new Date() })
        .where('status', '=', 'pending')
        .execute(),
    );
    const before = receiver.received.length;
    receiver.reply = (response) => void response.end();
    await server.restart();

    const again = await toldOf(cutOff, before);
    expect(again?.body).toBe(first?.body);
    expect(again?.headers['x-strowger-delivery']).toBe(first?.headers['x-strowger-delivery']);
    await toldOf(untold, before);
  });
});
