import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../apps/server/src/testing/test-server.ts';
import { freePorts } from '../phones/ports.ts';
import { usePhones } from '../phones/use-phones.ts';
import { apiClient, expectStatus } from '../system/api-client.ts';
import { eventually } from '../system/eventually.ts';
import { Office } from './office.ts';

const ZONE = 'Asia/Kathmandu';
/** Where in its minute the clock stands when the call is ordered for the next one: ordering may take a while on a busy machine. */
const SECOND = 35;

const phones = usePhones();
/** What the server's clock is ahead, ms. */
let ahead = 0;
let server: TestServer;
let office: Office;

beforeAll(async () => {
  const port = await freePorts(2);
  server = await startTestServer({
    engine: 'embedded',
    now: () => new Date(Date.now() + ahead),
    env: { STROWGER_SIP_PORT: String(port), STROWGER_RTP_PORTS: '31400-31499', STROWGER_WORKER: 'true' },
  });
  const admin = apiClient(server.url, server.adminToken);
  const company = { company: 'early', email: 'a@early.example', domain_name: 'early.example', timezone: ZONE };
  const tenantId = Number(expectStatus(await admin('POST', '/tenants', company), 200).body);
  const at = { admin, phones, server: { host: '127.0.0.1', port } };
  office = new Office({ ...at, tenantId, domain: company.domain_name });
}, 60_000);
afterAll(() => server.close());

const ordered = () =>
  server.db.transaction({ kind: 'all' }, (trx) => trx.selectFrom('wake_up_calls').selectAll().execute());

/** Turns the clock on to that second of its minute. @returns `HHMM` of the next minute in the zone */
function turnClock(): string {
  ahead = (SECOND * 1000 - (Date.now() % 60_000) + 60_000) % 60_000;
  const next = new Date(Date.now() + ahead + 60_000);
  return next.toLocaleTimeString('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' }).replace(':', '');
}

it('*925: a wake-up call that was ordered comes at its time, and is over once it was answered', async () => {
  const alice = await office.subscriber();
  // Before the phone registers: a clock that leaps ahead ends registrations.
  const order = { number: '*925', digits: turnClock(), talkMs: 3500 };
  const phone = await alice.baresip({ answers: 'at once' });
  await (await alice.sipp('uac-sends-dtmf-by-rfc4733', order)).succeeds();
  expect(await ordered()).toHaveLength(1);
  expect(phone.wasInACall).toBe(false);
  await phone.established({ timeout: 50_000 });
  await phone.closed({ timeout: 20_000 });
  expect(new Date(Date.now() + ahead).getUTCSeconds()).toBeLessThan(SECOND);
  expect(Math.max(...phone.heard().samples.map(Math.abs))).toBeGreaterThan(1000);
  await server.server.settleCallRecords();
  const records = await office.records(alice, { count: 2 });
  expect(records.at(-1)).toMatchObject({ destination: '*925', hangup_cause: 'NORMAL_CLEARING' });
  await eventually(ordered, (rows) => rows.length === 0);
}, 120_000);
