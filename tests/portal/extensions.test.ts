import { describe, expect, it } from 'vitest';
import { WebSocketPhone } from '../calls/web-socket-phone.ts';
import { expectStatus, field, rowsOf } from '../system/api-client.ts';
import { usePortal } from './use-portal.ts';

const portal = usePortal();

async function enter() {
  const visit = await portal.visitAs('admin');
  await visit.page.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor();
  return visit;
}

/** Beside other tests a page may take its time. */
const patient = { timeout: 15_000 };

describe('extensions', () => {
  it('are made with the keyboard alone, from an empty list to the code for a softphone', async () => {
    const visit = await enter();
    const { page } = visit;
    await page.goto('/extensions');
    await page.getByRole('heading', { name: 'No extensions yet' }).waitFor();
    await page.getByRole('main').getByRole('link', { name: 'New extension' }).last().focus();
    await page.keyboard.press('Enter');
    const number = page.getByRole('textbox', { name: 'Number', exact: true });
    await expect.poll(() => number.inputValue(), patient).toBe('1000');
    await number.focus();
    await page.keyboard.press('Tab');
    await page.keyboard.type('Alice');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '1000 · Alice' }).waitFor();
    await page.getByRole('img', { name: 'QR code of the phone login' }).waitFor();
    await visit.expectAccessible();
    await page.getByRole('tab', { name: 'Voicemail' }).click();
    await page.getByText('Mailbox 1000; *97 listens to it.').waitFor();
    expect(visit.problems).toEqual([]);
  });

  it('keep what was typed when the server refuses it, and show why at its field', async () => {
    const visit = await enter();
    const { page } = visit;
    await page.goto('/extensions/new');
    const number = page.getByRole('textbox', { name: 'Number', exact: true });
    await expect.poll(() => number.inputValue(), patient).toBe('1001');
    await number.fill('1');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Bob');
    await page.getByRole('button', { name: 'Create extension' }).click();
    await page.getByRole('alert').getByText('Not saved yet').waitFor();
    expect(await number.getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => page.evaluate('document.activeElement.name'), patient).toBe('extension');
    expect(await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('Bob');
    await visit.expectAccessible();

    await number.fill('1000');
    await page.getByRole('button', { name: 'Create extension' }).click();
    await page
      .getByText(/already in use by an Extension/)
      .first()
      .waitFor();
    await page.getByRole('link', { name: 'Dashboard' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Stay here' }).click();
    expect(await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('Bob');
    await number.fill('1001');
    await page.getByRole('button', { name: 'Create extension' }).click();
    await page.getByRole('heading', { level: 1, name: '1001 · Bob' }).waitFor();
    expect(visit.problems).toEqual([]);
  });

  it('are found, turned off and on again, follow what others and phones do, and are cards on a telephone', async () => {
    const visit = await enter();
    const { page } = visit;
    await page.goto('/extensions?search=alice');
    await page.getByRole('link', { name: '1000', exact: true }).waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
    await page.getByRole('switch', { name: 'Extension 1000 is on' }).click();
    await page.getByText('Extension 1000 is off.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    const call = portal.tenant.asTenantAdmin;
    const one = `/fpbx_extensions/${rowsOf(await call('GET', '/fpbx_extensions?search=alice'))[0]?.['extension_uuid']}`;
    await expect.poll(async () => field((await call('GET', one)).body, 'enabled'), patient).toBe(true);
    const renamed = expectStatus(await call('PUT', one, { effective_caller_id_name: 'Alice Liddell' }), 200).body;
    await page.getByText('Alice Liddell').waitFor();
    await page.getByRole('searchbox').fill('nobody');
    await page.getByRole('button', { name: 'Clear search and filters' }).click();
    await page.getByRole('link', { name: '1001', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Number', exact: true }).click();
    await page.getByRole('button', { name: 'Number', exact: true }).click();
    await expect.poll(() => page.url(), patient).toContain('order=desc');
    expect(await page.getByRole('columnheader', { name: 'Number' }).getAttribute('aria-sort')).toBe('descending');
    await visit.expectAccessible();
    await visit.picture('extensions');

    const login = { number: '1000', password: String(field(renamed, 'password')), domain: portal.tenant.domain };
    const phone = await WebSocketPhone.open(portal.server.url, { ...login, uuid: '', server: { host: '', port: 0 } });
    await phone.register();
    await page.getByText('1 phone registered').waitFor();
    await phone.close();

    await page.setViewportSize({ width: 360, height: 740 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByRole('listitem').filter({ hasText: 'Alice' }).waitFor();
    await visit.expectAccessible();
    const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate(overflow)).toBe(0);
    expect(visit.problems).toEqual([]);
  });
});

describe('ring groups', () => {
  it('get members in an order that the keyboard changes, and are not deleted while something leads to them', async () => {
    const visit = await enter();
    const { page } = visit;
    await page.goto('/ring-groups/new');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Sales');
    await page.getByRole('textbox', { name: 'Number' }).fill('6000');
    for (const who of ['1000', '1001']) {
      await page.getByRole('button', { name: 'Add a member' }).click();
      const member = page.getByRole('group', { name: 'Who', exact: true }).last();
      await member.getByRole('combobox', { name: 'Who: kind of destination' }).click();
      await page.getByRole('option', { name: 'Extension' }).click();
      await member.getByRole('combobox', { name: 'Extension' }).fill(who);
      await page.getByRole('option', { name: new RegExp(`^${who}`) }).click();
    }
    await page.getByRole('button', { name: 'Move 1001 up' }).focus();
    await page.keyboard.press('Enter');
    await visit.expectAccessible();
    await visit.picture('ring-group');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: 'Sales' }).waitFor();
    const call = portal.tenant.asTenantAdmin;
    const [group] = rowsOf(await call('GET', '/ring_groups'));
    const { body } = await call('GET', `/ring_groups/${group?.['ring_group_uuid']}`);
    expect(field(body, 'destinations')).toMatchObject([
      { destination_number: '1001', destination_order: 0 },
      { destination_number: '1000', destination_order: 1 },
    ]);

    const leading = { ring_group_name: 'Night', ring_group_extension: '6001', ring_group_timeout_data: '6000' };
    expectStatus(await call('POST', '/ring_groups', leading), 200);
    await page.getByRole('link', { name: 'Sales' }).click();
    await page.getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('“Sales” will be deleted.').waitFor();
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await dialog.getByText('Ring groups: Night').waitFor();
    await visit.expectAccessible();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await page.goto('/ring-groups');
    await page.getByRole('checkbox', { name: 'Choose Night' }).check();
    await page.getByRole('button', { name: 'Delete 1 chosen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('link', { name: 'Night' }).waitFor({ state: 'detached' });
    expect(visit.problems).toEqual([]);
  });
});
