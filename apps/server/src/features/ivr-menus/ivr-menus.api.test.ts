import { alone } from '@strowger/sip/testing/alone';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';

let server: TestServer;
let acme: TestTenant;
let globex: TestTenant;
let next = 7000;

beforeAll(async () => {
  server = await startTestServer();
  acme = await server.makeTenant('acme');
  globex = await server.makeTenant('globex');
}, 60_000);
afterAll(() => server?.close());

const ask = (method: string, path: string, body?: object, token = acme.adminToken) =>
  server.request(method, `/ivr_menus${path}`, { token, ...(body ? { body } : {}) });

const menu = (fields: object = {}) => {
  const number = String(next++);
  return { ivr_menu_name: `Menu ${number}`, ivr_menu_extension: number, ...fields };
};

async function make(fields: object = {}): Promise<string> {
  const made = await ask('POST', '', menu(fields));
  expect(made.status, made.text).toBe(200);
  return made.body;
}

const option = (digits: string, action: string, param: string | null = null, more: object = {}) => ({
  ivr_menu_option_digits: digits,
  ivr_menu_option_action: action,
  ivr_menu_option_param: param,
  ...more,
});

/** The field that a body is refused for. */
async function refusedFor(fields: object): Promise<string> {
  const { status, body } = await ask('POST', '', menu(fields));
  expect(status).toBe(400);
  return body.error.details.map(({ field }: { field: string }) => field).join();
}

