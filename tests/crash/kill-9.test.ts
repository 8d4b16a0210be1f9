import { type Database, openDatabase } from '@strowger/db';
import { createTestDatabase } from '@strowger/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { header } from '../phones/message-log.ts';
import { freePorts } from '../phones/ports.ts';
import { usePhones } from '../phones/use-phones.ts';
import { type ApiClient, field, logInAsAdmin } from '../system/api-client.ts';
import { eventually } from '../system/eventually.ts';
import { type ServerProcess, startServer } from '../system/server-process.ts';
import { makeTenant, type TestTenant } from '../system/tenant.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const all = { kind: 'all' } as const;

const phones = usePhones();
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let db: Database;
let server: ServerProcess;
let admin: ApiClient;
let tenant: TestTenant;

beforeAll(async () => {
  database = await createTestDatabase();
  db = await openDatabase({ url: database.url, log: silent });
  server = await startServer({ DATABASE_URL: database.url, STROWGER_MASTER_KEY: '0123456789abcdef'.repeat(4) });
  admin = await logInAsAdmin(server.url);
  tenant = await makeTenant(server.url, admin, 'crash');
  await tenant.addExtension('2001');
  await tenant.addExtension('2002', { limit_max: 100 });
});

afterAll(async () => {
  await server.dispose();
  await db.close();
  await database.drop();
});

function phone(number: string, host = '127.0.0.1') {
  return { user: number, password: `sip-secret-${number}`, domain: tenant.domain, host, server: serverAddress() };
}

function serverAddress() {
  return { host: '127.0.0.1', port: server.sipPort };
}

async function registered(number: string): Promise<number> {
  const port = await freePorts(2);
  const registration = await phones.sipp({ scenario: 'uac-registers', port, expires: 3600, ...phone(number) });
  await registration.succeeds();
  return port;
}

describe('kill -9 in the middle of writes', () => {
  it('loses nothing that was acknowledged and leaves nothing half done', async () => {
    const quota = await admin('PUT', `/tenants/${tenant.tenantId}`, { quota_extensions: -1 });
    expect(quota.status).toBe(200);
    const acknowledged: string[] = [];
    let next = 3000;
    let killed = false;
    const writer = async (): Promise<void> => {
      while (!killed) {
        const number = String(next++);
        const body = { extension: number, password: 'sip-secret', tenant_id: tenant.tenantId };
        const answer = await admin('POST', '/fpbx_extensions', body).catch(() => null);
        if (answer?.status === 200) acknowledged.push(String(field(answer.body, 'extension_uuid')));
        if (acknowledged.length >= 40 && !killed) {
          killed = true;
          await server.kill9();
        }
      }
    };
    await Promise.all([writer(), writer(), writer(), writer()]);
    await server.restart();

    const rows = await db.transaction(all, (trx) =>
      trx
        .selectFrom('extensions as e')
        .leftJoin('accounts as a', 'a.extension_uuid', 'e.extension_uuid')
        .leftJoin('number_plan as n', 'n.object_uuid', 'e.extension_uuid')
        .select(['e.extension_uuid', 'a.account_id', 'n.number'])
        .where('e.extension', '>=', '3000')
        .execute(),
    );
    const stored = rows.map((row) => row.extension_uuid);
    expect(acknowledged.length).toBeGreaterThanOrEqual(40);
    expect(stored).toEqual(expect.arrayContaining(acknowledged));
    for (const row of rows) expect(row).toMatchObject({ account_id: expect.any(Number), number: expect.any(String) });
    const audited = await db.transaction(all, (trx) =>
      trx
        .selectFrom('audit')
        .select('resource_id')
        .where('resource', '=', 'fpbx_extensions')
        .where('action', '=', 'create')
        .execute(),
    );
    expect(audited.map((row) => row.resource_id)).toEqual(expect.arrayContaining(stored));
  }, 180_000);
});

describe('kill -9 in the middle of calls', () => {
  it('records each finished call once, the cut-off ones as such, and still knows the phones', async () => {
    const port = await registered('2002');
    await registered('2001');
    const callee = await phones.sipp({ scenario: 'uas-answers-and-waits-for-bye', port, user: '2002', calls: 200 });
    const caller = await phones.sipp({
      scenario: 'uac-invites-talks-and-hangs-up',
      ...phone('2001'),
      number: '2002',
      calls: 200,
      callsPerSecond: 10,
      concurrentCalls: 4,
      talkMs: 300,
      answerMs: 50,
      timeoutMs: 20_000,
    });
    const finished = () =>
      caller.messages('received', 200).filter((message) => /\bBYE$/.test(header(message, 'CSeq') ?? ''));
    await eventually(
      async () => finished().length,
      (count) => count >= 10,
      30_000,
    );
    await server.kill9();
    await Promise.all([caller.stop(), callee.stop()]);
    const ended = new Set(finished().map((message) => header(message, 'Call-ID')));
    await server.restart();

    const records = await eventually(
      () => recordsOf(tenant.tenantId),
      (rows) => rows.length > 0 && [...ended].every((id) => rows.some((row) => row.sip_call_id === id)),
      30_000,
    );
    const legs = records.map((row) => `${row.call_id} ${row.leg}`);
    expect(new Set(legs).size).toBe(legs.length);
    for (const id of ended) {
      const own = records.filter((row) => row.sip_call_id === id);
      expect(own).toMatchObject([{ leg: 'a', hangup_cause: 'NORMAL_CLEARING', status: 'answered' }]);
    }
    const cutOff = records.filter((row) => row.leg === 'a' && row.hangup_cause === 'SYSTEM_SHUTDOWN');
    expect(cutOff.length).toBeGreaterThan(0);
    for (const row of cutOff) expect(ended.has(row.sip_call_id ?? '')).toBe(false);

    const again = await logInAsAdmin(server.url);
    const realtime = await again('GET', `/realtime?tenant_id=${tenant.tenantId}`);
    expect(field(realtime.body, 'registration_count')).toBe(2);
    expect(field(realtime.body, 'channel_count')).toBe(0);
  }, 180_000);
});

function recordsOf(tenantId: number) {
  return db.transaction(all, (trx) =>
    trx
      .selectFrom('cdr')
      .select(['call_id', 'leg', 'sip_call_id', 'hangup_cause', 'status'])
      .where('tenant_id', '=', tenantId)
      .execute(),
  );
}
