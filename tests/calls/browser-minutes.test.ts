import { afterEach, expect, test } from 'vitest';
import { excerpt, level } from '../audio/measure.ts';
import { BrowserPhone } from '../phones/browser/browser-phone.ts';
import { faultsOfBrowser, faultsOfPhone, levelInPhone, type Stretch, stretchOf, tone } from './browser-hearing.ts';
import { useOwnExchange } from './use-exchange.ts';

const exchange = useOwnExchange();
let browser: BrowserPhone | undefined;
afterEach(async () => {
  await browser?.dispose();
});

const BROWSER_HZ = 600;
const PHONE_HZ = 900;
/** The music's start and the far phone's jitter buffer. */
const SETTLING_MS = 500;

test('a browser and a phone hear each other for a minute, but for a hold, and a re-INVITE costs nothing', async () => {
  const office = await exchange.office('browser-minutes');
  const [alice, bob] = [await office.subscriber(), await office.subscriber()];
  const { number: user, password, domain } = alice.account;
  browser = await BrowserPhone.start({ url: exchange.server.url, user, password, domain, plays: BROWSER_HZ });
  const phone = await bob.baresip({ plays: PHONE_HZ, talksFor: 120, answers: 'at once' });
  await browser.dial(bob.number);
  await browser.reports('confirmed');
  await browser.hears(tone(PHONE_HZ));
  await phone.hears(1500);
  await browser.listen();

  const beforeHold = await stretchOf(browser, phone, 24_000);
  await browser.hold();
  await office.channelsWhen((rows) => rows.some(({ callstate }) => callstate === 'HELD'));
  const held = await stretchOf(browser, phone, 5000);
  await browser.resume();
  await office.channelsWhen((rows) => rows.every(({ callstate }) => callstate !== 'HELD'));
  await browser.hears(tone(PHONE_HZ));
  await stretchOf(browser, phone, SETTLING_MS);
  const afterHold = await stretchOf(browser, phone, 12_000);
  await browser.renegotiate();
  const afterReInvite = await stretchOf(browser, phone, 24_000);
  const throughReInvite: Stretch = {
    browser: { from: afterHold.browser.from, to: afterReInvite.browser.to },
    phone: { from: afterHold.phone.from, to: afterReInvite.phone.to },
    said: afterHold.said + afterReInvite.said,
  };
  await browser.hangup();
  await phone.closed();

  const recording = phone.heard();
  for (const [name, part] of Object.entries({ beforeHold, throughReInvite })) {
    expect(await faultsOfBrowser(browser, PHONE_HZ, part), `the browser, ${name}`).toEqual([]);
    expect(faultsOfPhone(recording, BROWSER_HZ, part), `the phone, ${name}`).toEqual([]);
  }
  const talk = levelInPhone(recording, BROWSER_HZ, beforeHold.phone.from, beforeHold.phone.to);
  const [from, to] = [held.phone.from + SETTLING_MS, held.phone.to];
  expect(level(excerpt(recording, from, to)), 'music while held').toBeGreaterThan(-50);
  expect(levelInPhone(recording, BROWSER_HZ, from, to), 'the browser while it holds').toBeLessThan(talk - 15);
  const [record] = await office.records(alice, { status: 'answered' });
  expect(record?.billsec).toBeGreaterThanOrEqual(60);
}, 150_000);
