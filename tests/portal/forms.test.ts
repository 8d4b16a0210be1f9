import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectStatus, field, rowsOf } from '../system/api-client.ts';
import { providerForms } from './provider-forms.ts';
import {
  choose,
  expectSaved,
  fill,
  follow,
  leave,
  patient,
  type SavedForm,
  save,
  stored,
  unfold,
} from './saved-form.ts';
import { usePortal } from './use-portal.ts';

const portal = usePortal();

/** Whether something in the header stands beyond its edges. */
const HEADER = `(() => {
  const header = document.querySelector('header');
  const { right, bottom } = header.getBoundingClientRect();
  const parts = [...header.querySelectorAll('*')].map((part) => part.getBoundingClientRect());
  return {
    wider: header.scrollWidth > header.clientWidth || parts.some((part) => part.right > right + 1),
    higher: parts.some((part) => part.bottom > bottom + 1),
  };
})()`;

/** Types a word into a field that takes several. */
async function addWord(page: Page, name: string, word: string): Promise<void> {
  const box = page.getByRole('combobox', { name, exact: true });
  await box.fill(word);
  await box.press('Enter');
}

const FORMS: readonly SavedForm[] = [
  {
    path: '/music-on-hold/new',
    title: 'New music',
    list: 'music_on_hold',
    id: 'music_on_hold_uuid',
    texts: { Name: 'Piano' },
    switches: ['Shuffle the files'],
    has: { music_on_hold_name: 'Piano', music_on_hold_shuffle: 'true' },
    shownAt: 'Name',
  },
  {
    path: '/call-block/new',
    title: 'Block a number',
    list: 'call_block',
    id: 'call_block_uuid',
    texts: { Number: '+4930111222', Name: 'Sales calls' },
    andThen: (page) => page.getByRole('radio', { name: 'Keep waiting' }).check(),
    has: { call_block_number: '+4930111222', call_block_name: 'Sales calls', call_block_action: 'hold' },
    shownAt: 'Number',
  },
  {
    path: '/contacts/new',
    title: 'New contact',
    list: 'contacts',
    id: 'contact_id',
    texts: { 'First name': 'Ada', Phone: '+44 1632 960123', 'Speed dial': '42' },
    has: { first_name: 'Ada', phone: '+441632960123' },
    shownAt: 'First name',
  },
  {
    path: '/voicemails/new',
    title: 'New mailbox',
    list: 'voicemails',
    id: 'voicemail_uuid',
    texts: { Number: '3456', Note: 'Complaints' },
    andThen: (page) => addWord(page, 'Mail to', 'desk@alpha.example'),
    has: { voicemail_id: '3456', voicemail_mail_to: 'desk@alpha.example', voicemail_description: 'Complaints' },
    shownAt: 'Number',
    tab: 'settings',
  },
  {
    path: '/device-profiles/new',
    title: 'New profile',
    list: 'device_profiles',
    id: 'device_profile_uuid',
    texts: { Name: 'Warehouse', Note: 'Loud bell' },
    has: { device_profile_name: 'Warehouse', device_profile_description: 'Loud bell' },
    shownAt: 'Name',
  },
];

it('what is typed into a form is what the API then has, and what the page shows again', async () => {
  const visit = await portal.visitAs('admin');
  for (const form of FORMS) await expectSaved(visit.page, portal.tenant.asTenantAdmin, form);
  expect(visit.problems).toEqual([]);
}, 60_000);

it('so it is for who runs the platform: ways out, numbers, prices and what is paid', async () => {
  const visit = await portal.visitAs('provider');
  const { page } = visit;
  const { tenantId } = portal.tenant;
  const company = String(
    field(expectStatus(await portal.asProvider('GET', `/tenants/${tenantId}`), 200).body, 'company'),
  );
  await page.getByRole('banner').getByRole('button', { name: 'Tenant: All tenants' }).click();
  await page.getByRole('option', { name: company }).click();
  for (const form of providerForms(company, tenantId)) await expectSaved(page, portal.asProvider, form);

  await follow(page, `/tenants/${tenantId}?tab=settings`);
  await fill(page, 'At most a day', '20.5');
  await fill(page, 'Alarm when an hour costs more than', '5');
  await fill(page, 'After an alarm, no paid calls for', '12');
  await save(page);
  const limits = { daily_spend_limit: 20.5, fraud_hourly_spend: 5, fraud_block_hours: 12 };
  const settings = async () => (await portal.asProvider('GET', `/tenants/${tenantId}/settings`)).body;
  await expect.poll(settings, patient).toMatchObject(limits);
  expect(visit.problems).toEqual([]);
}, 180_000);

