import { describe, expect, it } from 'vitest';
import { expectStatus, field, rowsOf } from '../system/api-client.ts';
import { usePortal } from './use-portal.ts';

const portal = usePortal();

/** Beside other tests a page may take its time. */
const patient = { timeout: 15_000 };

describe('my phone', () => {
  it('turns do not disturb on and back with a click, and forwards the next call', async () => {
    const { tenant, asProvider } = portal;
    const own = await tenant.addExtension('1001', { user_id: tenant.userId, effective_caller_id_name: 'Ann' });
    await tenant.addExtension('1002', { effective_caller_id_name: 'Bob' });
    await tenant.addExtension('1003');
    const read = async (name: string) => field((await asProvider('GET', `/fpbx_extensions/${own.uuid}`)).body, name);
    const visit = await portal.visitAs('user');
    const { page } = visit;
    await page.goto('/my-phone');
    await page.getByText('1001 · Ann').waitFor();
    const quiet = page.getByRole('switch', { name: 'Do not disturb' });
    await quiet.check();
    await page.getByText('Do not disturb is on.').waitFor();
    await page.getByText('Callers find you busy, or reach your mailbox.').waitFor();
    expect(await read('do_not_disturb')).toBe(true);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => read('do_not_disturb'), patient).toBe(false);
    await expect.poll(() => quiet.isChecked(), patient).toBe(false);

    await page.getByRole('switch', { name: 'All calls' }).click();
    await page.getByText('Say first where calls shall go.').waitFor();
    expect(await page.getByRole('switch', { name: 'All calls' }).isChecked()).toBe(false);
    await page.keyboard.type('1002');
    await page.keyboard.press('Enter');
    await page.getByText('All calls go to 1002.').waitFor();
    await page.getByRole('status').filter({ hasText: 'It goes to 1002' }).waitFor();
    await visit.expectAccessible();
    await visit.picture('my-phone');
    const call = expectStatus(await tenant.asTenantAdmin('POST', '/calls/simulate', { from: '1003', to: '1001' }), 200);
    expect(JSON.stringify(field(call.body, 'plans'))).toMatch(/"destination":"[^"]*1002/);

    await page.getByRole('textbox', { name: 'When busy, to' }).fill('1001');
    await page.getByRole('button', { name: 'Forward there' }).click();
    await expect
      .poll(() => page.getByRole('textbox', { name: 'When busy, to' }).getAttribute('aria-invalid'), patient)
      .toBe('true');
    expect(await page.getByRole('textbox', { name: 'When busy, to' }).inputValue()).toBe('1001');
    expect(await read('forward_busy_enabled')).toBe(false);
    expect(visit.problems).toEqual([]);
  });
});

describe('devices', () => {
  it('are made with the keyboard alone: a line, and a button that watches a colleague', async () => {
    const visit = await portal.visitAs('admin');
    const { page } = visit;
    const call = portal.tenant.asTenantAdmin;
    await page.goto('/devices');
    await page.getByRole('heading', { name: 'No devices yet' }).waitFor();
    await page.getByRole('main').getByRole('link', { name: 'New device' }).last().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Name', exact: true }).focus();
    await page.keyboard.type('Reception');
    await page.keyboard.press('Tab');
    await page.keyboard.type('00:15:65:AB:CD');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Not saved yet').waitFor();
    const address = page.getByRole('textbox', { name: 'MAC address' });
    await expect.poll(() => address.getAttribute('aria-invalid'), patient).toBe('true');
    await address.press('End');
    await page.keyboard.type(':EF');

    for (const [box, typed] of [
      ['Vendor', 'yeal'],
      ['Model', 't46s'],
      ['Extension', '1001'],
    ] as const) {
      await page.getByRole('combobox', { name: box, exact: true }).focus();
      await page.keyboard.type(typed);
      await page
        .getByRole('option', { name: new RegExp(typed, 'i') })
        .first()
        .waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    }
    await page.getByRole('button', { name: 'Add a button' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Number or address' }).focus();
    await page.keyboard.type('1002');
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: 'Text beside it' }).last().focus();
    await page.keyboard.type('Bob');
    await page.getByRole('button', { name: 'Move Line button 2 up' }).focus();
    await page.keyboard.press('Enter');
    await visit.expectAccessible();
    await page.getByRole('textbox', { name: 'Text beside it' }).first().press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Reception' }).waitFor();
    await page.getByText(`${portal.server.url}/provision/001565abcdef`).waitFor();
    await visit.expectAccessible();
    await visit.picture('device');

    const [row] = rowsOf(await call('GET', '/devices'));
    const { body } = await call('GET', `/devices/${row?.['device_uuid']}`);
    expect(body).toMatchObject({
      device_address: '001565abcdef',
      device_template: 'yealink/t46s',
      device_username: 'phone',
      lines: [{ line_number: '1', user_id: '1001' }],
      keys: [
        { category: 'line', id: 1, type: 'blf', value: '1002', label: 'Bob' },
        { category: 'line', id: 2, type: 'line' },
      ],
    });

    await page.getByRole('button', { name: 'Fetch now' }).click();
    await page.getByText(/^No line of this device is registered$|has been told\.$/).waitFor();
    await page.getByRole('textbox', { name: 'Place', exact: true }).fill('Hall');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved').waitFor();
    await page.goto('/devices');
    await page.getByRole('cell', { name: 'Yealink T46S' }).waitFor();
    await page.getByRole('cell', { name: 'Hall' }).waitFor();
    await visit.expectAccessible();
    await visit.picture('devices');
    expect(visit.problems).toEqual([]);
  });
});
