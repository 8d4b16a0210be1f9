import { afterEach, expect, test } from 'vitest';
import { BrowserPhone } from '../phones/browser/browser-phone.ts';
import { tone } from './browser-hearing.ts';
import { expectTone } from './hearing.ts';
import { useExchange } from './use-exchange.ts';

const exchange = useExchange();
const open: BrowserPhone[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((phone) => phone.dispose()));
});

test('a desk phone with DTLS-SRTP and no ICE calls a plain one: both hear each other (RFC 5763)', async () => {
  const office = await exchange.office('dtls-desk');
  const [alice, bob] = [await office.subscriber(), await office.subscriber()];
  const [secure, plain] = await Promise.all([
    alice.baresip({ mediaEncryption: 'dtls_srtp', plays: 600 }),
    bob.baresip({ plays: 900, answers: 'at once' }),
  ]);
  await secure.dial(bob.number);
  await secure.established();
  await Promise.all([secure.hears(1800), plain.hears(1800)]);
  const channels = await office.channels();
  expect(channels.find(({ extension }) => extension === alice.number)?.secure).toBe('srtp:dtls');
  await secure.hold();
  await office.channelsWhen((rows) => rows.some(({ callstate }) => callstate === 'HELD'));
  await secure.resume();
  await office.channelsWhen((rows) => rows.every(({ callstate }) => callstate !== 'HELD'));
  const resumedAt = plain.heardMs();
  await plain.hears(resumedAt + 1300);
  await secure.hangup();
  await Promise.all([secure.closed(), plain.closed()]);
  expectTone(plain.heard(), 600, { from: 700, to: 1500 });
  expectTone(plain.heard(), 600, { from: resumedAt + 500, to: resumedAt + 1200 });
  expectTone(secure.heard(), 900, { from: 700, to: 1500 });
});

test('an ICE restart of a browser costs no audio', async () => {
  const office = await exchange.office('ice-restart');
  const [alice, bob] = [await office.subscriber(), await office.subscriber()];
  const { number: user, password, domain } = alice.account;
  const browser = await BrowserPhone.start({ url: exchange.server.url, user, password, domain, plays: 600 });
  open.push(browser);
  const phone = await bob.baresip({ plays: 900, answers: 'at once' });
  await browser.dial(bob.number);
  await browser.reports('confirmed');
  await browser.hears(tone(900));
  await phone.hears(2500);
  const restartedAt = phone.heardMs();
  const ports = [await browser.usesFarPort()];
  for (const times of [1, 2]) {
    await browser.restartIce();
    ports.push(await browser.usesFarPort());
    const movedAt = phone.heardMs();
    await phone.hears(Math.max(movedAt + 1000, restartedAt + times * 3000));
    await browser.hears(tone(900));
  }
  await browser.hangup();
  await phone.closed();
  expect(new Set(ports).size).toBe(3);
  for (let from = restartedAt; from < restartedAt + 5500; from += 500) {
    expectTone(phone.heard(), 600, { from, to: from + 500 });
  }
});

test('a browser that loses its connection goes on with its call over another one', async () => {
  const office = await exchange.office('reconnects');
  const [alice, bob] = [await office.subscriber(), await office.subscriber()];
  const { number: user, password, domain } = alice.account;
  const browser = await BrowserPhone.start({ url: exchange.server.url, user, password, domain, plays: 600 });
  open.push(browser);
  const phone = await bob.baresip({ plays: 900, answers: 'at once' });
  await browser.dial(bob.number);
  await browser.reports('confirmed');
  await browser.hears(tone(900));
  await browser.reconnects();
  await browser.restartIce();
  await browser.usesFarPort();
  await browser.hears(tone(900));
  const resumedAt = phone.heardMs();
  await phone.hears(resumedAt + 1000);
  expectTone(phone.heard(), 600, { from: resumedAt + 200, to: resumedAt + 900 });
  await phone.hangup();
  await browser.reports('ended');
});
