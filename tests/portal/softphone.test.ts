import { afterAll, beforeAll, expect, test } from 'vitest';
import { tone } from '../calls/browser-hearing.ts';
import { expectTone } from '../calls/hearing.ts';
import type { Office } from '../calls/office.ts';
import { useOwnExchange } from '../calls/use-exchange.ts';
import { expectStatus, tokenOf } from '../system/api-client.ts';
import { childOf } from '../system/child-of.ts';
import { USER_PASSWORD } from '../system/tenant.ts';
import { buildPortal } from './build-portal.ts';
import { PortalPhone } from './portal-phone.ts';

const [ALICE_HZ, BOB_HZ, CAROL_HZ] = [600, 900, 1200];
const [ALICE, BOB, CAROL, DAVE] = ['1001', '1002', '1900', '1901'];

const exchange = useOwnExchange();
let office: Office;
let alice: PortalPhone;
let bob: PortalPhone;

beforeAll(async () => {
  buildPortal();
  office = await exchange.office('portal-phone');
  [alice, bob] = await Promise.all([
    portalOf('Alice', { number: ALICE, plays: ALICE_HZ }),
    portalOf('Bob', { number: BOB, plays: BOB_HZ }),
  ]);
}, 120_000);
afterAll(() => Promise.all([alice?.dispose(), bob?.dispose()]));

/** The portal of an end user with an extension. */
async function portalOf(name: string, { number, plays }: { number: string; plays: number }): Promise<PortalPhone> {
  const email = `${name.toLowerCase()}@${office.domain}`;
  const body = { tenant_id: office.tenantId, email, password: USER_PASSWORD };
  const made = expectStatus(await exchange.admin('POST', '/users', body), 200);
  await office.subscriber({ user_id: Number(made.body), extension: number, effective_caller_id_name: name });
  const { url } = exchange.server;
  return PortalPhone.open({ url, token: await tokenOf(url, email, USER_PASSWORD), plays });
}

test('a user calls a colleague by name from the portal, holds, consults and transfers to a telephone', async () => {
  const carol = await office.subscriber({ effective_caller_id_name: 'Carol', extension: CAROL });
  const telephone = await carol.baresip({ plays: CAROL_HZ, answers: 'at once' });

  await alice.show();
  await alice.panel.getByRole('textbox', { name: 'Number or name' }).fill('bob');
  await alice.click(/^Bob/);
  await bob.stands(/Alice/, 'Incoming call');
  await bob.visit.expectAccessible('html');
  await bob.page.keyboard.press('Alt+Shift+KeyA');
  await alice.hears(tone(BOB_HZ));
  await bob.hears(tone(ALICE_HZ));

  await alice.click('Hold');
  await office.channelsWhen((rows) => rows.some(({ callstate }) => callstate === 'HELD'));
  await bob.hears((heard) => !tone(ALICE_HZ)(heard));
  await alice.click('Resume');
  await bob.hears(tone(ALICE_HZ));

  await alice.navigate('/somewhere-else');
  await alice.page.getByRole('heading', { name: 'There is no such page' }).waitFor();
  await alice.hears(tone(BOB_HZ));

  await alice.click('Transfer');
  await alice.panel.getByRole('textbox', { name: 'Transfer to' }).fill(CAROL);
  await alice.click('Ask first');
  await alice.hears(tone(CAROL_HZ));
  await alice.stands(/Bob/, 'On hold');
  await alice.visit.expectAccessible('html');
  await alice.click('Complete the transfer');
  await bob.hears(tone(CAROL_HZ));
  await alice.stands(/Bob/, 'Transferred');
  await alice.stands(CAROL, 'Transferred');
  const before = telephone.heardMs();
  await telephone.hears(before + 1500);
  await bob.page.keyboard.press('Alt+Shift+KeyR');
  await telephone.closed();
  expectTone(telephone.heard(), BOB_HZ, { from: before + 500, to: before + 1400 });
}, 60_000);

test('a telephone calls the portal: digits arrive, a second call waits and is rejected, the first is handed on', async () => {
  const dave = await office.subscriber({ effective_caller_id_name: 'Dave', extension: DAVE });
  const erin = await office.subscriber({ effective_caller_id_name: 'Erin', extension: '1902' });
  const telephone = await dave.baresip({ plays: CAROL_HZ });
  await telephone.dial(ALICE);
  await alice.stands(/Dave/, 'Incoming call');
  await alice.click('Answer');
  await telephone.established();
  await alice.hears(tone(CAROL_HZ));
  await alice.click('Keypad');
  for (const key of ['1', '2', 'star'])
    await alice
      .call(/Dave/)
      .getByRole('button', { name: `Key ${key}` })
      .click();
  await alice.call(/Dave/).getByRole('button', { name: 'Key star' }).press('3');
  await telephone.hearsDigits('12*3');

  const second = erin.isRefused(ALICE);
  await alice.stands(/Erin/, 'Incoming call');
  await alice.stands(/Dave/, 'In call');
  await alice.page.keyboard.press('Alt+Shift+KeyR');
  expect(await second).toBe(486);
  await alice.hears(tone(CAROL_HZ));

  await alice.click('Transfer');
  await alice.panel.getByRole('textbox', { name: 'Transfer to' }).fill(BOB);
  await alice.click('Transfer now');
  await bob.stands(/Dave/, 'Incoming call');
  await bob.click('Answer');
  await bob.hears(tone(CAROL_HZ));
  await alice.stands(/Dave/, 'Transferred');
  await telephone.hangup();
  await bob.stands(/Dave/, 'The other side hung up');
}, 60_000);

test('a call whose network is lost says so, and its sound comes back', async () => {
  await alice.panel.getByRole('textbox', { name: 'Number or name' }).fill(BOB);
  await alice.page.keyboard.press('Enter');
  await bob.stands(/Alice/, 'Incoming call');
  await bob.click('Answer');
  await alice.hears(tone(BOB_HZ));
  const gateway = childOf(exchange.server.pid(), 'gateway-process');
  process.kill(gateway, 'SIGSTOP');
  const lost = alice.call(BOB).getByText('The network was lost');
  await lost.waitFor({ timeout: 30_000 });
  process.kill(gateway, 'SIGCONT');
  await lost.waitFor({ state: 'detached', timeout: 30_000 });
  await alice.hears(tone(BOB_HZ));
  await bob.hears(tone(ALICE_HZ));
  await alice.click('Hang up');
  await bob.stands(/Alice/, 'The other side hung up');
}, 90_000);

test('a blocked microphone is told in words, and the phone in a second tab leaves the first alone', async () => {
  await alice.page.evaluate(
    `navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))`,
  );
  await alice.panel.getByRole('textbox', { name: 'Number or name' }).fill(BOB);
  await alice.page.keyboard.press('Enter');
  await alice.panel.getByText('The microphone is blocked for this page.').waitFor();
  await alice.stands(BOB, 'No microphone');

  const second = await alice.page.context().newPage();
  await second.goto(alice.page.url());
  await second.getByRole('button', { name: 'Use the phone in this tab' }).click();
  await second.getByRole('button', { name: /Ready for calls/ }).waitFor();
  await alice.page.getByRole('button', { name: /Open in another tab/ }).waitFor();
  await second.close();
  await alice.page.getByRole('button', { name: /Ready for calls/ }).waitFor();
  expect([...alice.visit.problems, ...bob.visit.problems]).toEqual([]);
}, 60_000);
