/**
 * The export of call records over the integration API of a running server: a tenth of them and all of them, as JSON, CSV and XML,
 * with the memory of the server meanwhile; beside it the same rows by one select, told as JSON by this process as a whole.
 *
 *     node bench/integration-export.ts [records = 1000000]
 */

import { createHash, randomBytes } from 'node:crypto';
import { type Database, openDatabase, sql } from '@strowger/db';
import { createTestDatabase } from '@strowger/db/testing';
import { logInAsAdmin } from '../tests/system/api-client.ts';
import { startServer } from '../tests/system/server-process.ts';
import { makeTenant } from '../tests/system/tenant.ts';
import { generateCallRecords } from './load/call-records.ts';
import { databaseProcesses, residentMiB, startCpuClock } from './load/process-cpu.ts';
import { type Row, report } from './load/report.ts';

const [records = 1_000_000] = process.argv.slice(2).map(Number);
const MONTHS = 10;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const day = (monthsAgo: number, date: number) => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - monthsAgo, date)).toISOString().slice(0, 10);
};

const database = await createTestDatabase();
const server = await startServer({ DATABASE_URL: database.url, STROWGER_LOG: 'error' });
const db = await openDatabase({ url: database.url, log: silent });
try {
  const admin = await logInAsAdmin(server.url);
  const tenant = await makeTenant(server.url, admin, 'bench');
  await generateCallRecords(database.url, { records, months: MONTHS, firstTenant: tenant, tenants: 100 });
  const token = await makeIdentity(db);
  const all = { date_start: day(MONTHS - 1, 1), date_end: day(0, 28), leg: 'all' };
  const rows: Row[] = [
    await download('a tenth, JSON', token, { ...all, date_start: day(0, 1), format: 'JSON' }),
    await download('all, JSON', token, { ...all, format: 'JSON' }),
    await download('all, CSV', token, { ...all, format: 'CSV' }),
    await download('all, XML', token, { ...all, format: 'XML' }),
    await download('one tenant, JSON', token, { ...all, format: 'JSON', tenant_domain: tenant.domain }),
    await asAWhole(db),
  ];
  report('integration-export', rows, [
    'MiB before and most MiB are the resident memory of the server; in the last row of this process',
    'the machine is shared: CPU is told, not time',
  ]);
} finally {
  await db.close();
  await server.dispose();
  await database.drop();
}

/** @returns its access hash */
async function makeIdentity(on: Database): Promise<string> {
  const secret = `ich_${randomBytes(32).toString('base64url')}`;
  const digest = createHash('sha256').update(secret).digest('hex');
  await on.transaction({ kind: 'all' }, async (trx) => {
    await sql`insert into integration_whitelist (cidr) values ('127.0.0.1/32')`.execute(trx);
    const { identity_id } = await trx
      .insertInto('integration_identity')
      .values({ username: 'bench', applications: JSON.stringify([{ application: 'xml_cdr', access: 'write' }]) })
      .returning('identity_id')
      .executeTakeFirstOrThrow();
    await trx
      .insertInto('integration_secret')
      .values({ identity_id, type: 'access_hash', hash: digest, hint: secret.slice(-4) })
      .execute();
  });
  return secret;
}

async function download(name: string, token: string, params: object): Promise<Row> {
  const pid = server.pid();
  const call = (path: string, body: object) =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const before = residentMiB(pid);
  const ofServer = startCpuClock(() => [pid]);
  const ofDatabase = startCpuClock(await databaseProcesses(db));
  const promised = await call('/integration/v1/xml_cdr/export', params);
  const total: unknown = Reflect.get(Object(await promised.json()), 'total_records');
  const answer = await call(promised.headers.get('location') ?? '', {});
  let octets = 0;
  const memory: number[] = [];
  for await (const chunk of answer.body ?? []) {
    octets += chunk.length;
    if (octets >= memory.length * 2 ** 20) memory.push(residentMiB(pid));
  }
  const half = Math.ceil(memory.length / 2);
  const figures = {
    records: Number(total),
    MiB: octets / 2 ** 20,
    'MiB before': before,
    'most MiB of the first half': Math.max(...memory.slice(0, half)),
    'most MiB of the second half': Math.max(...memory.slice(half)),
    'CPU µs each': (1e6 * ofServer()) / Number(total),
    'CPU µs of the database each': (1e6 * ofDatabase()) / Number(total),
  };
  console.log(name, figures);
  return { name, figures };
}

/** What one would write without any care: everything read, then everything told. */
async function asAWhole(on: Database): Promise<Row> {
  const before = residentMiB(process.pid);
  const own = process.cpuUsage();
  const found = await on.transaction({ kind: 'all' }, (trx) =>
    trx
      .selectFrom('cdr')
      .selectAll()
      .orderBy('cdr_seq')
      .limit(Math.round(records / 10))
      .execute(),
  );
  const octets = found.reduce((sum, record) => sum + JSON.stringify(record).length, 0);
  const { user, system } = process.cpuUsage(own);
  return {
    name: 'one select of a tenth',
    figures: {
      records: found.length,
      MiB: octets / 2 ** 20,
      'MiB before': before,
      'most MiB': residentMiB(process.pid),
      'CPU µs each': (user + system) / found.length,
    },
  };
}
