import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { sound } from '../audio/tone.ts';
import { wavBytes } from '../audio/wav.ts';
import { Office } from '../calls/office.ts';
import type { Subscriber } from '../calls/subscriber.ts';
import { usePhones } from '../phones/use-phones.ts';
import { expectStatus, field, rowsOf } from '../system/api-client.ts';
import { usePortal } from './use-portal.ts';

const portal = usePortal();
const phones = usePhones();
/** Beside other tests a page may take its time. */
const patient = { timeout: 15_000 };
let alice: Subscriber;

beforeAll(async () => {
  const { tenant, asProvider: admin, server } = portal;
  const at = { admin, phones, server: { host: '127.0.0.1', port: server.sipPort } };
  const office = new Office({ ...at, tenantId: tenant.tenantId, domain: tenant.domain });
  alice = await office.subscriber({ effective_caller_id_name: 'Alice' });
  await office.subscriber({ effective_caller_id_name: 'Bob' });
});

async function enter(path: string, heading: string) {
  const visit = await portal.visitAs('admin');
  await visit.page.goto(path);
  await visit.page.getByRole('heading', { level: 1, name: heading }).waitFor();
  return visit;
}

/** Presses a button or follows a link as somebody without a mouse does. */
async function press(page: Page, role: 'button' | 'link' | 'tab', name: string | RegExp): Promise<void> {
  await page.getByRole('main').getByRole(role, { name }).last().focus();
  await page.keyboard.press('Enter');
}

/** Adds an agent at an extension with the keyboard. */
async function addAgent(page: Page, extension: string): Promise<void> {
  await press(page, 'button', 'Add an agent');
  const row = page.getByRole('group', { name: 'Phone', exact: true }).last();
  const kind = row.getByRole('combobox', { name: 'Phone: kind of destination' });
  await kind.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'Extension' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => kind.inputValue(), patient).toBe('Extension');
  await row.getByRole('combobox', { name: 'Extension' }).focus();
  await page.keyboard.type(extension);
  await page.getByRole('option', { name: new RegExp(`^${extension}`) }).waitFor();
  await expect.poll(() => page.getByRole('option').count(), patient).toBe(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

describe('call queues', () => {
  it('are made with two agents by keyboard alone, and the wallboard shows and changes what the agents do', async () => {
    const visit = await enter('/call-queues', 'Call queues');
    const { page } = visit;
    await page.getByRole('heading', { name: 'No call queues yet' }).waitFor();
    await press(page, 'link', 'New call queue');
    await page.getByRole('textbox', { name: 'Name', exact: true }).focus();
    await page.keyboard.type('Sales');
    await page.keyboard.press('Tab');
    await page.keyboard.type('5000');
    await page.getByRole('tab', { name: 'Queue' }).focus();
    await page.keyboard.press('ArrowRight');
    await addAgent(page, '1001');
    await addAgent(page, '1002');
    await press(page, 'button', 'Move 1002 up');
    await visit.expectAccessible();
    await visit.picture('call-queue');
    await press(page, 'button', 'Save');
    await page.getByRole('link', { name: 'Sales' }).waitFor();
    const call = portal.tenant.asTenantAdmin;
    const uuid = rowsOf(await call('GET', '/call_queues'))[0]?.['call_center_queue_uuid'];
    const agents = async () => field((await call('GET', `/call_queues/${uuid}`)).body, 'agents');
    expect(await agents()).toMatchObject([
      { agent_name: '1002', agent_contact: '1002', tier_position: 1 },
      { agent_name: '1001', agent_contact: '1001', tier_position: 2 },
    ]);

    await press(page, 'link', 'Wallboard');
    const queue = page.getByRole('region', { name: 'Sales' });
    await queue.getByRole('button', { name: 'Status of 1001: Available' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'On break' }).press('Enter');
    await queue.getByRole('button', { name: 'Status of 1001: On break' }).waitFor();
    await visit.expectAccessible();
    await visit.picture('wallboard');
    const caller = await alice.baresip({ plays: 440, talksFor: 60 });
    await caller.dial('5000');
    await queue.getByRole('status', { name: '1 waiting in Sales' }).waitFor();
    await queue.getByRole('table', { name: 'Callers in Sales' }).getByText('Alice').waitFor();
    await caller.hangup();
    await queue.getByRole('status', { name: '0 waiting in Sales' }).waitFor();
    await queue.getByRole('img', { name: 'Lost: 1' }).waitFor();
    await page.getByRole('button', { name: 'Large view' }).click();
    await visit.expectAccessible();
    await page.getByRole('button', { name: 'Leave the large view' }).click();
    expect(visit.problems).toEqual([]);
  });
});

describe('conferences', () => {
  it('show who comes in at once, and mute him', async () => {
    const call = portal.tenant.asTenantAdmin;
    const body = {
      conference_center_name: 'Monday',
      conference_center_extension: '3000',
      announce_count: false,
      participant_pin: '1111',
    };
    const uuid = String(expectStatus(await call('POST', '/conferences', body), 200).body);
    const visit = await enter(`/conferences/${uuid}`, 'Monday');
    const { page } = visit;
    await page.getByRole('button', { name: 'Remove the PIN' }).first().click();
    await visit.expectAccessible();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').waitFor();
    await page.getByRole('link', { name: 'Who is in' }).click();
    await page.getByRole('heading', { name: 'Nobody is in' }).waitFor();
    const phone = await alice.baresip({ plays: 440, talksFor: 60 });
    await phone.dial('3000');
    const member = page.getByRole('listitem').filter({ hasText: 'Alice' });
    await member.waitFor();
    await member.getByRole('button', { name: 'Mute 1001 · Alice' }).click();
    await member.getByText('Muted').waitFor();
    const members = field((await call('GET', `/conference_participants?conference_uuid=${uuid}`)).body, 'members');
    expect(members).toMatchObject([{ status: expect.stringMatching(/(^|\|)mute(\||$)/) }]);
    await visit.expectAccessible();
    await visit.picture('conference');
    await member.getByRole('button', { name: 'Put 1001 · Alice out' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Put out' }).click();
    await phone.closed();
    await page.getByRole('heading', { name: 'Nobody is in' }).waitFor();
    expect(visit.problems).toEqual([]);
  });
});

describe('recordings', () => {
  it('are uploaded and played', async () => {
    const visit = await enter('/recordings/new', 'New recording');
    const { page } = visit;
    const buffer = wavBytes(sound([{ frequency: 440, milliseconds: 2000 }]));
    await page.locator('input[type=file]').setInputFiles({ name: 'Welcome.wav', mimeType: 'audio/wav', buffer });
    await expect.poll(() => page.getByRole('textbox', { name: 'Name' }).inputValue(), patient).toBe('Welcome');
    await visit.expectAccessible();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Welcome' }).waitFor();
    await page.getByRole('button', { name: 'Play Welcome' }).click();
    const length = `document.querySelector('audio')?.duration ?? 0`;
    await expect.poll(async () => Math.round(Number(await page.evaluate(length))), patient).toBe(2);
    await visit.expectAccessible();
    expect(visit.problems).toEqual([]);
  });
});
