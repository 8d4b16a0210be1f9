import { beforeAll, describe, expect, test } from 'vitest';
import { useDeviceBench } from '../devices/testing/device-bench.ts';

const bench = useDeviceBench();
const { ask, make, address, extension } = bench;

let device: string;
let ann: string;
beforeAll(async () => {
  device = await make('/devices', { device_address: address(), device_template: 'yealink/t46s' });
  ann = await extension({ extension: '1001', password: 'ann-secret', effective_caller_id_name: 'Ann' });
});

const line = async (uuid: string) => (await ask('GET', `/device_lines/${uuid}`)).body;
const portalType = { 'content-type': 'application/json,application/json' };

describe('a line (contract 20 §2.3)', () => {
  test('that is bound takes all from its extension', async () => {
    const uuid = await make('/device_lines', { device_uuid: device, extension_uuid: ann });
    expect(await line(uuid)).toMatchObject({
      device_line_uuid: uuid,
      device_uuid: device,
      extension_uuid: ann,
      line_number: '1',
      server_address: '127.0.0.1',
      user_id: '1001',
      auth_id: '1001',
      password: 'ann-secret',
      display_name: 'Ann',
      sip_port: '5060',
      sip_transport: 'udp',
      register_expires: '3600',
      enabled: true,
    });
    await ask('DELETE', `/device_lines/${uuid}`);
  });

  test('follows its extension, also after a form has sent everything back', async () => {
    const bob = await extension({ extension: '1002', password: 'bob-secret', effective_caller_id_name: 'Bob' });
    const uuid = await make('/device_lines', { device_uuid: device, extension_uuid: bob, line_number: 2 });
    const shown = await line(uuid);
    expect((await ask('PUT', `/device_lines/${uuid}`, { ...shown, password: '', label: 'B' })).status).toBe(200);
    await ask('PUT', `/fpbx_extensions/${bob}`, {
      extension: '1012',
      password: 'bob-secret-2',
      effective_caller_id_name: 'Robert',
    });
    expect(await line(uuid)).toMatchObject({
      user_id: '1012',
      auth_id: '1012',
      password: 'bob-secret-2',
      display_name: 'Robert',
      label: 'B',
    });
  });

  test('keeps what it says itself beside the binding', async () => {
    const uuid = await make('/device_lines', {
      device_uuid: device,
      extension_uuid: ann,
      line_number: '3',
      user_id: 'stale',
      auth_id: 'stale',
      password: 'stale',
      display_name: 'Reception',
      server_address: 'pbx.example.com',
      sip_port: 5070,
      sip_transport: 'tls',
      register_expires: '600',
      outbound_proxy_primary: 'edge.example.com:5090',
    });
    expect(await line(uuid)).toMatchObject({
      user_id: '1001',
      password: 'ann-secret',
      display_name: 'Reception',
      server_address: 'pbx.example.com',
      sip_port: '5070',
      sip_transport: 'tls',
      register_expires: '600',
      outbound_proxy_primary: 'edge.example.com:5090',
    });
    const cleared = await ask('PUT', `/device_lines/${uuid}`, { server_address: '', sip_port: '', display_name: null });
    expect(cleared.body).toMatchObject({ server_address: '127.0.0.1', sip_port: '5061', display_name: 'Ann' });
  });

  test('that is not bound has user and secret of its own', async () => {
    const body = { device_uuid: device, line_number: '4', user_id: 'trunk', password: 'trunk-secret' };
    const uuid = await make('/device_lines', body);
    expect(await line(uuid)).toMatchObject({ user_id: 'trunk', auth_id: 'trunk', password: 'trunk-secret' });
    for (const missing of ['user_id', 'password']) {
      const answer = await ask('POST', '/device_lines', { ...body, line_number: '5', [missing]: '' });
      expect(answer.status).toBe(400);
      expect(answer.body.error.details).toEqual([{ field: missing, message: 'is required without extension_uuid' }]);
    }
    expect((await ask('PUT', `/device_lines/${uuid}`, { password: '' })).body.password).toBe('trunk-secret');
    const bound = await ask('PUT', `/device_lines/${uuid}`, { extension_uuid: ann });
    expect(bound.body).toMatchObject({ user_id: '1001', password: 'ann-secret' });
    const freed = await ask('PUT', `/device_lines/${uuid}`, { extension_uuid: null, password: 'own-secret' });
    expect(freed.body).toMatchObject({ extension_uuid: null, user_id: '1001', password: 'own-secret' });
  });

  test('has a number that no other of the device has', async () => {
    const body = { device_uuid: device, extension_uuid: ann, line_number: '50' };
    const uuid = await make('/device_lines', body);
    const answer = await ask('POST', '/device_lines', body);
    expect(answer.status).toBe(409);
    expect(answer.body.error.message).toBe('Line 50 is already in use on this device.');
    const next = await make('/device_lines', { ...body, line_number: '51' });
    expect((await ask('PUT', `/device_lines/${next}`, { line_number: '50' })).status).toBe(409);
    await ask('DELETE', `/device_lines/${uuid}`);
    expect((await ask('PUT', `/device_lines/${next}`, { line_number: '50' })).status).toBe(200);
  });

  test.each([
    [{ line_number: '0' }, 400],
    [{ line_number: '100' }, 400],
    [{ sip_port: '65536' }, 400],
    [{ sip_port: 'x' }, 400],
    [{ sip_transport: 'sctp' }, 400],
    [{ register_expires: '59' }, 400],
    [{ register_expires: '86401' }, 400],
    [{ server_address: 'two words' }, 400],
    [{ display_name: 'a\nb' }, 400],
    [{ extension_uuid: 'none' }, 400],
    [{ device_uuid: undefined }, 400],
    [{ colour: 'red' }, 400],
    [{ device_uuid: '00000000-0000-4000-8000-000000000000' }, 422],
    [{ extension_uuid: '00000000-0000-4000-8000-000000000000' }, 422],
  ])('with %j is answered %i', async (more, status) => {
    const body = { device_uuid: device, extension_uuid: ann, line_number: '60', ...more };
    expect((await ask('POST', '/device_lines', body)).status).toBe(status);
  });

  test('is never of a fax extension', async () => {
    const fax = await extension({ extension: '1099', extension_type: 'fax' });
    expect((await ask('POST', '/device_lines', { device_uuid: device, extension_uuid: fax })).status).toBe(422);
  });

  test('stays with its device', async () => {
    const another = await make('/devices', { device_address: address() });
    const uuid = await make('/device_lines', { device_uuid: device, extension_uuid: ann, line_number: '70' });
    expect((await ask('PUT', `/device_lines/${uuid}`, { device_uuid: another })).body.device_uuid).toBe(device);
  });

  test('is listed by device and number, without its secret', async () => {
    const own = await make('/devices', { device_address: address() });
    for (const line_number of ['10', '2', '1']) {
      await make('/device_lines', { device_uuid: own, extension_uuid: ann, line_number });
    }
    const { body, text, headers } = await ask('GET', `/device_lines?device_uuid=${own}`);
    expect(body.map((row: { line_number: string }) => row.line_number)).toEqual(['1', '2', '10']);
    expect(Object.keys(body[0]).sort()).toEqual(
      [
        'auth_id',
        'device_line_uuid',
        'device_uuid',
        'display_name',
        'domain_uuid',
        'enabled',
        'extension_uuid',
        'line_number',
        'register_expires',
        'server_address',
        'sip_port',
        'sip_transport',
        'user_id',
      ].sort(),
    );
    expect(text).not.toContain('ann-secret');
    expect(headers.get('x-total-count')).toBe('3');
  });

  test('is disabled, not removed, when its extension goes', async () => {
    const gone = await extension({ extension: '1003' });
    const uuid = await make('/device_lines', { device_uuid: device, extension_uuid: gone, line_number: '80' });
    await ask('DELETE', `/fpbx_extensions/${gone}`);
    expect(await line(uuid)).toMatchObject({ extension_uuid: null, enabled: false, user_id: null, password: null });
    expect((await ask('PUT', `/device_lines/${uuid}`, { enabled: true })).status).toBe(400);
    expect((await ask('PUT', `/device_lines/${uuid}`, { extension_uuid: ann, enabled: true })).status).toBe(200);
  });

  test('is written by the portal’s calls, whose content type is twice the same', async () => {
    const answer = await bench.server.request('POST', '/device_lines', {
      token: bench.acme.adminToken,
      raw: JSON.stringify({ device_uuid: device, extension_uuid: ann, line_number: 90, password: '' }),
      headers: portalType,
    });
    expect(answer.status).toBe(200);
  });

  test('of another tenant is not there', async () => {
    const token = bench.other.adminToken;
    const theirs = await make('/devices', { device_address: address() }, token);
    const uuid = await make('/device_lines', { device_uuid: theirs, user_id: 'a', password: 'b' }, token);
    expect((await ask('GET', `/device_lines/${uuid}`)).status).toBe(404);
    expect((await ask('PUT', `/device_lines/${uuid}`, { label: 'x' })).status).toBe(404);
    expect((await ask('DELETE', `/device_lines/${uuid}`)).status).toBe(404);
    expect((await ask('GET', `/device_lines?device_uuid=${theirs}`)).body).toEqual([]);
  });
});
