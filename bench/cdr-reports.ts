/**
 * Lists, dashboards and CSV of call records over the API of a running server, beside the statements that one would write
 * without kept counts: the page by an ordered select and the total by count(*), on the same database in the same run.
 *
 *     node bench/cdr-reports.ts [records = 10000000] [requests of each = 40]
 */

import { openDatabase, sql } from '@strowger/db';
import { createTestDatabase } from '@strowger/db/testing';
import { type ApiClient, logInAsAdmin, tokenOf } from '../tests/system/api-client.ts';
import { ADMIN_PASSWORD, ADMIN_USERNAME, startServer } from '../tests/system/server-process.ts';
import { makeTenant } from '../tests/system/tenant.ts';
import { generateCallRecords } from './load/call-records.ts';
import { residentMiB } from './load/process-cpu.ts';
import { type Row, report } from './load/report.ts';

const [records = 10_000_000, requests = 40] = process.argv.slice(2).map(Number);
const MONTHS = 12;
const CSV_ROWS = 1_000_000;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

function quantiles(name: string, times: number[]): Row {
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { name, figures: { 'p50 ms': at(0.5), 'p95 ms': at(0.95), 'most ms': at(1) } };
}

async function timeOf(name: string, times: number, ask: (n: number) => Promise<void>): Promise<Row> {
  const taken: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const began = performance.now();
    await ask(n);
    taken.push(performance.now() - began);
  }
  const row = quantiles(name, taken);
  console.log(name, row.figures);
  return row;
}

const getting =
  (client: ApiClient, pathOf: (n: number) => string) =>
  async (n: number): Promise<void> => {
    const { status, text } = await client('GET', pathOf(n));
    if (status !== 200) throw new Error(`${pathOf(n)}: ${status} ${text}`);
  };

/** A day of the last year. */
const day = (n: number) => new Date(Date.now() - (n % 300) * 86_400_000).toISOString().slice(0, 10);

