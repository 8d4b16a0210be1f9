import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BaresipPhone } from '../phones/baresip-phone.ts';
import { BrowserPhone, type Heard } from '../phones/browser/browser-phone.ts';
import { field, rowsOf } from '../system/api-client.ts';
import { eventually } from '../system/eventually.ts';
import { expectTone } from './hearing.ts';
import type { Office } from './office.ts';
import type { Subscriber } from './subscriber.ts';
import { useExchange } from './use-exchange.ts';

const exchange = useExchange();
const open: BrowserPhone[] = [];
let office: Office;
let alice: Subscriber;
let bob: Subscriber;

beforeAll(async () => {
  office = await exchange.office('desk-and-browser');
}, 60_000);

beforeEach(async () => {
  [alice, bob] = [await office.subscriber(), await office.subscriber()];
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((phone) => phone.dispose()));
  await office.channelsWhen((left) => left.length === 0);
});

const LOUD = -50;
const tone =
  (frequency: number) =>
  (heard: Heard): boolean =>
    Math.abs(heard.frequency - frequency) < 15 && heard.level > LOUD;

/** Bob has a desk phone and a browser; alice calls him, and both ring. */
async function ringingTwice(): Promise<{ caller: BaresipPhone; desk: BaresipPhone; browser: BrowserPhone }> {
  const { number: user, password, domain } = bob.account;
  const browser = await BrowserPhone.start({ url: exchange.server.url, user, password, domain, plays: 600 });
  open.push(browser);
  const [caller, desk] = [await alice.baresip({ plays: 900 }), await bob.baresip({ plays: 1200 })];
  await caller.dial(bob.number);
  await Promise.all([browser.reports('incoming'), caller.waitFor('CALL_RINGING')]);
  return { caller, desk, browser };
}

/** The Reason headers of the CANCELs that went to bob's phones. */
async function reasonsOfCancels(): Promise<string[]> {
  const [record] = await office.records(alice);
  const traced = await exchange.admin('GET', `/calls/${record?.call_id}/trace`);
  const messages = rowsOf({ ...traced, body: field(traced.body, 'messages') });
  const cancels = messages.filter(({ method, direction, status }) => {
    return method === 'CANCEL' && direction === 'sent' && status === null;
  });
  return cancels.map(({ raw }) => /^Reason: *(.*)$/m.exec(String(raw))?.[1]?.trim() ?? '');
}

const ANSWERED_ELSEWHERE = ['SIP;cause=200;text="Call completed elsewhere"'];

test('of a desk phone and a browser that ring together the desk phone may answer', async () => {
  const { caller, desk, browser } = await ringingTwice();
  await desk.answer();
  await browser.reports('failed');
  await Promise.all([caller.hears(2000), desk.hears(2000)]);
  await caller.hangup();
  await desk.closed();
  expectTone(caller.heard(), 1200, { from: 800, to: 1800 });
  expectTone(desk.heard(), 900, { from: 800, to: 1800 });
  expect(await reasonsOfCancels()).toEqual(ANSWERED_ELSEWHERE);
  const legs = await office.records(bob, { leg: 'b', count: 2 });
  expect(legs.map(({ hangup_cause }) => hangup_cause).sort()).toEqual(['LOSE_RACE', 'NORMAL_CLEARING']);
});

test('or the browser may', async () => {
  const { caller, desk, browser } = await ringingTwice();
  await browser.answer();
  await Promise.all([caller.established(), desk.closed()]);
  await browser.hears(tone(900));
  await caller.hears(2500);
  await browser.hangup();
  await caller.closed();
  expectTone(caller.heard(), 600, { from: 1200, to: 2200 });
  expect(await reasonsOfCancels()).toEqual(ANSWERED_ELSEWHERE);
});

test('and both stop ringing when the caller gives up', async () => {
  const { caller, desk, browser } = await ringingTwice();
  await caller.hangup();
  await Promise.all([browser.reports('failed'), desk.closed()]);
  const left = await eventually(
    () => office.channels(),
    (channels) => channels.length === 0,
  );
  expect(left).toEqual([]);
  expect(await reasonsOfCancels()).toEqual([expect.stringContaining('Q.850'), expect.stringContaining('Q.850')]);
});
