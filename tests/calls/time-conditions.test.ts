import { afterEach, beforeAll, expect, test } from 'vitest';
import type { BaresipPhone } from '../phones/baresip-phone.ts';
import { expectStatus } from '../system/api-client.ts';
import type { Office, Row } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useExchange } from './use-exchange.ts';

const exchange = useExchange();
let office: Office;
let alice: Subscriber;
let open: BaresipPhone;
let closed: BaresipPhone;
let openNumber: string;
let closedNumber: string;

beforeAll(async () => {
  office = await exchange.office('hours');
  alice = await office.subscriber();
}, 60_000);

/** Phones end with each test. */
async function phones(): Promise<void> {
  const [bob, carol] = [await office.subscriber(), await office.subscriber()];
  [openNumber, closedNumber] = [bob.number, carol.number];
  [open, closed] = [await bob.baresip({ answers: 'at once' }), await carol.baresip({ answers: 'at once' })];
}

afterEach(() => office.channelsWhen((left) => left.length === 0));

async function make(path: string, fields: Row): Promise<string> {
  const made = await exchange.admin('POST', path, { tenant_id: office.tenantId, ...fields });
  return String(expectStatus(made, 200).body);
}

async function change(path: string, fields: Row): Promise<void> {
  expectStatus(await exchange.admin('PUT', path, fields), 200);
}

/** Alice calls and is answered at this phone. */
async function comesTo(phone: BaresipPhone, number: string): Promise<void> {
  const call = await alice.sipp('uac-invites-talks-and-hangs-up', { number, talkMs: 200 });
  await call.succeeds();
  await phone.established();
  await phone.closed();
}

const ALWAYS = { tc_time_start: '00:00', tc_time_stop: '24:00', tc_wday_start: 'sun', tc_wday_stop: 'sat' };

test('a time condition leads to where it is open or closed, by its rules first; a change is live for the next call', async () => {
  await phones();
  const path = `/time_conditions/${await make('/time_conditions', {
    ...ALWAYS,
    tc_name: 'Hours',
    tc_extension: '6000',
    tc_open_destination: openNumber,
    tc_closed_destination: `transfer:${closedNumber}`,
  })}`;
  await comesTo(open, '6000');
  await change(path, { rules: [{ name: 'Holidays', match: { year: '2000-2100' }, destination: closedNumber }] });
  await comesTo(closed, '6000');
  await change(path, { rules: [], ...hoursThatAreOver() });
  await comesTo(closed, '6000');
  await change(path, ALWAYS);
  await comesTo(open, '6000');
  await change(path, { tc_enabled: false });
  expect(await alice.isRefused('6000')).toBe(404);
});

test('a call flow leads by its state, which a PUT switches for the next call', async () => {
  await phones();
  const path = `/call_flows/${await make('/call_flows', {
    call_flow_name: 'Night',
    call_flow_extension: '5000',
    call_flow_data: openNumber,
    call_flow_alternate_data: closedNumber,
  })}`;
  await comesTo(open, '5000');
  await change(path, { call_flow_status: 'false' });
  await comesTo(closed, '5000');
  await change(path, { call_flow_status: 'true', call_flow_app: 'hangup' });
  expect(await alice.isRefused('5000')).toBeGreaterThanOrEqual(400);
});

/** A minute of the day that is hours away in UTC, the zone of a new tenant. */
function hoursThatAreOver(): Row {
  const hour = String((new Date().getUTCHours() + 12) % 24).padStart(2, '0');
  return { tc_time_start: `${hour}:00`, tc_time_stop: `${hour}:01` };
}