describe('an IVR menu (contract 20 §6)', () => {
  it('is made with defaults, and read with its options', async () => {
    const id = await make({ options: [option('1', 'transfer', '1001 XML x'), option('/9(\\d+)/', 'transfer', '$1')] });
    const { body } = await ask('GET', `/${id}`);
    expect(body).toMatchObject({
      ivr_menu_uuid: id,
      ivr_menu_language: 'en',
      ivr_menu_timeout: 10_000,
      ivr_menu_inter_digit_timeout: 2000,
      ivr_menu_max_failures: 3,
      ivr_menu_max_timeouts: 3,
      ivr_menu_direct_dial: false,
      ivr_menu_exit_app: null,
      ivr_menu_context: acme.domain,
      ivr_menu_enabled: true,
      options: [
        { ivr_menu_option_digits: '1', ivr_menu_option_order: 0, ivr_menu_option_enabled: true },
        { ivr_menu_option_digits: '/9(\\d+)/', ivr_menu_option_order: 10 },
      ],
    });
    const listed = await ask('GET', '');
    expect(Object.keys(listed.body[0]).sort()).toEqual(
      [
        'domain_uuid',
        'ivr_menu_uuid',
        'ivr_menu_name',
        'ivr_menu_extension',
        'ivr_menu_language',
        'ivr_menu_timeout',
        'ivr_menu_enabled',
        'ivr_menu_description',
      ].sort(),
    );
  });

  it('takes back what it has given, changes options in place, keeps and clears them', async () => {
    const id = await make({ options: [option('1', 'hangup'), option('2', 'directory')] });
    const { body: shown } = await ask('GET', `/${id}`);
    expect((await ask('PUT', `/${id}`, shown)).body).toEqual(shown);
    const [first] = shown.options;
    const changed = await ask('PUT', `/${id}`, { options: [{ ...first, ivr_menu_option_param: 'USER_BUSY' }] });
    expect(changed.body.options).toEqual([{ ...first, ivr_menu_option_param: 'USER_BUSY' }]);
    expect((await ask('PUT', `/${id}`, { ivr_menu_timeout: null })).body).toMatchObject({
      ivr_menu_timeout: 10_000,
      options: changed.body.options,
    });
    expect((await ask('PUT', `/${id}`, { options: [] })).body.options).toEqual([]);
  });

  it.each([
    ['an unknown language', { ivr_menu_language: 'pt' }, 'ivr_menu_language'],
    ['a timeout of 100 ms', { ivr_menu_timeout: 100 }, 'ivr_menu_timeout'],
    ['21 failures', { ivr_menu_max_failures: 21 }, 'ivr_menu_max_failures'],
    ['a path of the server', { ivr_menu_greet_long: '/etc/passwd' }, 'ivr_menu_greet_long'],
    ['an exit that is none', { ivr_menu_exit_app: 'voicemail', ivr_menu_exit_data: 'x' }, 'ivr_menu_exit_data'],
    ['an unknown field', { ivr_menu_colour: 'red' }, 'ivr_menu_colour'],
    ['letters as digits', { options: [option('a', 'hangup')] }, 'options[0].ivr_menu_option_digits'],
    ['a pattern that does not compile', { options: [option('/(/', 'hangup')] }, 'options[0].ivr_menu_option_digits'],
    ['a look-ahead', { options: [option('/(?=1)1/', 'hangup')] }, 'options[0].ivr_menu_option_digits'],
    ['a transfer to nowhere', { options: [option('1', 'transfer', '')] }, 'options[0].ivr_menu_option_param'],
    ['a variable that may not be set', { options: [option('1', 'set', 'a=b')] }, 'options[0].ivr_menu_option_param'],
    ['a status below 400', { options: [option('1', 'respond', '200')] }, 'options[0].ivr_menu_option_param'],
    [
      'the same digits twice',
      { options: [option('1', 'hangup'), option('1', 'hangup')] },
      'options[1].ivr_menu_option_digits',
    ],
  ])('refuses %s', async (_what, fields, field) => {
    expect(await refusedFor(fields)).toBe(field);
  });

  it('takes the same digits twice when one of them is disabled', async () => {
    await make({ options: [option('1', 'hangup'), option('1', 'hangup', null, { ivr_menu_option_enabled: false })] });
  });

  it('refuses a number that something carries, and frees its own', async () => {
    const id = await make({ ivr_menu_extension: '7900' });
    const taken = await ask('POST', '', menu({ ivr_menu_extension: '7900' }));
    expect([taken.status, taken.body.message]).toEqual([
      409,
      'Extension number 7900 is already in use by an IVR Menu in this domain.',
    ]);
    expect((await ask('DELETE', `/${id}`)).body).toBe(true);
    await make({ ivr_menu_extension: '7900' });
  });

  it('is not deleted while something leads to it', async () => {
    const id = await make({ ivr_menu_name: 'Day', ivr_menu_extension: '7910' });
    const night = await make({ ivr_menu_name: 'Night', options: [option('1', 'menu', id)] });
    const refused = await ask('DELETE', `/${id}`);
    expect([refused.status, refused.body.message]).toEqual([
      409,
      "Cannot delete 'Day': referenced by IVR Menu(s): Night. Remove those references first.",
    ]);
    await ask('DELETE', `/${night}`);
    expect((await ask('DELETE', `/${id}`)).status).toBe(200);
  });

  it('that leads to itself may be deleted', async () => {
    const id = await make({ ivr_menu_extension: '7920', options: [option('9', 'menu', '7920')] });
    expect((await ask('DELETE', `/${id}`)).status).toBe(200);
  });

  it('shows its PIN to admins alone, seals it, keeps it on a masked PUT, and loses it where that is said', async () => {
    const id = await make({ ivr_menu_pin_number: '4711' });
    for (const sent of ['********', '', null]) {
      const kept = await ask('PUT', `/${id}`, { ivr_menu_pin_number: sent });
      expect(kept.body.ivr_menu_pin_number, kept.text).toBe('4711');
    }
    const seen = await ask('GET', `/${id}`, undefined, server.adminToken);
    expect(seen.body.ivr_menu_pin_number).toBe('4711');
    const stored = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('ivr_menus').select('ivr_menu_pin_number').where('ivr_menu_uuid', '=', id).executeTakeFirst(),
    );
    expect(stored?.ivr_menu_pin_number).not.toMatch(alone('4711'));
    expect((await ask('PUT', `/${id}`, { ivr_menu_pin_number: 'none' })).body.ivr_menu_pin_number).toBeNull();
  });

  it('belongs to its tenant', async () => {
    const id = await make();
    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect((await ask(method, `/${id}`, method === 'PUT' ? {} : undefined, globex.adminToken)).status).toBe(404);
    }
    expect((await ask('GET', '', undefined, globex.adminToken)).body).toEqual([]);
    expect((await ask('POST', '', menu(), acme.userToken)).status).toBe(403);
    expect((await server.request('GET', '/ivr_menus')).status).toBe(401);
  });

  it('is counted against its quota', async () => {
    const { body } = await ask('GET', '');
    for (let count = body.length; count < 10; count++) await make();
    const over = await ask('POST', '', menu());
    expect([over.status, over.body.message]).toEqual([409, 'IVR Menu quota limit reached for this tenant']);
  });
});
