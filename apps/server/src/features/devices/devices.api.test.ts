import { beforeAll, describe, expect, test } from 'vitest';
import { useDeviceBench } from './testing/device-bench.ts';

const bench = useDeviceBench();
const { ask, make, address, extension } = bench;

const give = (keys: string) =>
  bench.server.request('PUT', `/users/${bench.acme.userId}`, {
    token: bench.server.adminToken,
    body: { user_permission: keys },
  });

describe('a device (contract 20 §2.1)', () => {
  test('is made with an address in any form; the answer is its uuid', async () => {
    const answer = await ask('POST', '/devices', {
      device_address: '00:15:65:AA-BB.CC',
      device_template: 'Yealink/T46S',
      device_label: 'Front desk',
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatch(/^[0-9a-f-]{36}$/);
    expect((await ask('GET', `/devices/${answer.body}`)).body).toMatchObject({
      device_uuid: answer.body,
      device_address: '001565aabbcc',
      device_label: 'Front desk',
      device_vendor: 'yealink',
      device_model: 't46s',
      device_template: 'yealink/t46s',
      device_profile_uuid: null,
      device_profile_name: null,
      device_username: null,
      device_password: null,
      device_enabled: true,
      device_provisioned_date: null,
      lines: [],
      keys: [],
      settings: [],
    });
  });

  test.each([
    [{ device_address: '001565aabb' }, 'device_address'],
    [{ device_address: 'zz1565aabbcc' }, 'device_address'],
    [{}, 'device_address'],
    [{ device_address: 'ffffff000001', device_template: 'yealink/t1000' }, 'device_template'],
    [{ device_address: 'ffffff000001', device_vendor: 'nobody' }, 'device_vendor'],
    [{ device_address: 'ffffff000001', device_username: 'fetch' }, 'device_password'],
    [{ device_address: 'ffffff000001', device_password: 'pw' }, 'device_username'],
    [{ device_address: 'ffffff000001', device_password: 'a b', device_username: 'u' }, 'device_password'],
    [{ device_address: 'ffffff000001', color: 'red' }, 'color'],
    [{ device_address: 'ffffff000001', keys: [{ category: 'line', id: 1, type: 'laser' }] }, 'keys'],
    [{ device_address: 'ffffff000001', settings: [{ name: '../x', value: '1' }] }, 'settings'],
  ])('is refused as %j', async (body, field) => {
    const answer = await ask('POST', '/devices', body);
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain(field);
  });

  test('has an address that no device of any tenant has; whose it is is not told', async () => {
    const mac = address();
    await make('/devices', { device_address: mac }, bench.other.adminToken);
    const answer = await ask('POST', '/devices', { device_address: mac.toUpperCase() });
    expect(answer.status).toBe(409);
    expect(answer.body.error.message).toBe(`A device with MAC address ${mac} already exists.`);
    expect(answer.text).not.toContain('zanzibar');
  });

  test('is listed by label, then address, without secrets and lines', async () => {
    const macs = [address(), address(), address()];
    await make('/devices', { device_address: macs[1], device_label: 'aa list' });
    await make('/devices', { device_address: macs[0], device_label: 'AA list' });
    await make('/devices', {
      device_address: macs[2],
      device_label: 'a list',
      device_username: 'fetch',
      device_password: 'list-secret',
      device_vendor: 'snom',
    });
    const { body, text } = await ask('GET', '/devices?search=list');
    const rows: readonly { device_address: string }[] = body;
    expect(rows.map((row) => row.device_address)).toEqual([macs[2], macs[0], macs[1]]);
    expect(Object.keys(body[0]).sort()).toEqual(
      [
        'device_address',
        'device_description',
        'device_enabled',
        'device_label',
        'device_location',
        'device_model',
        'device_profile_name',
        'device_profile_uuid',
        'device_provisioned_date',
        'device_serial_number',
        'device_template',
        'device_uuid',
        'device_vendor',
        'line_accounts',
      ].sort(),
    );
    expect(text).not.toContain('list-secret');
    expect((await ask('GET', '/devices?search=list&vendor=snom')).body).toHaveLength(1);
  });

  test('is changed in part; the form sends everything back', async () => {
    const uuid = await make('/devices', {
      device_address: address(),
      device_template: 'yealink/t46s',
      device_username: 'fetch',
      device_password: 'first-secret',
    });
    const { body } = await ask('GET', `/devices/${uuid}`);
    const changed = await ask('PUT', `/devices/${uuid}`, { ...body, device_label: 'New', device_model: 't48s' });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({
      device_label: 'New',
      device_template: 'yealink/t48s',
      device_username: 'fetch',
      device_password: 'first-secret',
    });
    for (const kept of ['', null, '********']) {
      expect((await ask('PUT', `/devices/${uuid}`, { device_password: kept })).body.device_password).toBe(
        'first-secret',
      );
    }
    const cleared = await ask('PUT', `/devices/${uuid}`, { device_username: '', device_label: '' });
    expect(cleared.body).toMatchObject({ device_username: null, device_password: null, device_label: null });
    expect((await sealedPasswords()).join()).not.toContain('first-secret');
  });

  test('has keys, settings and lines that replace one another; secrets stay masked', async () => {
    const own = await extension({ extension: '1501' });
    const uuid = await make('/devices', {
      device_address: address(),
      device_template: 'yealink/t46s',
      keys: [
        { category: 'line', id: 2, type: 'blf', line: 1, value: '1002', label: 'Bob' },
        { category: 'line', id: 3, type: 'speed_dial', value: '1003' },
      ],
      settings: [
        { name: 'voicemail_number', value: '*55' },
        { name: 'admin_password', value: 'phone-admin' },
      ],
      lines: [{ extension_uuid: own }, { user_id: 'u2', password: 'p2-secret', server_address: 'elsewhere.example' }],
    });
    const { body } = await ask('GET', `/devices/${uuid}`);
    expect(body.keys).toMatchObject([
      { id: 2, type: 'blf', value: '1002', label: 'Bob', protected: false },
      { id: 3, type: 'speed_dial', value: '1003' },
    ]);
    expect(body.settings).toMatchObject([
      { name: 'voicemail_number', value: '*55', enabled: true },
      { name: 'admin_password', value: '********' },
    ]);
    expect(body.line_accounts).toEqual([`1501@${bench.acme.domain}`]);
    expect(body.lines).toMatchObject([
      { line_number: '1', extension_uuid: own, user_id: '1501', password: '********' },
      { line_number: '2', extension_uuid: null, user_id: 'u2', server_address: 'elsewhere.example' },
    ]);

    const swapped = body.keys.map((key: { id: number }) => ({ ...key, id: key.id === 2 ? 3 : 2 }));
    const again = await ask('PUT', `/devices/${uuid}`, {
      ...body,
      keys: swapped,
      lines: [
        { ...body.lines[1], line_number: '1' },
        { ...body.lines[0], line_number: '2' },
      ],
    });
    expect(again.status).toBe(200);
    expect(again.body.keys).toMatchObject([{ type: 'speed_dial' }, { type: 'blf' }]);
    expect(again.body.lines).toMatchObject([{ user_id: 'u2' }, { user_id: '1501' }]);
    const [line] = again.body.lines;
    expect((await ask('GET', `/device_lines/${line.device_line_uuid}`)).body.password).toBe('p2-secret');
    const config = await bench.fetch(body.device_address);
    expect(config.text).toContain('phone-admin');

    const emptied = await ask('PUT', `/devices/${uuid}`, { keys: [], settings: [], lines: [] });
    expect(emptied.body).toMatchObject({ keys: [], settings: [], lines: [] });
  });

  test.each([
    [
      {
        keys: [
          { id: 1, type: 'dnd' },
          { id: 1, type: 'line' },
        ],
      },
      409,
    ],
    [
      {
        lines: [
          { line_number: 1, user_id: 'a', password: 'b' },
          { line_number: '1', user_id: 'c', password: 'd' },
        ],
      },
      409,
    ],
    [{ lines: [{ user_id: 'a' }] }, 400],
    [{ settings: [{ name: 'admin_password', value: '********' }] }, 400],
    [{ lines: [{ extension_uuid: '00000000-0000-4000-8000-000000000000' }] }, 422],
    [{ device_profile_uuid: '00000000-0000-4000-8000-000000000000' }, 422],
  ])('with %j is answered %i', async (more, status) => {
    expect((await ask('POST', '/devices', { device_address: address(), ...more })).status).toBe(status);
  });

  test('goes with its lines, keys and settings', async () => {
    const uuid = await make('/devices', {
      device_address: address(),
      lines: [{ user_id: 'a', password: 'gone-secret' }],
      keys: [{ id: 1, type: 'dnd' }],
      settings: [{ name: 'language', value: 'x' }],
    });
    expect((await ask('DELETE', `/devices/${uuid}`)).body).toBe(true);
    expect((await ask('GET', `/devices/${uuid}`)).status).toBe(404);
    expect((await ask('GET', `/device_lines?device_uuid=${uuid}`)).body).toEqual([]);
  });

  test('is told to nobody’s phone while none is registered', async () => {
    const uuid = await make('/devices', { device_address: address() });
    const answer = await ask('POST', `/devices/${uuid}/reprovision`, { reboot: true });
    expect(answer.status).toBe(409);
    expect((await ask('POST', `/devices/${uuid}/reprovision`, { now: true })).status).toBe(400);
  });

  test('counts against the tenant’s slots', async () => {
    const { tenantId } = bench.other;
    const quota = (quota_devices: number) =>
      bench.server.request('PUT', `/tenants/${tenantId}`, { token: bench.server.adminToken, body: { quota_devices } });
    const { body } = await ask('GET', '/devices', undefined, bench.other.adminToken);
    await quota(body.length);
    const answer = await ask('POST', '/devices', { device_address: address() }, bench.other.adminToken);
    expect(answer.status).toBe(409);
    expect(answer.body.error.message).toBe('Device quota limit reached for this tenant');
    await quota(25);
    expect((await ask('POST', '/devices', { device_address: address() }, bench.other.adminToken)).status).toBe(200);
  });

  test('is in the audit log without its secrets, and told as an event', async () => {
    const uuid = await make('/devices', {
      device_address: address(),
      device_username: 'fetch',
      device_password: 'audit-secret',
      settings: [{ name: 'admin_password', value: 'audit-setting' }],
      lines: [{ user_id: 'a', password: 'audit-line' }],
    });
    const audit = await bench.server.request('GET', '/audit?resource=devices', { token: bench.server.adminToken });
    expect(audit.text).toContain(uuid);
    expect(audit.text).not.toMatch(/audit-(secret|setting|line)/);
  });
});

describe('who may what (contract 20 §0.1)', () => {
  let foreign: string;
  let own: string;
  let shared: string;
  beforeAll(async () => {
    foreign = await make('/devices', { device_address: address() }, bench.other.adminToken);
    own = await make('/devices', { device_address: address(), device_label: 'unseen' });
    const linked = await extension({ extension: '1601', user_id: bench.acme.userId });
    shared = await make('/devices', {
      device_address: address(),
      device_label: 'seen',
      device_username: 'fetch',
      device_password: 'fetch-secret',
      lines: [{ extension_uuid: linked }],
    });
  });

  test.each(['GET', 'PUT', 'DELETE'])('another tenant’s device is not there to %s', async (method) => {
    expect(
      (await ask(method, `/devices/${foreign}`, method === 'PUT' ? { device_label: 'x' } : undefined)).status,
    ).toBe(404);
  });

  test('another tenant’s device is not there to be told', async () => {
    expect((await ask('POST', `/devices/${foreign}/reprovision`, {})).status).toBe(404);
  });

  test('another tenant’s profile, extension and device are unknown in bodies', async () => {
    const token = bench.other.adminToken;
    const profile = await make('/device_profiles', { device_profile_name: 'Foreign' }, token);
    const theirs = await extension({ extension: '1001' }, token);
    expect((await ask('PUT', `/devices/${own}`, { device_profile_uuid: profile })).status).toBe(422);
    expect((await ask('PUT', `/devices/${own}`, { lines: [{ extension_uuid: theirs }] })).status).toBe(422);
    expect((await ask('POST', '/device_lines', { device_uuid: foreign, user_id: 'a', password: 'b' })).status).toBe(
      422,
    );
    expect((await ask('POST', '/device_lines', { device_uuid: own, extension_uuid: theirs })).status).toBe(422);
  });

  test('a super admin sees all, with their tenants, and may name one', async () => {
    const token = bench.server.adminToken;
    const { body } = await ask('GET', `/devices?tenant_id=${bench.other.tenantId}`, undefined, token);
    expect(body.length).toBeGreaterThan(0);
    expect(new Set(body.map((row: { tenant_name: string }) => row.tenant_name))).toEqual(new Set(['zanzibar']));
    const made = await make('/devices', { device_address: address(), tenant_id: bench.other.tenantId }, token);
    expect((await ask('GET', `/devices/${made}`, undefined, bench.other.adminToken)).status).toBe(200);
    expect((await ask('GET', `/devices/${made}`)).status).toBe(404);
  });

  test('an end user without the key sees nothing', async () => {
    const { userToken } = bench.acme;
    await give('');
    for (const path of ['/devices', `/devices/${shared}`, '/device_lines', '/device_profiles', '/device_vendors']) {
      expect((await ask('GET', path, undefined, userToken)).status).toBe(403);
    }
  });

  test('an end user with the key sees the devices and lines of his extensions, no secrets, and changes nothing', async () => {
    const { userToken } = bench.acme;
    await give('devices,fpbx_extension');
    const { body } = await ask('GET', '/devices', undefined, userToken);
    expect(body.map((row: { device_label: string }) => row.device_label)).toEqual(['seen']);
    const one = await ask('GET', `/devices/${shared}`, undefined, userToken);
    expect(one.status).toBe(200);
    expect(one.body).not.toHaveProperty('device_password');
    expect(one.text).not.toContain('fetch-secret');
    expect((await ask('GET', `/devices/${own}`, undefined, userToken)).status).toBe(404);
    const lines = await ask('GET', '/device_lines', undefined, userToken);
    expect(lines.body).toHaveLength(1);
    const line = await ask('GET', `/device_lines/${lines.body[0].device_line_uuid}`, undefined, userToken);
    expect(line.body).not.toHaveProperty('password');
    for (const [method, path] of [
      ['POST', '/devices'],
      ['PUT', `/devices/${shared}`],
      ['DELETE', `/devices/${shared}`],
      ['POST', `/devices/${shared}/reprovision`],
      ['POST', '/device_lines'],
      ['POST', '/device_profiles'],
    ] as const) {
      expect((await ask(method, path, {}, userToken)).status).toBe(403);
    }
  });

  test('nobody is nobody', async () => {
    for (const path of ['/devices', '/device_lines', '/device_profiles', '/device_vendors']) {
      expect((await bench.server.request('GET', path)).status).toBe(401);
    }
  });

  test('the vendors are for those who have devices', async () => {
    const { body } = await ask('GET', '/device_vendors');
    expect(body[0]).toEqual({ name: 'cisco', models: expect.arrayContaining(['spa504g']) });
  });
});

async function sealedPasswords(): Promise<(string | null)[]> {
  const rows = await bench.server.db.transaction({ kind: 'all' }, (trx) =>
    trx.selectFrom('devices').select('device_password').execute(),
  );
  return rows.map(({ device_password }) => device_password);
}
