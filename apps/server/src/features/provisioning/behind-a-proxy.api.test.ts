import { describe, expect, test } from 'vitest';
import { useDeviceBench } from '../devices/testing/device-bench.ts';

const bench = useDeviceBench({ env: { STROWGER_TRUSTED_PROXIES: '127.0.0.1' } });

describe('a TLS installation behind a proxy (contract 20 §3.2)', () => {
  test('sends phones that come over plain HTTP to HTTPS, by a redirect they all know', async () => {
    const publicUrl = 'https://pbx.example.com';
    await bench.ask('PUT', '/settings', { public_url: publicUrl }, bench.server.adminToken);
    const device_address = bench.address();
    await bench.make('/devices', { device_address, device_template: 'grandstream/gxp2130' });
    const path = `${device_address}.cfg?x=1`;

    const plain = await bench.fetch(path, { headers: { 'x-forwarded-proto': 'http' } });
    expect([plain.status, plain.headers.get('location')]).toEqual([302, `${publicUrl}/provision/${path}`]);
    expect(plain.text).not.toContain('gs_provision');

    const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '198.51.100.9' };
    const served = await bench.fetch(path, { headers });
    expect(served.text).toContain('<P237>pbx.example.com/provision</P237>');
    expect(served.text).toContain('<P212>2</P212>');
    const [row] = (await bench.ask('GET', `/devices?search=${device_address}`)).body;
    expect((await bench.ask('GET', `/devices/${row.device_uuid}`)).body).toMatchObject({
      device_provisioned_method: 'https',
      device_provisioned_ip: '198.51.100.9',
    });
  });
});

describe('a device whose credentials are guessed from many addresses', () => {
  test('waits after 20 a minute, but for where it was last served', async () => {
    const device_address = bench.address();
    const login = { device_username: 'fetch', device_password: 'fetch-secret' };
    await bench.make('/devices', { device_address, device_template: 'yealink/t46s', ...login });
    const from = async (address: string, password: string) =>
      (
        await bench.fetch(device_address, {
          basic: ['fetch', password],
          headers: { 'x-forwarded-for': address, 'x-forwarded-proto': 'https' },
        })
      ).status;
    expect(await from('203.0.113.5', 'fetch-secret')).toBe(200);
    for (let i = 0; i < 20; i += 1) expect(await from(`198.51.100.${i}`, `guess-${i}`)).toBe(401);
    expect(await from('198.51.100.99', 'fetch-secret')).toBe(429);
    expect(await from('203.0.113.5', 'fetch-secret')).toBe(200);
  });
});
