import { afterEach, expect, test } from 'vitest';
import { BrowserPhone } from '../phones/browser/browser-phone.ts';
import { tone } from './browser-hearing.ts';
import { expectTone } from './hearing.ts';
import type { Subscriber } from './subscriber.ts';
import { useExchange } from './use-exchange.ts';

const exchange = useExchange();
const open: BrowserPhone[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((phone) => phone.dispose()));
});

async function browserOf({ account }: Subscriber, plays: number): Promise<BrowserPhone> {
  const { number: user, password, domain } = account;
  const phone = await BrowserPhone.start({ url: exchange.server.url, user, password, domain, plays });
  open.push(phone);
  return phone;
}

test('a browser calls a phone: both hear each other, hold and resume, digits arrive', async () => {
  const office = await exchange.office('browser-calls');
  const [alice, bob] = [await office.subscriber(), await office.subscriber()];
  const browser = await browserOf(alice, 600);
  const phone = await bob.baresip({ plays: 900, answers: 'at once' });
  await browser.dial(bob.number);
  await browser.reports('confirmed');
  await browser.hears(tone(900));
  await phone.hears(2500);
  const channels = await office.channels();
  expect(Object.fromEntries(channels.map(({ extension, secure }) => [extension, secure]))).toEqual({
    [alice.number]: 'srtp:dtls',
    [bob.number]: '',
  });
  await browser.press('0123456789*#');
  await phone.hearsDigits('0123456789*#');
  await browser.hold();
  await office.channelsWhen((rows) => rows.some(({ callstate }) => callstate === 'HELD'));
  await browser.resume();
  await office.channelsWhen((rows) => rows.every(({ callstate }) => callstate !== 'HELD'));
  const resumedAt = phone.heardMs();
  await browser.hears(tone(900));
  await phone.hears(resumedAt + 1500);
  await browser.hangup();
  await phone.closed();
  expectTone(phone.heard(), 600, { from: 1000, to: 2200 });
  expectTone(phone.heard(), 600, { from: resumedAt + 500, to: resumedAt + 1400 });
});

test('a phone calls a browser: both hear each other', async () => {
  const office = await exchange.office('browser-called');
  const [alice, bob] = [await office.subscriber(), await office.subscriber()];
  const browser = await browserOf(bob, 600);
  const phone = await alice.baresip({ plays: 900 });
  await phone.dial(bob.number);
  await browser.answer();
  await phone.established();
  await browser.hears(tone(900));
  await phone.hears(2500);
  await phone.hangup();
  await browser.reports('ended');
  expectTone(phone.heard(), 600, { from: 1000, to: 2200 });
});

test('two browsers of a tenant hear each other, hang-up reaches the other, and the call is recorded', async () => {
  const office = await exchange.office('browsers-both');
  const [alice, bob] = [await office.subscriber(), await office.subscriber()];
  const caller = await browserOf(alice, 600);
  const callee = await browserOf(bob, 900);
  await caller.dial(bob.number);
  await callee.answer();
  await caller.reports('confirmed');
  await caller.hears(tone(900));
  await callee.hears(tone(600));
  const channels = await office.channels();
  expect(channels.map(({ secure }) => secure)).toEqual(['srtp:dtls', 'srtp:dtls']);
  await callee.hangup();
  await caller.reports('ended');
  await office.channelsWhen((rows) => rows.length === 0);
  const [a] = await office.records(alice, { status: 'answered' });
  const [b] = await office.records(alice, { leg: 'b' });
  for (const record of [a, b]) {
    expect(record).toMatchObject({
      caller_number: alice.number,
      destination: bob.number,
      hangup_cause: 'NORMAL_CLEARING',
    });
    expect(record?.billsec).toBeGreaterThanOrEqual(1);
  }
});
