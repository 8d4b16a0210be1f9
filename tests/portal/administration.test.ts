import { expect, it } from 'vitest';
import { field, rowsOf } from '../system/api-client.ts';
import { USER_PASSWORD } from '../system/tenant.ts';
import { usePortal } from './use-portal.ts';
import type { Visit } from './visit.ts';

const portal = usePortal();

/** Beside other tests a page may take its time. */
const patient = { timeout: 15_000 };

const ADMIN = 'ada@navy.example';
const USER = 'grace@navy.example';

/** Fills in the form of a user who can log in. */
async function fillInUser({ page }: Visit, email: string, role: string): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill(USER_PASSWORD);
  await page.getByRole('radio', { name: role, exact: true }).check();
}

/** Links of the menu. */
async function menuOf({ page }: Visit): Promise<readonly string[]> {
  return page.getByRole('navigation').getByRole('link').allInnerTexts();
}

it('the provider makes a tenant and its admin', async () => {
  const visit = await portal.visitAs('provider');
  const { page } = visit;
  await page.goto('/tenants');
  await page.getByRole('link', { name: 'alpha', exact: true }).waitFor();
  await visit.picture('tenants');
  await page.getByRole('link', { name: 'New tenant' }).click();
  await page.getByRole('textbox', { name: 'Company' }).fill('Navy');
  await page.getByRole('button', { name: 'Create tenant' }).click();
  await page.getByRole('alert').getByText('Not saved yet').waitFor();
  expect(await page.getByRole('textbox', { name: 'Company' }).inputValue()).toBe('Navy');
  await page.getByRole('textbox', { name: 'E-mail' }).fill('office@navy.example');
  await page.getByRole('button', { name: 'Create tenant' }).click();
  await page.getByRole('heading', { level: 1, name: 'Navy' }).waitFor();
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('textbox', { name: 'Emergency numbers' }).waitFor();
  await visit.expectAccessible();

  await page.goto('/users/new');
  await page.getByRole('combobox', { name: 'Tenant' }).click();
  await page.getByRole('option', { name: 'Navy' }).click();
  await fillInUser(visit, ADMIN, 'Tenant admin');
  await visit.expectAccessible();
  await page.getByRole('button', { name: 'Create user' }).click();
  await page.getByRole('heading', { level: 1, name: ADMIN }).waitFor();
  expect(visit.problems).toEqual([]);
}, 60_000);

it('the provider makes a role', async () => {
  const visit = await portal.visitAs('provider');
  const { page } = visit;
  await page.goto('/roles/new');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Record keepers');
  await page.getByRole('searchbox', { name: 'Find one of these' }).fill('document');
  await page.getByRole('checkbox', { name: 'document', exact: true }).check();
  expect(await page.getByRole('checkbox', { name: /^document_read/ }).isDisabled()).toBe(true);
  await visit.expectAccessible();
  await visit.picture('role');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { level: 1, name: 'Record keepers' }).waitFor();
  await expect
    .poll(async () => {
      const [role = {}] = rowsOf(await portal.asProvider('GET', '/roles?name=Record'));
      const { body } = await portal.asProvider('GET', `/roles/${role['role_id']}`);
      return field(body, 'permissions');
    }, patient)
    .toEqual([expect.objectContaining({ name: 'document' })]);
  expect(visit.problems).toEqual([]);
}, 60_000);

it('the menu shows the entry of the page that is open, however far down it stands', async () => {
  const { page } = await portal.visitAs('provider');
  const entry = page.getByRole('navigation').getByRole('link', { name: 'Audit log' });
  const places = async () => ({ entry: await entry.boundingBox(), window: page.viewportSize() });
  await page.goto('/');
  await entry.waitFor();
  const before = await places();
  expect(before.entry?.y).toBeGreaterThan(before.window?.height ?? 0);
  await page.goto('/audit');
  await entry.and(page.locator('[aria-current=page]')).waitFor();
  await expect
    .poll(async () => ((await entry.boundingBox())?.y ?? Number.POSITIVE_INFINITY) + 20, patient)
    .toBeLessThan(before.window?.height ?? 0);
});

it('the tenant’s admin makes a user with the role, who finds in his menu what he was given', async () => {
  const visit = await portal.visit();
  const { page } = visit;
  await page.goto('/');
  await visit.logIn(ADMIN, USER_PASSWORD);
  await page.getByRole('link', { name: 'Users' }).waitFor();
  expect(await menuOf(visit)).not.toContain('Tenants');
  await page.goto('/users/new');
  await fillInUser(visit, USER, 'End user');
  await page.getByRole('checkbox', { name: 'Record keepers' }).check();
  await page.getByRole('checkbox', { name: 'Activities' }).check();
  await page.getByRole('button', { name: 'Create user' }).click();
  await page.getByRole('heading', { level: 1, name: USER }).waitFor();
  await page.getByRole('tab', { name: 'Roles and permissions' }).click();
  await expect.poll(() => page.getByRole('checkbox', { name: 'Record keepers' }).isChecked(), patient).toBe(true);
  await visit.expectAccessible();
  await visit.picture('user-roles');

  await page.getByRole('button', { name: 'Act as this user' }).click();
  await page.getByRole('status').getByText(`You are acting as ${USER}.`).waitFor();
  const menu = await menuOf(visit);
  expect(menu).toContain('Activities');
  expect(menu).toContain('Extensions');
  for (const hidden of ['Users', 'Tenants', 'Audit log', 'API keys', 'Ring groups']) expect(menu).not.toContain(hidden);
  expect(visit.problems).toEqual([]);
}, 60_000);

it('a key is shown once, a change is told field by field', async () => {
  const visit = await portal.visitAs('admin');
  const { page } = visit;
  await page.goto('/api-keys');
  await page.getByRole('button', { name: 'New key' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Wallboard');
  await dialog.getByRole('button', { name: 'Create key' }).click();
  await dialog.getByText('Copy the key now').waitFor();
  await visit.expectAccessible();
  await dialog.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByRole('switch', { name: 'Key Wallboard is on' }).press('Space');
  await page.getByText('Key Wallboard is off.').waitFor();

  await page.goto('/audit?resource=api_keys&action=update');
  await page
    .getByRole('button', { name: /^Changed API key/ })
    .first()
    .click();
  await page
    .getByRole('dialog')
    .getByRole('row', { name: /^active/ })
    .waitFor();
  await visit.expectAccessible();
  await visit.picture('audit');
  expect(visit.problems).toEqual([]);
}, 60_000);
