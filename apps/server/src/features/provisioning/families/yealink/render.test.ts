import { describe, expect, it } from 'vitest';
import { assignments } from '../../testing/read-file.ts';
import { BLF, fileOf, LINE, sampleDevice } from '../../testing/sample-device.ts';

const settingsOf = (...of: Parameters<typeof sampleDevice>) => assignments(fileOf(sampleDevice(...of), '{mac}.cfg'));

describe('a Yealink configuration (contract 20 §3.4)', () => {
  it('begins with its version', () => {
    expect(fileOf(sampleDevice('yealink', 't46s'), '{mac}.cfg').text.split('\n')[0]).toBe('#!version:1.0.0.1');
  });

  it('has the line with all that a registration needs', () => {
    expect(settingsOf('yealink', 't46s')).toMatchObject({
      'account.1.enable': '1',
      'account.1.label': 'Ann',
      'account.1.display_name': 'Ann Smith',
      'account.1.auth_name': 'ann-auth',
      'account.1.user_name': '1001',
      'account.1.password': 's3cr3t-Ann',
      'account.1.sip_server.1.address': 'acme.example.com',
      'account.1.sip_server.1.port': '5080',
      'account.1.sip_server.1.transport_type': '1',
      'account.1.sip_server.1.expires': '610',
      'account.1.outbound_proxy_enable': '0',
      'account.1.nat.rport': '1',
      'account.1.nat.udp_update_time': '30',
      'account.1.subscribe_mwi': '1',
      'account.1.dtmf.type': '1',
      'voice_mail.number.1': '*97',
      'account.2.enable': '0',
      'account.16.enable': '0',
    });
  });

  it.each([
    ['udp', '0'],
    ['tcp', '1'],
    ['tls', '2'],
    ['dns srv', '3'],
  ] as const)('calls transport %s %s', (transport, number) => {
    expect(settingsOf('yealink', 't46s', { lines: [{ ...LINE, transport }] })).toMatchObject({
      'account.1.sip_server.1.transport_type': number,
    });
  });

  it('has the second server and the outbound proxies where there are any', () => {
    const line = {
      ...LINE,
      secondaryServer: 'backup.example.com',
      outboundProxy: 'edge.example.com:5090',
      secondaryOutboundProxy: 'edge2.example.com',
    };
    expect(settingsOf('yealink', 't46s', { lines: [line] })).toMatchObject({
      'account.1.sip_server.2.address': 'backup.example.com',
      'account.1.outbound_proxy_enable': '1',
      'account.1.outbound_proxy.1.address': 'edge.example.com',
      'account.1.outbound_proxy.1.port': '5090',
      'account.1.outbound_proxy.2.address': 'edge2.example.com',
      'account.1.outbound_proxy.2.port': '5080',
    });
  });

  it('has keys in their places, watched ones with the code that picks up', () => {
    const settings = settingsOf('yealink', 't28p', {
      keys: [
        BLF,
        { ...BLF, category: 'memory', position: 3, type: 'park', value: 'park+*5901', label: 'Park' },
        { ...BLF, category: 'expansion', position: 41, type: 'speed_dial', value: '1003' },
        { ...BLF, category: 'programmable', position: 1, type: 'dnd', value: '' },
      ],
    });
    expect(settings).toMatchObject({
      'linekey.1.type': '15',
      'linekey.1.line': '1',
      'linekey.2.type': '16',
      'linekey.2.value': '1002',
      'linekey.2.label': 'Bob',
      'linekey.2.extension': '**',
      'linekey.3.type': '0',
      'memorykey.3.type': '10',
      'memorykey.3.value': 'park+*5901',
      'expansion_module.2.key.1.type': '13',
      'expansion_module.2.key.1.value': '1003',
      'programablekey.1.type': '5',
    });
  });

  it('has both logins, one line each, and where to fetch the next one', () => {
    const { text } = fileOf(sampleDevice('yealink', 't46s'), '{mac}');
    expect(text).toContain(
      'static.security.user_password = admin:Adm1n-pw\nstatic.security.user_password = user:Us3r-pw\n',
    );
    expect(assignments({ text })).toMatchObject({
      'static.auto_provision.server.url': 'https://pbx.example.com/provision',
      'static.auto_provision.repeat.enable': '1',
      'static.security.trust_certificates': '1',
      'remote_phonebook.data.1.url': 'https://pbx.example.com/provision/001565aabbcc/phonebook.xml',
      'features.pickup.direct_pickup_code': '**',
      'features.pickup.group_pickup_code': '*8',
    });
  });

  it('knows the zone by name or by rule', () => {
    expect(settingsOf('yealink', 't46s')).toMatchObject({
      'local_time.time_zone': '+1',
      'local_time.time_zone_name': 'Germany(Berlin)',
      'local_time.summer_time': '2',
      'local_time.ntp_server1': 'pool.ntp.org',
    });
    const saving = {
      seconds: 3600,
      start: { month: 10, week: 1, weekday: 0, hour: 2, minute: 0 },
      end: { month: 4, week: 1, weekday: 0, hour: 3, minute: 0 },
    };
    expect(
      settingsOf('yealink', 't46s', { clock: { zone: 'Australia/Sydney', offset: 36_000, saving } }),
    ).toMatchObject({
      'local_time.time_zone': '+10',
      'local_time.summer_time': '1',
      'local_time.start_time': '10/1/7/2',
      'local_time.end_time': '4/1/7/3',
      'local_time.offset_time': '60',
    });
    expect(
      settingsOf('yealink', 't46s', { clock: { zone: 'Asia/Kolkata', offset: 19_800, saving: null } }),
    ).toMatchObject({
      'local_time.time_zone': '+5:30',
      'local_time.summer_time': '0',
    });
  });

  it('is the same under the common name, and the boot file includes it', () => {
    const device = sampleDevice('yealink', 't46s');
    expect(fileOf(device, 'y000000000066.cfg').text).toBe(fileOf(device, '{mac}.cfg').text);
    expect(fileOf(device, '{mac}.boot').text).toBe(
      '#!version:1.0.0.1\ninclude:config "001565aabbcc.cfg"\noverwrite_mode = 1\n',
    );
  });

  it('of a base names a handset for each line', () => {
    expect(settingsOf('yealink', 'w60b')).toMatchObject({ 'handset.1.name': 'Ann', 'account.8.enable': '0' });
  });
});
