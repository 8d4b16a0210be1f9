import { describe, expect, test } from 'vitest';
import { useDeviceBench } from '../devices/testing/device-bench.ts';

const bench = useDeviceBench();
const { ask, make, address } = bench;

describe('a device profile (contract 20 §2.2)', () => {
  test('has a name, and keys and settings of its devices', async () => {
    const uuid = await make('/device_profiles', {
      device_profile_name: 'Desk phones',
      settings: [{ name: 'ntp_server_primary', value: 'ntp.acme.example', description: 'ours' }],
      keys: [{ category: 'line', id: 2, type: 'park', value: 'park+*5901', label: 'Park' }],
    });
    expect((await ask('GET', `/device_profiles/${uuid}`)).body).toMatchObject({
      device_profile_uuid: uuid,
      device_profile_name: 'Desk phones',
      device_profile_description: null,
      device_profile_enabled: true,
      settings: [{ name: 'ntp_server_primary', value: 'ntp.acme.example', enabled: true, description: 'ours' }],
      keys: [{ category: 'line', id: 2, type: 'park', value: 'park+*5901', label: 'Park' }],
    });
    const { body } = await ask('GET', '/device_profiles');
    expect(body).toEqual([
      {
        device_profile_uuid: uuid,
        device_profile_name: 'Desk phones',
        device_profile_description: null,
        device_profile_enabled: true,
      },
    ]);
  });

  test('settings are changed in their rows; a masked secret stays what it is', async () => {
    const mac = address();
    const uuid = await make('/device_profiles', {
      device_profile_name: 'Secrets',
      settings: [{ name: 'admin_password', value: 'profile-admin' }],
    });
    await make('/devices', { device_address: mac, device_template: 'yealink/t46s', device_profile_uuid: uuid });
    const { body } = await ask('GET', `/device_profiles/${uuid}`);
    expect(body.settings[0].value).toBe('********');
    const again = await ask('PUT', `/device_profiles/${uuid}`, {
      settings: [...body.settings, { name: 'language', value: 'Deutsch' }],
    });
    expect(again.body.settings).toMatchObject([
      { device_setting_uuid: body.settings[0].device_setting_uuid, name: 'admin_password' },
      { name: 'language', value: 'Deutsch' },
    ]);
    expect((await bench.fetch(`${mac}.cfg`)).text).toContain('admin:profile-admin');
    const audit = await bench.server.request('GET', '/audit?resource=device_profiles', {
      token: bench.server.adminToken,
    });
    expect(audit.text).not.toContain('profile-admin');
  });

  test('applies to its devices, whose own settings and keys win, until it is off', async () => {
    const mac = address();
    const uuid = await make('/device_profiles', {
      device_profile_name: 'Layers',
      settings: [
        { name: 'ntp_server_primary', value: 'profile.example' },
        { name: 'voicemail_number', value: '*1' },
        { name: 'pickup_prefix', value: '*2', enabled: false },
      ],
      keys: [
        { category: 'line', id: 2, type: 'speed_dial', value: '2001' },
        { category: 'line', id: 3, type: 'speed_dial', value: '2002' },
      ],
    });
    await make('/devices', {
      device_address: mac,
      device_template: 'yealink/t46s',
      device_profile_uuid: uuid,
      settings: [{ name: 'ntp_server_primary', value: 'device.example' }],
      keys: [{ category: 'line', id: 3, type: 'blf', value: '2003' }],
      lines: [{ user_id: 'a', password: 'b' }],
    });
    const on = (await bench.fetch(mac)).text;
    for (const line of [
      'local_time.ntp_server1 = device.example',
      'voice_mail.number.1 = *1',
      'features.pickup.direct_pickup_code = **',
      'linekey.2.value = 2001',
      'linekey.3.value = 2003',
    ]) {
      expect(on).toContain(`${line}\n`);
    }
    await ask('PUT', `/device_profiles/${uuid}`, { device_profile_enabled: false });
    const off = (await bench.fetch(mac)).text;
    expect(off).toContain('voice_mail.number.1 = *97\n');
    expect(off).not.toContain('linekey.2.value');
    expect(off).toContain('linekey.3.value = 2003\n');
  });

  test('is not deleted while devices have it', async () => {
    const uuid = await make('/device_profiles', { device_profile_name: 'Used' });
    const mac = address();
    const device = await make('/devices', { device_address: mac, device_profile_uuid: uuid });
    const refused = await ask('DELETE', `/device_profiles/${uuid}`);
    expect(refused.status).toBe(409);
    expect(refused.body.error.message).toBe(`Cannot delete: used by Device(s): ${mac}`);
    await ask('PUT', `/devices/${device}`, { device_profile_uuid: null });
    expect((await ask('DELETE', `/device_profiles/${uuid}`)).body).toBe(true);
    expect((await ask('GET', `/device_profiles/${uuid}`)).status).toBe(404);
  });

  test.each([
    [{}],
    [{ device_profile_name: '' }],
    [{ device_profile_name: 'x'.repeat(81) }],
    [{ device_profile_name: 'x', settings: [{ value: '1' }] }],
    [{ device_profile_name: 'x', keys: [{ id: 0, type: 'blf' }] }],
    [{ device_profile_name: 'x', what: 1 }],
  ])('is refused as %j', async (body) => {
    expect((await ask('POST', '/device_profiles', body)).status).toBe(400);
  });

  test('of another tenant is not there', async () => {
    const uuid = await make('/device_profiles', { device_profile_name: 'Foreign' }, bench.other.adminToken);
    expect((await ask('GET', `/device_profiles/${uuid}`)).status).toBe(404);
    expect((await ask('PUT', `/device_profiles/${uuid}`, { device_profile_name: 'Mine' })).status).toBe(404);
    expect((await ask('DELETE', `/device_profiles/${uuid}`)).status).toBe(404);
    expect((await ask('GET', '/device_profiles')).text).not.toContain('Foreign');
  });
});
