/**
 * What lists of the portal take in a browser where there is much, beside the same acts of the same kind of user where there
 * is little: 10,000 extensions beside 25, a million call records beside none, 1,000 live calls and 10,000 phones beside 10
 * and 25.
 *
 *     node bench/portal-sizes.ts [extensions = 10000] [records = 1000000] [live calls = 1000] [times = 3]
 */

import { createTestDatabase } from '@strowger/db/testing';
import { launchBrowser } from '../tests/browser/launch-browser.ts';
import { logInAsAdmin } from '../tests/system/api-client.ts';
import { startServer } from '../tests/system/server-process.ts';
import { makeTenant, type TestTenant, USER_PASSWORD } from '../tests/system/tenant.ts';
import { generateCallRecords } from './load/call-records.ts';
import { copyExtension } from './load/copy-extension.ts';
import { liveState } from './load/live-state.ts';
import { PortalWatch, type Taken } from './load/portal-watch.ts';
import { type Row, report } from './load/report.ts';

const [extensions = 10_000, records = 1_000_000, calls = 1_000, times = 3] = process.argv.slice(2).map(Number);
const FEW = { extensions: 25, calls: 10 };
const FIRST = 10_000;

const ACTS: readonly (readonly [string, string])[] = [
  ['extensions: open', '/extensions'],
  ['extensions: search', '/extensions?search=Carol'],
  ['extensions: sort by name', '/extensions?sort=effective_caller_id_name&order=desc'],
  ['extensions: last page', `/extensions?page=${Math.ceil(extensions / 25)}`],
  ['extensions: 250 rows', '/extensions?size=250'],
  ['call records: open', '/call-records'],
  ['call records: missed ones', '/call-records?status=missed'],
  ['call records: page 40', '/call-records?page=40'],
  ['call records: a year', '/call-records?days=365'],
  ['dashboard', '/?range=month'],
  ['live calls: open', '/live-calls'],
  ['live calls: search', '/live-calls?search=10011'],
  ['live calls: phones', '/live-calls?tab=phones'],
  ['ring group: new, with its pickers', '/ring-groups/new'],
];

const database = await createTestDatabase();
const server = await startServer({ DATABASE_URL: database.url, STROWGER_LOG: 'error' });
const browser = await launchBrowser();
try {
  const admin = await logInAsAdmin(server.url);
  const [many, few] = [await makeTenant(server.url, admin, 'many'), await makeTenant(server.url, admin, 'few')];
  for (const [tenant, count] of [
    [many, extensions],
    [few, FEW.extensions],
  ] as const) {
    await admin('PUT', `/tenants/${tenant.tenantId}`, { quota_extensions: -1 });
    const { uuid } = await tenant.addExtension(String(FIRST));
    await copyExtension(database.url, uuid, FIRST + 1, count - 1);
  }
  await generateCallRecords(database.url, { records, months: 12, firstTenant: many, tenants: 100 });
  const little = await visit(few, FEW);
  const much = await visit(many, { extensions, calls });
  const rows = ACTS.map(([name], place) => rowOf(name, little[place] ?? [], much[place] ?? []));
  report('portal-sizes', rows, [
    `medians of ${times}: "ms" from the act until the page stands still, "server ms" the slowest answer of the API meanwhile`,
    `"few" has ${FEW.extensions} extensions, no call record and ${FEW.calls} live calls; "many" ${extensions}, a fifth of ${records} and ${calls}`,
    'live calls and phones are an answer of the API that the browser gets from the bench',
  ]);
} finally {
  await browser.close();
  await server.dispose();
  await database.drop();
}

/** What each act takes, some times over, as the admin of a tenant. */
async function visit(tenant: TestTenant, size: typeof FEW): Promise<Taken[][]> {
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: 1440, height: 900 },
    locale: 'en',
  });
  const page = await context.newPage();
  const live = JSON.stringify(liveState(tenant.tenantId, tenant.domain, size.calls, size.extensions));
  await page.route(/\/api\/realtime(\?|$)/, (route) => route.fulfill({ contentType: 'application/json', body: live }));
  await page.goto('/');
  await page.getByLabel('User name or e-mail').fill(`boss@${tenant.domain}`);
  await page.getByLabel('Password', { exact: true }).fill(USER_PASSWORD);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await page.getByRole('button', { name: /^Account of/ }).waitFor();
  const watch = new PortalWatch(page);
  const taken: Taken[][] = [];
  for (const [, address] of ACTS) {
    const ofAct: Taken[] = [];
    for (let n = 0; n < times; n += 1) {
      // Loaded anew, so that the portal knows no answer of the API; scripts are kept by the browser.
      await watch.load('/account');
      ofAct.push(await watch.open(address));
    }
    console.log(tenant.domain, address, ofAct);
    taken.push(ofAct);
  }
  await context.close();
  return taken;
}

function rowOf(name: string, few: readonly Taken[], many: readonly Taken[]): Row {
  const ms = [few, many].map((times) => median(times.map((one) => one.ms)));
  return {
    name,
    figures: {
      'few ms': ms[0] ?? 0,
      'many ms': ms[1] ?? 0,
      ratio: (ms[1] ?? 0) / (ms[0] ?? 1),
      'few server ms': median(few.map((one) => one.serverMs)),
      'many server ms': median(many.map((one) => one.serverMs)),
      'many elements': median(many.map((one) => one.elements)),
    },
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
