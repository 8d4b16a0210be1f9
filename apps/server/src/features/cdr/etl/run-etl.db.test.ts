import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '@strowger/db';
import { createTestDatabase, type TestDatabase } from '@strowger/db/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startEtl } from './etl-service.ts';
import { runEtl } from './run-etl.ts';

const log = pino({ level: 'silent' });
const START = Date.parse('2024-01-15T10:30:00Z');

let test: TestDatabase;
let db: Database;
let directory: string;
let tenantId: number;
let userId: number;
let extensionUuid: string;

beforeAll(async () => {
  test = await createTestDatabase();
  db = await openDatabase({ url: test.url, log });
  directory = await mkdtemp(join(tmpdir(), 'strowger-etl-'));
  await db.transaction({ kind: 'all' }, async (trx) => {
    const tenant = await trx
      .insertInto('tenants')
      .values({ company: 'Acme', email: 'acme@example.com', timezone: 'Europe/Berlin' })
      .returning('tenant_id')
      .executeTakeFirstOrThrow();
    tenantId = tenant.tenant_id;
    const domain = await trx
      .insertInto('domains')
      .values({ tenant_id: tenantId, domain_name: 'acme.example.com' })
      .returning('domain_uuid')
      .executeTakeFirstOrThrow();
    const user = await trx
      .insertInto('users')
      .values({ tenant_id: tenantId, username: 'ann', email: 'ann@example.com' })
      .returning('user_id')
      .executeTakeFirstOrThrow();
    userId = user.user_id;
    const extension = await trx
      .insertInto('extensions')
      .values({
        tenant_id: tenantId,
        domain_uuid: domain.domain_uuid,
        extension: '1001',
        password: 'sealed',
        effective_caller_id_name: '1001',
        effective_caller_id_number: '1001',
        accountcode: 'acme',
        user_context: 'acme.example.com',
        user_id: userId,
      })
      .returning('extension_uuid')
      .executeTakeFirstOrThrow();
    extensionUuid = extension.extension_uuid;
    await trx
      .insertInto('number_plan')
      .values({
        domain_uuid: domain.domain_uuid,
        tenant_id: tenantId,
        number: '1001',
        kind: 'extension',
        object_uuid: extensionUuid,
      })
      .execute();
  });
});

afterAll(async () => {
  await db.close();
  await test.drop();
  await rm(directory, { recursive: true });
});

beforeEach(async () => {
  await db.transaction({ kind: 'all' }, async (trx) => {
    for (const table of [
      'cdr',
      'cdr_journal',
      'cdr_quarantine',
      'cdr_journal_files',
      'cdr_etl_runs',
      'events',
    ] as const) {
      await trx.deleteFrom(table).execute();
    }
  });
});

function leg(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    call_id: randomUUID(),
    leg: 'a',
    tenant_id: tenantId,
    extension_uuid: extensionUuid,
    caller_number: '1001',
    destination: '1002',
    direction: 'local',
    start_time: START,
    answer_time: START + 2_000,
    end_time: START + 12_400,
    hangup_cause: 'NORMAL_CLEARING',
    ...fields,
  };
}

