import { afterAll, beforeAll, expect, it } from 'vitest';
import { Office } from '../calls/office.ts';
import type { Subscriber } from '../calls/subscriber.ts';
import { usePhones } from '../phones/use-phones.ts';
import { usePortal } from './use-portal.ts';

const portal = usePortal();
const phones = usePhones();

let office: Office;
let alice: Subscriber;
let bob: Subscriber;

beforeAll(async () => {
  const { asProvider, server, tenant } = portal;
  const { tenantId, domain } = tenant;
  office = new Office({
    admin: asProvider,
    phones,
    tenantId,
    domain,
    server: { host: '127.0.0.1', port: server.sipPort },
  });
  [alice, bob] = [await office.subscriber(), await office.subscriber()];
}, 60_000);

afterAll(() => office?.channelsWhen((left) => left.length === 0));

it('a call shows without reloading, is hung up from the page, and its record tells how it was signalled', async () => {
  const visit = await portal.visitAs('admin');
  const { page } = visit;
  await page.getByRole('heading', { name: 'From here to the first call' }).waitFor();
  await page.getByRole('link', { name: 'To the extensions' }).waitFor();
  await visit.expectAccessible();
  await visit.picture('first-run');
  await page.getByRole('navigation').getByRole('link', { name: 'Live calls' }).click();
  await page.getByRole('heading', { name: 'No calls right now' }).waitFor();

  const callee = await bob.sippCallee('uas-answers-and-waits-for-bye');
  const caller = await alice.sipp('uac-invites-and-waits-for-bye', { number: bob.number });
  const row = page.getByRole('row').filter({ hasText: alice.number });
  await row.getByText('Talking').waitFor();
  await row.getByRole('cell', { name: bob.number, exact: true }).waitFor();
  expect(await page.getByRole('row').count()).toBe(2);
  await visit.expectAccessible();
  await page.getByRole('tab', { name: /Phones/ }).click();
  await page.getByRole('cell', { name: bob.number, exact: true }).waitFor();
  await page.getByRole('tab', { name: 'Calls' }).click();

  await row.getByRole('button', { name: /Actions for/ }).click();
  await page.getByRole('menuitem', { name: 'Hang up' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(`The call of ${alice.number} with ${bob.number} ends for both sides.`).waitFor();
  await visit.expectAccessible();
  await dialog.getByRole('button', { name: 'Hang up' }).click();
  await Promise.all([caller.succeeds(), callee.succeeds()]);
  await page.getByRole('heading', { name: 'No calls right now' }).waitFor();

  await page.getByRole('navigation').getByRole('link', { name: 'Call records' }).click();
  const record = page.getByRole('row').filter({ hasText: bob.number });
  await record.getByText('Answered').waitFor({ timeout: 20_000 });
  await record.getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: `${alice.number} → ${bob.number}` }).waitFor();
  await page.getByText('This call was not recorded.').waitFor();
  await page.getByRole('region', { name: 'Sequence of SIP messages' }).waitFor();
  const sent = page.getByRole('button', { name: new RegExp(`^INVITE from PBX to ${bob.number} `) });
  await visit.expectAccessible();
  await sent.focus();
  await visit.picture('sip-ladder');
  await page.keyboard.press('Enter');
  await page
    .getByRole('dialog')
    .getByText(/^INVITE sip:/)
    .waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('Table', { exact: true }).click();
  const bye = page.getByRole('table', { name: 'SIP messages' }).getByRole('button', { name: 'BYE' });
  await bye.first().waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download pcap' }).click();
  expect((await download).suggestedFilename()).toBe('call-trace.pcap');
  await page.goto('/');
  await page.getByRole('region', { name: 'Calls today by the hour' }).locator('svg').first().waitFor();
  expect(await page.getByRole('heading', { name: 'From here to the first call' }).count()).toBe(0);
  await visit.expectAccessible();
  expect(visit.problems).toEqual([]);
}, 120_000);

it('the route simulator says which rule decides, and its address shows the same on a phone', async () => {
  const carol = await office.subscriber();
  await office.change(bob, { forward_all_enabled: true, forward_all_destination: carol.number });
  const visit = await portal.visitAs('admin');
  const { page } = visit;
  await page.goto('/simulator');
  await page.getByRole('heading', { name: 'Which call?' }).waitFor();
  await page.getByRole('textbox', { name: 'From' }).fill(alice.number);
  await page.getByRole('textbox', { name: 'To' }).fill(bob.number);
  await page.keyboard.press('Enter');
  const rule = new RegExp(`extension ${bob.number} forwards`);
  await page.getByText(rule).waitFor();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(page.url());
  await page.getByText(rule).waitFor();
  await visit.expectAccessible();
  const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  expect(await page.evaluate(overflow)).toBe(0);
  expect(visit.problems).toEqual([]);
}, 60_000);