const database = await createTestDatabase();
const server = await startServer({ DATABASE_URL: database.url, STROWGER_LOG: 'error' });
try {
  const admin = await logInAsAdmin(server.url);
  const tenant = await makeTenant(server.url, admin, 'bench');
  await admin('PUT', `/tenants/${tenant.tenantId}`, { quota_extensions: -1 });
  await tenant.addExtension('1001', { user_id: tenant.userId });
  const began = performance.now();
  await generateCallRecords(database.url, { records, months: MONTHS, firstTenant: tenant, tenants: 100 });
  const generated: Row = {
    name: 'made, with indexes and counts',
    figures: { seconds: (performance.now() - began) / 1000 },
  };
  console.log(generated.name, generated.figures);

  const { asTenantAdmin: boss, asUser: user } = tenant;
  const range = `start_date=${day(200)}&end_date=${day(100)}`;
  const lists: [string, ApiClient, (n: number) => string][] = [
    ['platform: newest 500', admin, () => '/cdr'],
    ['platform: a day', admin, (n) => `/cdr?start_date=${day(n)}&end_date=${day(n)}`],
    ['platform: direction', admin, () => '/cdr?direction=inbound'],
    ['platform: status, 100 days', admin, () => `/cdr?status=busy&${range}`],
    ['platform: rare cause', admin, () => '/cdr?hangup_cause=NETWORK_OUT_OF_ORDER'],
    ['platform: rare call type', admin, () => '/cdr?call_type=fax'],
    ['platform: no such cause', admin, () => '/cdr?hangup_cause=PROTOCOL_ERROR'],
    ['platform: a million rows down', admin, () => `/cdr?offset=${Math.floor(records / 10)}&limit=100`],
    ['platform: a tenant', admin, () => `/cdr?tenant_id=${tenant.tenantId}`],
    ['platform: a domain', admin, () => `/cdr?domain=${tenant.domain}`],
    ['platform: an extension', admin, (n) => `/cdr?extension=${1000 + (n % 50)}`],
    ['platform: a rare extension', admin, (n) => `/cdr?extension=99${n}`],
    ['platform: search', admin, (n) => `/cdr?limit=100&search=99${n}`],
    ['platform: extensions CDR', admin, () => '/usersCDR'],
    ['platform: a user without calls', admin, () => `/usersCDR?user_id=${tenant.userId}`],
    ['tenant: newest 500', boss, () => '/cdr'],
    ['tenant: direction and status', boss, () => '/cdr?direction=inbound&status=answered'],
    ['tenant: an extension', boss, (n) => `/cdr?extension=${1000 + (n % 50)}`],
    ['tenant: PBX list', boss, (n) => `/fpbx_cdr?limit=25&offset=${n * 25}`],
    ['tenant: search', boss, (n) => `/cdr?limit=100&search=1555${1000 + n}`],
    ['tenant: one call', boss, (n) => `/cdr?call_id=none-${n}`],
    ['user: his calls', user, () => '/cdr'],
  ];
  const reports: [string, ApiClient, (n: number) => string][] = [
    ['dashboard, platform: 30 days by day', admin, () => '/reports/calls'],
    ['dashboard, platform: a year by day', admin, () => `/reports/calls?start_date=${day(299)}`],
    ['dashboard, platform: 30 days by hour', admin, () => '/reports/calls?interval=hour'],
    ['dashboard, tenant: 30 days by day', boss, () => '/reports/calls'],
    ['dashboard, tenant: a year by day', boss, () => `/reports/calls?start_date=${day(299)}`],
    ['top destinations, platform', admin, () => '/reports/calls/top'],
    ['top extensions, tenant', boss, () => '/reports/calls/top?by=extension'],
  ];
  const rows: Row[] = [generated];
  for (const [name, client, pathOf] of [...lists, ...reports])
    rows.push(await timeOf(name, requests, getting(client, pathOf)));

  // There, no day is made of whole hours of UTC.
  await admin('PUT', `/tenants/${tenant.tenantId}`, { timezone: 'Asia/Kathmandu' });
  rows.push(
    await timeOf(
      'dashboard, tenant in Kathmandu: a year by day',
      requests,
      getting(boss, () => `/reports/calls?start_date=${day(299)}`),
    ),
  );

  const db = await openDatabase({ url: database.url, log: silent });
  const naive = (name: string, where: ReturnType<typeof sql>) =>
    timeOf(`without counts, ${name}`, 3, () =>
      db.transaction({ kind: 'all' }, async (trx) => {
        await sql`select * from cdr where leg = 'a' and ${where} order by start_time desc, id desc limit 500`.execute(
          trx,
        );
        await sql`select count(*) from cdr where leg = 'a' and ${where}`.execute(trx);
      }),
    );
  rows.push(await naive('platform: newest 500', sql`true`));
  rows.push(await naive('platform: direction', sql`direction = 'inbound'`));
  rows.push(await naive('platform: rare call type', sql`call_type = 'fax'`));
  rows.push(await naive('tenant: newest 500', sql`tenant_id = ${tenant.tenantId}`));
  await db.close();

  rows.push(await downloadCsv(server.url, server.pid()));
  report('cdr-reports', rows, [
    `${records} records in ${MONTHS} months, 100 tenants; the largest has ${Math.round(100 * (1 / 100) ** (1 / 3))} % of them`,
    'times are those of whole requests, one after the other; the client shares the machine with server and database',
  ]);
} finally {
  await server.dispose();
  await database.drop();
}

/** Reads about a million rows of CSV and looks at the server's memory meanwhile: the most of each tenth of the rows. */
async function downloadCsv(url: string, pid: number): Promise<Row> {
  const token = await tokenOf(url, ADMIN_USERNAME, ADMIN_PASSWORD);
  const before = residentMiB(pid);
  const began = performance.now();
  const answer = await fetch(`${url}/api/cdr/csv?leg=all`, { headers: { authorization: `Bearer ${token}` } });
  let lines = 0;
  let octets = 0;
  const mostOfTenths: number[] = [];
  for await (const chunk of answer.body ?? []) {
    octets += chunk.length;
    for (const octet of chunk) if (octet === 10) lines += 1;
    const tenth = Math.min(9, Math.floor((10 * lines) / CSV_ROWS));
    mostOfTenths[tenth] = Math.max(mostOfTenths[tenth] ?? 0, residentMiB(pid));
    if (lines > CSV_ROWS) break;
  }
  const figures = {
    rows: lines,
    MiB: octets / 2 ** 20,
    seconds: (performance.now() - began) / 1000,
    'MiB before': before,
    ...Object.fromEntries(mostOfTenths.map((most, tenth) => [`MiB at ${tenth + 1}/10`, most])),
  };
  console.log('CSV', figures);
  return { name: 'CSV of all tenants, up to a million rows', figures };
}