it('fields that few need are kept as well: owner, domain, company, offset from UTC, group', async () => {
  const { asTenantAdmin, tenantId, userId, domain } = portal.tenant;
  const { asProvider } = portal;
  const made = async (path: string, body: object, by = asTenantAdmin) =>
    expectStatus(await by('POST', path, body), 200).body;
  const document = await made('/documents', { name: 'Price list' });
  const callerId = await made('/cids', { phone: '+491715550111' });
  const group = await made('/groups', { name: 'Press' });
  const contact = await made('/contacts', { first_name: 'Ida', phone: '+441632960124' });
  const did = field(await made('/dids', { phone: '+4930100600', tenant_id: tenantId }, asProvider), 'id');
  const user = `user@${domain}`;
  const visit = await portal.visitAs('provider');
  const { page } = visit;
  const edit = async (path: string, change: () => Promise<unknown>, isFolded = true) => {
    await leave(page, path);
    await page.getByRole('main').getByRole('button', { name: 'Save', exact: true }).waitFor();
    if (isFolded) await unfold(page);
    await change();
    await save(page);
  };
  const read = async (path: string) => (await asProvider('GET', path)).body;

  await edit(`/documents/${document}`, () => choose(page, 'Belongs to', user));
  await expect.poll(() => read(`/documents/${document}`), patient).toMatchObject({ user_id: userId });
  await edit(`/caller-ids/${callerId}`, () => choose(page, 'Belongs to', user));
  await expect.poll(() => read(`/accounts/${callerId}`), patient).toMatchObject({ user_id: userId });
  await edit(`/dids/${did}`, () => fill(page, 'Domain', 'voice.alpha.example'));
  await expect.poll(() => read(`/dids/${did}`), patient).toMatchObject({ domain: 'voice.alpha.example' });
  await edit(`/contacts/${contact}`, () => choose(page, 'Put in group', 'Press'), false);
  await expect.poll(() => read(`/groups/${group}`), patient).toMatchObject({ contact_total: 1 });
  await edit(`/users/${userId}`, () => fill(page, 'Company', 'Alpha Sales'), false);
  await expect.poll(() => read(`/users/${userId}`), patient).toMatchObject({ company: 'Alpha Sales' });
  await edit(`/tenants/${tenantId}`, () => choose(page, 'Offset from UTC', 'GMT +05:30'));
  await expect.poll(() => read(`/tenants/${tenantId}`), patient).toMatchObject({ timezone_id: 19_800 });

  await edit(`/dids/${did}`, () => fill(page, 'Domain', 'no domain'));
  await page.getByRole('alert').getByText('Not saved yet').waitFor();
  expect(await page.getByRole('textbox', { name: 'Domain' }).getAttribute('aria-invalid')).toBe('true');
  expect(visit.problems).toEqual([]);
}, 60_000);

it('a webhook shows its secret once, the look of a tenant is what its host name shows', async () => {
  const visit = await portal.visitAs('provider');
  const { page } = visit;
  const { tenantId } = portal.tenant;
  await page.goto('/webhooks/new');
  await fill(page, 'Address', 'https://crm.alpha.example/calls');
  await addWord(page, 'Events', 'queue.*');
  await save(page, 'Create webhook');
  await page.getByRole('link', { name: 'I have kept it' }).click();
  const [hook] = rowsOf(await portal.asProvider('GET', '/webhooks'));
  expect(hook).toMatchObject({ url: 'https://crm.alpha.example/calls', events: ['cdr.created', 'queue.*'] });

  await page.goto(`/tenants/${tenantId}?tab=branding`);
  await fill(page, 'Product name', 'Alpha Voice');
  await fill(page, 'Host name', 'voice.alpha.example');
  await fill(page, 'Line below the name', 'Calls for all');
  await save(page);
  const look = async () => (await portal.asProvider('GET', `/branding/${tenantId}`)).body;
  await expect
    .poll(look, patient)
    .toMatchObject({ title: 'Alpha Voice', domain: 'voice.alpha.example', login_subtitle: 'Calls for all' });
  await page.reload();
  expect(await page.getByRole('textbox', { name: 'Product name' }).inputValue()).toBe('Alpha Voice');

  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('banner').getByRole('button', { name: 'Tenant: All tenants' }).waitFor();
  expect(await page.evaluate(HEADER)).toEqual({ wider: false, higher: false });
  expect(visit.problems).toEqual([]);
}, 60_000);

