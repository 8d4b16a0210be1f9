/**
 * API reads and writes a second, beside a bare route of the same HTTP framework that runs one query on a pool of its own
 * to the same kind of database, in the same run.
 *
 *     node bench/api.ts [seconds for each = 5] [connections = 20]
 */

import { openDatabase, sql } from '@strowger/db';
import { createTestDatabase } from '@strowger/db/testing';
import Fastify from 'fastify';
import { field, logInAsAdmin } from '../tests/system/api-client.ts';
import { startServer } from '../tests/system/server-process.ts';
import { makeTenant } from '../tests/system/tenant.ts';
import { type Row, report } from './load/report.ts';

const [seconds = 5, connections = 20] = process.argv.slice(2).map(Number);
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Asks again and again over a number of connections. @returns answers a second */
async function rateOf(name: string, ask: (n: number) => Promise<number>): Promise<Row> {
  const warmUntil = performance.now() + 500;
  let n = 0;
  while (performance.now() < warmUntil) await ask(n++);
  const until = performance.now() + seconds * 1000;
  const times: number[] = [];
  let failed = 0;
  const worker = async (): Promise<void> => {
    while (performance.now() < until) {
      const began = performance.now();
      if ((await ask(n++)) >= 400) failed += 1;
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  times.sort((a, b) => a - b);
  const p99 = times[Math.floor(times.length * 0.99)] ?? 0;
  return { name, figures: { 'per second': times.length / seconds, 'p99 ms': p99, failed } };
}

const database = await createTestDatabase();
const db = await openDatabase({ url: database.url, log: silent });
const bare = Fastify();
bare.get('/read', () =>
  db.transaction({ kind: 'all' }, async (trx) => (await sql`select * from tenants limit 25`.execute(trx)).rows),
);
bare.post('/write', () =>
  db.transaction({ kind: 'all' }, async (trx) => {
    await sql`insert into failed_logins (ip_address, name) values ('192.0.2.1', 'bench')`.execute(trx);
    return true;
  }),
);
await bare.listen({ host: '127.0.0.1', port: 0 });
const address = bare.server.address();
const bareUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;

const server = await startServer({ DATABASE_URL: database.url, STROWGER_LOG: 'error' });
try {
  const admin = await logInAsAdmin(server.url);
  const tenant = await makeTenant(server.url, admin, 'bench');
  await admin('PUT', `/tenants/${tenant.tenantId}`, { quota_extensions: -1 });
  for (let i = 0; i < 25; i += 1) await tenant.addExtension(String(2000 + i));
  const users = field((await admin('GET', '/get_user')).body, 'user_id');
  const rows = [
    await rateOf(
      'read: list of 25 extensions',
      async () => (await admin('GET', '/fpbx_extensions?per_page=25&page=1')).status,
    ),
    await rateOf('read: one user', async () => (await admin('GET', `/users/${users}`)).status),
    await rateOf('bare route, one select', async () => drained(await fetch(`${bareUrl}/read`))),
    await rateOf('write: one extension', async (n) => {
      const body = { extension: String(100_000 + n), password: 'sip-secret', tenant_id: tenant.tenantId };
      return (await admin('POST', '/fpbx_extensions', body)).status;
    }),
    await rateOf('bare route, one insert', async () => drained(await fetch(`${bareUrl}/write`, { method: 'POST' }))),
  ];
  report('api', rows, ['the client shares the machine with the server']);
} finally {
  await server.dispose();
  await bare.close();
  await db.close();
  await database.drop();
}

async function drained(response: Response): Promise<number> {
  await response.arrayBuffer();
  return response.status;
}