async function journal(...records: Record<string, unknown>[]): Promise<void> {
  await db.transaction({ kind: 'all' }, (trx) =>
    trx
      .insertInto('cdr_journal')
      .values(records.map((r) => ({ call_id: String(r.call_id), leg: String(r.leg), record: JSON.stringify(r) })))
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
}

const stored = () =>
  db.transaction({ kind: 'all' }, (trx) => trx.selectFrom('cdr').selectAll().orderBy('id').execute());
const events = () =>
  db.transaction({ kind: 'all' }, (trx) => trx.selectFrom('events').selectAll().orderBy('event_id').execute());

describe('the CDR ETL', () => {
  it('turns a journalled leg into an enriched record with its owner', async () => {
    await journal(leg());
    expect(await runEtl(db, directory, log)).toEqual({ inserted: 1, rejected: 0 });
    expect(await stored()).toMatchObject([
      {
        tenant_id: tenantId,
        company: 'Acme',
        domain: 'acme.example.com',
        extension_uuid: extensionUuid,
        user_id: userId,
        direction: 'local',
        status: 'answered',
        duration: 13,
        billsec: 11,
        mduration: 12_400,
        billmsec: 10_400,
        hangup_cause_q850: 16,
      },
    ]);
  });

  it('changes nothing and counts nothing when a record is seen again', async () => {
    const record = leg();
    await journal(record);
    await runEtl(db, directory, log);
    const first = await stored();
    await journal({ ...record, hangup_cause: 'USER_BUSY' });
    expect(await runEtl(db, directory, log)).toEqual({ inserted: 0, rejected: 0 });
    expect(await stored()).toEqual(first);
    expect(await events()).toHaveLength(1);
  });

  it('publishes cdr.created in the tenant’s zone, for the user of the extension', async () => {
    await journal(leg());
    await runEtl(db, directory, log);
    expect(await events()).toMatchObject([
      {
        type: 'cdr.created',
        tenant_id: tenantId,
        user_ids: [userId],
        extension_uuids: [extensionUuid],
        data: { start_time: '2024-01-15 11:30:00', leg: 'a', status: 'answered', extension_uuid: extensionUuid },
      },
    ]);
  });

  it('gives each new record a higher sequence number', async () => {
    await journal(...Array.from({ length: 20 }, () => leg()));
    await runEtl(db, directory, log);
    const seqs = (await stored()).map((row) => row.cdr_seq);
    expect(new Set(seqs).size).toBe(20);
    expect([...seqs].sort((a, b) => a - b)).toEqual(seqs);
  });

  it('puts a record without a start time into quarantine and goes on', async () => {
    const { start_time, ...broken } = leg();
    await journal(broken, leg());
    expect(await runEtl(db, directory, log)).toEqual({ inserted: 1, rejected: 1 });
    const kept = await db.transaction({ kind: 'all' }, (trx) => trx.selectFrom('cdr_quarantine').selectAll().execute());
    expect(kept).toMatchObject([{ source: 'journal', reason: expect.stringContaining('start_time') }]);
    expect(start_time).toBe(START);
  });

  it.each([
    { what: 'a number beyond the column', bad: { pdd_ms: 1e12 } },
    { what: 'a time that is none', bad: { start_time: 1e17 } },
    { what: 'an id of another shape', bad: { domain_uuid: 'acme' } },
  ])('puts a record that the database refuses into quarantine and goes on: $what', async ({ bad }) => {
    await journal(leg(), leg(bad), leg());
    expect(await runEtl(db, directory, log)).toEqual({ inserted: 2, rejected: 1 });
    const kept = await db.transaction({ kind: 'all' }, (trx) => trx.selectFrom('cdr_quarantine').selectAll().execute());
    expect(kept).toMatchObject([{ source: 'journal', line: expect.stringContaining(Object.keys(bad)[0] ?? '') }]);
    expect(await runEtl(db, directory, log)).toEqual({ inserted: 0, rejected: 0 });
  });

  it('keeps what handled the call', async () => {
    const handled = {
      ring_group_uuid: randomUUID(),
      ivr_menu_uuid: randomUUID(),
      call_center_queue_uuid: randomUUID(),
      cc_side: 'member',
      cc_agent: randomUUID(),
      conference_name: 'Monday',
    };
    await journal(leg({ ...handled, wait_ms: 1500 }));
    await runEtl(db, directory, log);
    expect(await stored()).toMatchObject([{ ...handled, wait_sec: 2 }]);
  });

  it('keeps the trunk of a leg and the number that is rated', async () => {
    const trunk = {
      provider_id: 3,
      route_id: 4,
      destination_id: '44',
      gateway_uuid: randomUUID(),
      rated_number: '442079460000',
      emergency: true,
    };
    await journal(leg({ leg: 'b', direction: 'outbound', ...trunk }), leg());
    await runEtl(db, directory, log);
    expect(await stored()).toMatchObject([trunk, { provider_id: null, rated_number: null, emergency: false }]);
  });

  it('finds the tenant of a record by its domain when the engine did not say', async () => {
    const { tenant_id, extension_uuid, direction, ...bare } = leg({ domain: 'acme.example.com' });
    await journal({ ...bare, destination: '15551234567' });
    await runEtl(db, directory, log);
    expect(await stored()).toMatchObject([
      { tenant_id: tenantId, extension_uuid: extensionUuid, direction: 'outbound', user_id: userId },
    ]);
    expect([tenant_id, extension_uuid, direction]).toEqual([tenantId, extensionUuid, 'local']);
  });

  it('loses and repeats nothing when two runs meet', async () => {
    await journal(...Array.from({ length: 50 }, () => leg()));
    const results = await Promise.all([runEtl(db, directory, log), runEtl(db, directory, log)]);
    expect(results.reduce((sum, result) => sum + (result?.inserted ?? 0), 0)).toBe(50);
    expect(await stored()).toHaveLength(50);
  });

  it('is not told to be running for ever by a run that crashed', async () => {
    const run = async (heartbeat_at: Date) => {
      await db.transaction({ kind: 'all' }, async (trx) => {
        await trx.deleteFrom('cdr_etl_runs').execute();
        await trx.insertInto('cdr_etl_runs').values({ status: 'running', heartbeat_at }).execute();
      });
      const etl = startEtl({ db, log, importDirectory: directory, worker: false });
      return etl.status().finally(() => etl.stop());
    };
    expect(await run(new Date())).toMatchObject({ running: true, status: 'running' });
    expect(await run(new Date(Date.now() - 11 * 60_000))).toMatchObject({ running: false, status: 'error' });
  });

  it('takes over from a run that crashed', async () => {
    await db.transaction({ kind: 'all' }, (trx) =>
      trx
        .insertInto('cdr_etl_runs')
        .values({ status: 'running', started_at: new Date(0) })
        .execute(),
    );
    await journal(leg());
    expect(await runEtl(db, directory, log)).toEqual({ inserted: 1, rejected: 0 });
    const etl = startEtl({ db, log, importDirectory: directory, worker: false });
    expect(await etl.status()).toMatchObject({ running: false, status: 'ok', inserted: 1, lag_seconds: 0 });
    await etl.stop();
  });
});

describe('journal files', () => {
  const line = (uuid: string) => `Bob,1001,1002,acme.example.com,2024-01-15 10:30:00,,,5,0,NO_ANSWER,${uuid}\n`;
  const path = () => join(directory, 'Master.csv');

  it('are read past complete lines only, and from there the next time', async () => {
    await writeFile(path(), `${line('u1')}${line('u2').slice(0, 20)}`);
    expect(await runEtl(db, directory, log)).toEqual({ inserted: 1, rejected: 0 });
    await writeFile(path(), `${line('u1')}${line('u2')}`);
    expect(await runEtl(db, directory, log)).toEqual({ inserted: 1, rejected: 0 });
    expect((await stored()).map((row) => row.call_id)).toEqual(['u1', 'u2']);
  });

  it('are read to their end past a line that the database refuses', async () => {
    const odd = JSON.stringify({ ...leg(), call_id: 'q2', tenant_id: 1e12 });
    await writeFile(path(), `${line('q1')}${odd}\n${line('q3')}`);
    expect(await runEtl(db, directory, log)).toEqual({ inserted: 2, rejected: 1 });
    expect(await runEtl(db, directory, log)).toEqual({ inserted: 0, rejected: 0 });
    await rm(path());
  });

  it('begin anew when the file was rotated', async () => {
    await writeFile(path(), `${line('r1')}${line('r2')}`);
    await runEtl(db, directory, log);
    await truncate(path());
    await writeFile(path(), line('r3'));
    expect(await runEtl(db, directory, log)).toEqual({ inserted: 1, rejected: 0 });
  });

  it('are ingested once each, whatever they are called later', async () => {
    await writeFile(path(), `${line('n1')}broken\n`);
    expect(await runEtl(db, directory, log)).toEqual({ inserted: 1, rejected: 1 });
    await writeFile(join(directory, 'Master.csv.1'), `${line('n1')}broken\n`);
    expect(await runEtl(db, directory, log)).toEqual({ inserted: 0, rejected: 0 });
    await rm(join(directory, 'Master.csv.1'));
  });
});