it('settings of the installation are saved by groups, errors stand at their fields, secrets are not shown', async () => {
  const visit = await portal.visitAs('provider');
  const { page } = visit;
  const settings = async () => expectStatus(await portal.asProvider('GET', '/settings'), 200).body;
  await page.goto('/settings?tab=keeping');
  await fill(page, 'Activities of users, days', '30');
  await save(page);
  await page.getByText('Saved', { exact: true }).waitFor();
  expect(field(await settings(), 'activity_days')).toBe(30);

  await page.getByRole('tab', { name: 'Logins and limits' }).click();
  const life = page.getByRole('textbox', { name: 'A login holds for' });
  await life.fill('5');
  await save(page);
  await page.getByRole('alert').getByText('Not saved yet').waitFor();
  expect(await life.getAttribute('aria-invalid')).toBe('true');
  expect(field(await settings(), 'token_expiry')).toBe(43_200);

  await page.goto('/settings?tab=browser');
  await fill(page, 'Shared secret', 'between-us-two');
  await save(page);
  await page.getByRole('group', { name: 'Shared secret' }).getByText('Stored; it is not shown').waitFor();
  await visit.expectAccessible();
  await visit.picture('settings');
  expect(await page.content()).not.toContain('between-us-two');
  await page.getByRole('main').getByRole('button', { name: 'Defaults', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
  await expect.poll(async () => field(await settings(), 'turn_secret'), patient).toBe('');
  expect(visit.problems).toEqual([]);
}, 60_000);

describe('several extensions', () => {
  it('are made of a list, with a result for each; what was refused is tried again', async () => {
    const { asTenantAdmin: call } = portal.tenant;
    const taken = expectStatus(await call('POST', '/fpbx_extensions', { extension: '2002' }), 200).body;
    const visit = await portal.visitAs('admin');
    const { page } = visit;
    await page.goto('/extensions/many');
    await fill(page, 'Numbers', '2001-2003, Desk #\nnobody1\n2004;"King; Ada";ada@alpha.example');
    await page.getByText('1 line is left out').waitFor();
    await visit.expectAccessible();
    await page.getByRole('button', { name: 'Make 4 extensions' }).click();
    await page.getByText('3 of 4 made, 1 refused').waitFor();
    await page
      .getByRole('row', { name: /^2002/ })
      .getByText(/already in use by an Extension/)
      .waitFor();
    await visit.picture('extensions-many');

    expectStatus(await call('DELETE', `/fpbx_extensions/${field(taken, 'extension_uuid')}`), 200);
    await page.getByRole('button', { name: 'Try 1 again' }).click();
    await page.getByText('4 of 4 made, 0 refused').waitFor();
    const names = rowsOf(await call('GET', '/fpbx_extensions')).map((row) => row['effective_caller_id_name']);
    expect(names).toEqual(['Desk 2001', 'Desk 2002', 'Desk 2003', 'King; Ada']);
    expect(await stored(call, 'voicemails', { voicemail_id: '2004' })).toMatchObject({
      voicemail_mail_to: 'ada@alpha.example',
    });
    expect(visit.problems).toEqual([]);
  }, 60_000);

  it('are jumped to with the keyboard alone, as every page is', async () => {
    const visit = await portal.visitAs('admin');
    const { page } = visit;
    await page.keyboard.press('Control+k');
    const box = page.getByRole('combobox', { name: /^Go to a page/ });
    await box.waitFor();
    await visit.expectAccessible();
    await page.keyboard.type('gro ring');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Ring groups' }).waitFor();
    await box.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+k');
    await box.waitFor();
    await page.keyboard.type('desk 2003');
    await page.getByRole('option', { name: /2003/, selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /2003/ }).waitFor();
    await box.waitFor({ state: 'detached' });
    expect(visit.problems).toEqual([]);
  }, 60_000);
});

it('feature codes stand by what they are good for, in the language of the portal', async () => {
  const visit = await portal.visit({ language: 'es' });
  const { page } = visit;
  await page.goto('/');
  const { username, password } = portal.credentials('admin');
  await page.getByLabel('Usuario o correo electrónico').fill(username);
  await page.getByLabel('Contraseña', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Códigos de función' }).click();
  const own = page.getByRole('region', { name: 'Buzón de voz' });
  await own.getByText('El propio buzón de voz').waitFor();
  await visit.expectAccessible();
  await page.getByRole('searchbox', { name: 'Buscar' }).fill('*9196');
  await page.getByText('Eco', { exact: true }).waitFor();
  expect(await own.count()).toBe(0);
  expect(visit.problems).toEqual([]);
}, 60_000);

it('rows of a form are as wide as a phone allows: their fields stand below their buttons', async () => {
  const visit = await portal.visitAs('admin', { width: 360, height: 740 });
  const { page } = visit;
  await page.goto('/devices/new');
  for (const name of ['SIP user', 'Text beside the button']) {
    const box = await page.getByRole('textbox', { name, exact: true }).boundingBox();
    expect(box?.width, name).toBeGreaterThan(240);
  }
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  expect(visit.problems).toEqual([]);
}, 60_000);

it('programs are those that somebody named; what was made for one sending is shown when it is asked for', async () => {
  const { asTenantAdmin: call } = portal.tenant;
  for (const name of ['Ready to collect', null]) {
    expectStatus(await call('POST', '/programs/sendsms', { name, message: 'Hello' }), 200);
  }
  const visit = await portal.visitAs('admin');
  const { page } = visit;
  await page.goto('/programs');
  const table = page.getByRole('table', { name: 'Programs' });
  await table.getByRole('link', { name: 'Ready to collect' }).waitFor();
  const single = table.getByRole('link', { name: 'sendsms' });
  expect(await single.count()).toBe(0);
  await page.getByRole('switch', { name: 'Show single sends' }).press('Space');
  await single.waitFor();
  await visit.expectAccessible();
  await page.reload();
  await single.waitFor();
  expect(visit.problems).toEqual([]);
}, 60_000);
