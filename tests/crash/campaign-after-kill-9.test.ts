import { type Database, openDatabase, sql } from '@strowger/db';
import { createTestDatabase } from '@strowger/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Receiver, startReceiver } from '../../apps/server/src/features/webhooks/testing/receiver.ts';
import { field, logInAsAdmin } from '../system/api-client.ts';
import { eventually } from '../system/eventually.ts';
import { type ServerProcess, startServer } from '../system/server-process.ts';
import { makeTextCampaign, reachedBy } from '../system/text-campaign.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const all = { kind: 'all' } as const;
const CONTACTS = 20;
const WITHIN_MS = 20_000;

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let db: Database;
let server: ServerProcess;
let sink: Receiver;

beforeAll(async () => {
  database = await createTestDatabase();
  db = await openDatabase({ url: database.url, log: silent });
  sink = await startReceiver();
  server = await startServer({ DATABASE_URL: database.url, STROWGER_MASTER_KEY: '0123456789abcdef'.repeat(4) });
});
afterAll(async () => {
  await sink.close();
  await server.dispose();
  await db.close();
  await database.drop();
});

const run = (statement: ReturnType<typeof sql>) => db.transaction(all, (trx) => statement.execute(trx));

describe('kill -9 amid a campaign (contract 30 §18.5, §19)', () => {
  it('leaves out nobody, and the provider is given no second message for anybody', async () => {
    const admin = await logInAsAdmin(server.url);
    const campaign = await makeTextCampaign({ url: server.url, db, admin, sink }, { contacts: CONTACTS, tries: 2 });
    // It takes the eighth and says nothing: nobody knows what became of it.
    sink.reply = (response) => {
      if (sink.received.length !== 8) response.end();
    };
    await campaign.start();
    await eventually(
      async () => sink.received.length,
      (count) => count >= 8,
      WITHIN_MS,
    );
    await server.kill9();
    const [cutOff] = reachedBy({ received: sink.received.slice(7, 8) });
    // Half a minute passes, after which another process takes over what one has begun.
    await run(sql`update spools set lease_until = now() where lease_until is not null`);
    sink.reply = (response) => void response.end();
    await server.restart();
    const goesOn = async () => {
      // And the interval between two tries.
      await run(sql`update transmissions set next_try = now() where status = 'pending_retry'`);
      return campaign.read();
    };
    const done = await eventually(goesOn, (row) => field(row, 'status') === 'completed', WITHIN_MS);
    expect(done).toMatchObject({ contact_total: CONTACTS, contact_done: CONTACTS, successful: CONTACTS, failed: 0 });
    const reached = reachedBy(sink);
    expect(reached.size).toBe(CONTACTS);
    expect([...reached.values()].map((keys) => new Set(keys).size)).toEqual(Array.from({ length: CONTACTS }, () => 1));
    expect(reached.get(cutOff?.[0] ?? '')?.length).toBe(2);
  });
});
