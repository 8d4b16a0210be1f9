import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let acme: TestTenant;
let globex: TestTenant;
let made = 0;

beforeAll(async () => {
  server = await startTestServer();
  acme = await server.makeTenant('acme');
  globex = await server.makeTenant('globex');
}, 60_000);
afterAll(() => server?.close());

const ask = (method: string, path: string, body?: object, token = acme.adminToken) =>
  server.request(method, `/time_conditions${path}`, { token, ...(body ? { body } : {}) });

const condition = (fields: object = {}) => ({ tc_name: `Hours ${made++}`, ...fields });

async function make(fields: object = {}): Promise<string> {
  const answer = await ask('POST', '', condition(fields));
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}

const CHRISTMAS = { name: 'Christmas', match: { mon: '12', mday: '24-26' }, destination: '*991001' };

describe('a time condition (contract 20 §9.1)', () => {
  it('has the lowest free number unless it names one, office hours and the tenant’s domain', async () => {
    const id = await make({ rules: [CHRISTMAS] });
    expect((await ask('GET', `/${id}`)).body).toMatchObject({
      dialplan_uuid: id,
      tc_extension: '1000',
      tc_time_start: '08:00',
      tc_time_stop: '17:00',
      tc_wday_start: 'mon',
      tc_wday_stop: 'fri',
      tc_open_destination: null,
      tc_closed_destination: null,
      tc_context: acme.domain,
      tc_enabled: true,
      rules: [{ ...CHRISTMAS, order: 0 }],
    });
    expect((await ask('GET', `/${await make()}`)).body.tc_extension).toBe('1001');
  });

  it('is listed with its hours and rules, as it is read', async () => {
    const id = await make({ rules: [CHRISTMAS, { name: 'May', match: { mon: '5', mday: '1' } }] });
    const rows: readonly { dialplan_uuid: string }[] = (await ask('GET', '')).body;
    const row = rows.find(({ dialplan_uuid }) => dialplan_uuid === id);
    const whole = (await ask('GET', `/${id}`)).body;
    expect(whole).toMatchObject({ ...row });
    expect(whole.rules).toHaveLength(2);
    expect(Object.keys({ ...row }).sort()).toEqual(
      [
        ...['dialplan_uuid', 'tc_name', 'tc_extension', 'tc_enabled', 'tc_description', 'rules'],
        ...['tc_time_start', 'tc_time_stop', 'tc_wday_start', 'tc_wday_stop'],
        ...['tc_open_destination', 'tc_closed_destination'],
      ].sort(),
    );
  });

  it('keeps its number when the form leaves it empty', async () => {
    const id = await make({ tc_extension: '' });
    const { tc_extension: number } = (await ask('GET', `/${id}`)).body;
    expect((await ask('PUT', `/${id}`, { tc_extension: '', tc_description: 'x' })).body.tc_extension).toBe(number);
  });

  it('is changed in part, its rules in place', async () => {
    const id = await make({ rules: [CHRISTMAS, { name: 'May', match: { mon: '5', mday: '1' } }] });
    const { rules } = (await ask('PUT', `/${id}`, { tc_time_stop: '24:00', tc_open_destination: '1001' })).body;
    expect(rules).toHaveLength(2);
    const changed = await ask('PUT', `/${id}`, { rules: [{ ...rules[1], destination: '1001' }] });
    expect(changed.body).toMatchObject({
      tc_time_stop: '24:00',
      rules: [{ ...rules[1], destination: '1001' }],
    });
  });

  it.each([
    ['a time that is none', { tc_time_start: '8:00' }, 'tc_time_start'],
    ['24:00 as its begin', { tc_time_start: '24:00' }, 'tc_time_start'],
    ['a weekday that is none', { tc_wday_start: 'monday' }, 'tc_wday_start'],
    ['a destination that is none', { tc_open_destination: 'nowhere at all' }, 'tc_open_destination'],
    ['the 13th month', { rules: [{ match: { mon: '13' } }] }, 'rules[0].match.mon'],
    ['a test that is none', { rules: [{ match: { moon: '1' } }] }, 'rules[0].match.moon'],
    ['a rule without match', { rules: [{ name: 'x' }] }, 'rules.0.match'],
  ])('refuses %s', async (_what, fields, field) => {
    const { status, body } = await ask('POST', '', condition(fields));
    expect(status).toBe(400);
    expect(body.error.details.map((detail: { field: string }) => detail.field).join()).toBe(field);
  });

  it('has a name of its own in its domain', async () => {
    await make({ tc_name: 'Office' });
    const again = await ask('POST', '', { tc_name: 'Office' });
    expect([again.status, again.body.message]).toEqual([
      409,
      'A time condition "Office" already exists in this domain.',
    ]);
    expect((await ask('POST', '', { tc_name: 'Office' }, globex.adminToken)).status).toBe(200);
  });

  it('is not deleted while something leads to it', async () => {
    const id = await make({ tc_name: 'Guarded', tc_extension: '6000' });
    const other = await make({ tc_name: 'Leads', tc_open_destination: '6000' });
    const refused = await ask('DELETE', `/${id}`);
    expect([refused.status, refused.body.message]).toEqual([
      409,
      "Cannot delete 'Guarded': referenced by Time Condition(s): Leads. Remove those references first.",
    ]);
    await ask('DELETE', `/${other}`);
    expect((await ask('DELETE', `/${id}`)).body).toBe(true);
    expect((await ask('GET', `/${id}`)).status).toBe(404);
  });

  it('belongs to its tenant, and is written by admins alone', async () => {
    const id = await make();
    expect((await ask('GET', `/${id}`, undefined, globex.adminToken)).status).toBe(404);
    expect((await ask('PUT', `/${id}`, {}, globex.adminToken)).status).toBe(404);
    expect((await ask('PUT', `/${id}`, {}, acme.userToken)).status).toBe(403);
    expect((await server.request('GET', `/time_conditions/${id}`)).status).toBe(401);
    expect((await ask('PUT', `/${id}`, { tc_enabled: 'false' }, server.adminToken)).body.tc_enabled).toBe(false);
  });
});
