import { beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, expectStatus, field, rowsOf } from '../system/api-client.ts';
import { usePortal } from './use-portal.ts';

const portal = usePortal();

/** Puts what has a label into the middle of the window. */
const intoView = (label: string) =>
  `document.querySelector('[aria-label="${label}"]').scrollIntoView({ block: 'center' })`;

let call: ApiClient;

beforeAll(async () => {
  call = portal.tenant.asTenantAdmin;
  await portal.tenant.addExtension('1001', { effective_caller_id_name: 'Alice' });
});

describe('time conditions', () => {
  it('are made by their week, with the keyboard alone', async () => {
    const visit = await portal.visitAs('admin');
    const { page } = visit;
    const { keyboard } = page;
    await page.goto('/time-conditions');
    await page.getByRole('heading', { name: 'No time conditions yet' }).waitFor();
    await page.goto('/time-conditions/new');
    await page.getByRole('textbox', { name: 'Name', exact: true }).focus();
    await keyboard.type('Office');
    await page.getByRole('slider', { name: 'Monday, hours 1: end' }).focus();
    for (let step = 0; step < 4; step++) await keyboard.press('ArrowRight');
    await page.getByRole('button', { name: 'Saturday: add hours' }).focus();
    await keyboard.press('Enter');
    await page.getByLabel('Saturday, hours 1: to').fill('12:30');
    await page.getByRole('combobox', { name: 'When open: kind of destination' }).focus();
    await keyboard.press('ArrowDown');
    await page.getByRole('option', { name: 'Extension' }).waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Extension', exact: true }).focus();
    await keyboard.type('1001');
    await page.getByRole('option', { name: /^1001/ }).waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await page.getByRole('button', { name: 'Add an exception' }).focus();
    await keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'What it is' }).fill('Christmas');
    await page.getByLabel('From', { exact: true }).fill('2026-12-24');
    await page.getByLabel('To', { exact: true }).fill('2026-12-26');
    await visit.expectAccessible();
    await page.evaluate(intoView('Opening hours'));
    await visit.picture('time-condition');
    await page.getByRole('button', { name: 'Save' }).focus();
    await keyboard.press('Enter');
    await page.getByRole('link', { name: 'Office' }).waitFor();
    await page.getByText(/^(?:open|closed|Christmas), until /).waitFor();
    const [{ dialplan_uuid } = {}] = rowsOf(await call('GET', '/time_conditions'));
    const { body } = await call('GET', `/time_conditions/${dialplan_uuid}`);
    const times = { tc_time_start: '09:00', tc_time_stop: '17:00', tc_wday_start: 'tue', tc_wday_stop: 'fri' };
    expect(body).toMatchObject({ ...times, tc_open_destination: '1001' });
    const rule = (match: object, destination: string | null) => expect.objectContaining({ match, destination });
    expect(field(body, 'rules')).toEqual([
      rule({ date_time: '2026-12-24~2026-12-26' }, null),
      rule({ wday: 'mon', time_of_day: '09:00-18:00' }, '1001'),
      rule({ wday: 'sat', time_of_day: '09:00-12:30' }, '1001'),
    ]);
    await page.getByRole('link', { name: 'Office' }).click();
    await page.getByRole('slider', { name: 'Monday, hours 1: end' }).waitFor();
    expect(await page.getByLabel('Monday, hours 1: to').inputValue()).toBe('18:00');
    expect(visit.problems).toEqual([]);
  });
});

describe('IVR menus', () => {
  it('get their options in the panel beside the diagram, which shows where they lead', async () => {
    const visit = await portal.visitAs('admin');
    const { page } = visit;
    await page.goto('/ivr-menus/new');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Main');
    await page.getByRole('textbox', { name: 'Number', exact: true }).fill('7000');
    await page.getByRole('button', { name: 'Add an option' }).focus();
    await page.keyboard.press('Enter');
    const option = page.getByRole('group', { name: 'Option 1', exact: true });
    await option.getByRole('combobox', { name: 'Leads to: kind of destination' }).click();
    await page.getByRole('option', { name: 'Extension' }).click();
    await option.getByRole('combobox', { name: 'Extension', exact: true }).fill('1001');
    await page.getByRole('option', { name: /^1001/ }).click();
    const diagram = page.getByRole('group', { name: 'Diagram of the menu' });
    await diagram.getByRole('button', { name: '1001 · Alice' }).waitFor();
    await diagram.getByRole('button', { name: 'No valid choice' }).click();
    await page.getByRole('combobox', { name: 'No choice or wrong ones: kind of destination' }).click();
    await page.getByRole('option', { name: 'Extension' }).click();
    await page.getByRole('combobox', { name: 'Extension', exact: true }).fill('1001');
    await page.getByRole('option', { name: /^1001/ }).click();
    await visit.expectAccessible();
    await page.evaluate(intoView('Diagram of the menu'));
    await visit.picture('ivr-menu');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: 'Main' }).waitFor();
    const [{ ivr_menu_uuid } = {}] = rowsOf(await call('GET', '/ivr_menus'));
    const menu = (await call('GET', `/ivr_menus/${ivr_menu_uuid}`)).body;
    expect(menu).toMatchObject({ ivr_menu_exit_app: 'transfer', ivr_menu_exit_data: '1001' });
    const transfer = { ivr_menu_option_digits: '1', ivr_menu_option_action: 'transfer', ivr_menu_option_param: '1001' };
    expect(field(menu, 'options')).toEqual([expect.objectContaining(transfer)]);
    expect(visit.problems).toEqual([]);
  });

  it('show a nested menu by a click, and name the option that was refused', async () => {
    const back = { ivr_menu_option_digits: '9', ivr_menu_option_action: 'menu-back' };
    const night = { ivr_menu_name: 'Night', ivr_menu_extension: '7001', options: [back] };
    expectStatus(await call('POST', '/ivr_menus', night), 200);
    const nested = { ivr_menu_option_digits: '3', ivr_menu_option_action: 'menu', ivr_menu_option_param: '7001' };
    const day = { ivr_menu_name: 'Day', ivr_menu_extension: '7002', options: [nested] };
    const { body: uuid } = await call('POST', '/ivr_menus', day);
    const visit = await portal.visitAs('admin', { dark: true });
    const { page } = visit;
    await page.goto(`/ivr-menus/${uuid}`);
    const diagram = page.getByRole('group', { name: 'Diagram of the menu' });
    await diagram.getByRole('button', { name: '7001 · Night' }).waitFor();
    await diagram.getByRole('button', { name: 'Nested menu' }).click();
    await diagram.getByRole('button', { name: 'One menu back' }).waitFor();
    await page.getByRole('button', { name: 'Add an option' }).click();
    await page.getByRole('group', { name: 'Option 1' }).getByRole('textbox', { name: 'Keys' }).fill('x');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alert').getByText('Not saved yet').waitFor();
    await page.getByLabel('Something here was refused').waitFor();
    await visit.expectAccessible();
    await page.getByRole('button', { name: 'Remove Option x' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').waitFor();
    expect(visit.problems).toEqual([]);
  });
});

describe('call flows', () => {
  it('are switched in their list, and show both ways as a diagram', async () => {
    const flow = { call_flow_name: 'Night switch', call_flow_extension: '7100', call_flow_feature_code: '*5000' };
    const { body: uuid } = await call('POST', '/call_flows', { ...flow, call_flow_data: '1001' });
    const visit = await portal.visitAs('admin');
    const { page } = visit;
    await page.goto('/call-flows');
    await page.getByRole('switch', { name: 'Night switch: Open' }).press('Space');
    await page.getByText('Night switch is now: Closed.').waitFor();
    expect(field((await call('GET', `/call_flows/${uuid}`)).body, 'call_flow_status')).toBe('false');
    await visit.expectAccessible();
    await page.getByRole('link', { name: 'Night switch' }).click();
    const diagram = page.getByRole('group', { name: 'Diagram of the call flow' });
    await diagram.getByRole('button', { name: '1001 · Alice' }).waitFor();
    await visit.expectAccessible();
    await visit.picture('call-flow');
    expect(visit.problems).toEqual([]);
  });
});

describe('inbound routes', () => {
  it('lead where the form says, and only from numbers of the tenant', async () => {
    const route = {
      destination_number: '+441632960000',
      destination_target: '1001',
      tenant_id: portal.tenant.tenantId,
    };
    const { body: uuid } = await portal.asProvider('POST', '/inbound_routes', route);
    const visit = await portal.visitAs('admin');
    const { page } = visit;
    await page.goto('/inbound-routes');
    await page.getByText('Extension 1001 · Alice').waitFor();
    await page.getByRole('link', { name: '+441632960000' }).click();
    await page.getByRole('combobox', { name: 'Leads to: kind of destination' }).click();
    await page.getByRole('option', { name: 'Hang up' }).click();
    await visit.expectAccessible();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').waitFor();
    expect(field((await call('GET', `/inbound_routes/${uuid}`)).body, 'destination_app')).toBe('hangup');
    await page.goto('/inbound-routes/new');
    await page.getByRole('textbox', { name: 'Called number' }).fill('+44 1632 960001');
    await page.getByRole('combobox', { name: 'Leads to: kind of destination' }).click();
    await page.getByRole('option', { name: 'Hang up' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page
      .getByText(/is not assigned to this tenant/)
      .first()
      .waitFor();
    expect(visit.problems).toEqual([]);
  });
});
