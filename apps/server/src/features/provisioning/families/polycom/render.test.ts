import { describe, expect, it } from 'vitest';
import { at, childrenOf, texts, xmlOf } from '../../testing/read-file.ts';
import { BLF, fileOf, LINE, sampleDevice } from '../../testing/sample-device.ts';

const parametersOf = (name: string, ...of: Parameters<typeof sampleDevice>) =>
  xmlOf(fileOf(sampleDevice(...of), name)).attributes;

describe('a Polycom configuration (contract 20 §3.4)', () => {
  it('is listed by a master file, under the address and under zeroes', () => {
    const device = sampleDevice('polycom', 'vvx300');
    const { APP_FILE_PATH, CONFIG_FILES = '' } = xmlOf(fileOf(device, '{mac}.cfg')).attributes;
    expect(APP_FILE_PATH).toBe('');
    expect(fileOf(device, '000000000000.cfg').text).toBe(fileOf(device, '{mac}.cfg').text);
    const named = CONFIG_FILES.split(', ').map((name) => fileOf(device, name.replace(device.mac, '{mac}')));
    expect(named.map(({ name }) => name)).toEqual([
      '{mac}-registration.cfg',
      '{mac}-sip.cfg',
      '{mac}-site.cfg',
      '{mac}-features.cfg',
    ]);
  });

  it('has the line with all that a registration needs', () => {
    const registration = parametersOf('{mac}-registration.cfg', 'polycom', 'vvx300');
    expect(registration).toMatchObject({
      'reg.1.displayName': 'Ann Smith',
      'reg.1.address': '1001@acme.example.com',
      'reg.1.label': 'Ann',
      'reg.1.type': 'private',
      'reg.1.auth.userId': 'ann-auth',
      'reg.1.auth.password': 's3cr3t-Ann',
      'reg.1.server.1.address': 'acme.example.com',
      'reg.1.server.1.port': '5080',
      'reg.1.server.1.transport': 'TCPOnly',
      'reg.1.server.1.expires': '610',
      'msg.mwi.1.callBackMode': 'contact',
      'msg.mwi.1.callBack': '*97',
      'msg.mwi.1.subscribe': '1001',
      'reg.2.address': '',
      'reg.6.address': '',
    });
    expect(registration).toEqual(parametersOf('{mac}-reg.cfg', 'polycom', 'vvx300'));
  });

  it.each([
    ['udp', 'UDPOnly'],
    ['tls', 'TLS'],
    ['dns srv', 'DNSnaptr'],
  ] as const)('calls transport %s %s, shared lines shared, and has proxy and second server', (transport, name) => {
    const line = {
      ...LINE,
      transport,
      shared: true,
      outboundProxy: 'edge.example.com',
      secondaryServer: 'b.example.com',
    };
    expect(parametersOf('{mac}-reg.cfg', 'polycom', 'vvx300', { lines: [line] })).toMatchObject({
      'reg.1.server.1.transport': name,
      'reg.1.type': 'shared',
      'reg.1.outboundProxy.address': 'edge.example.com',
      'reg.1.server.2.address': 'b.example.com',
    });
  });

  it('says for each value of the device that it is to be set', () => {
    const site = parametersOf('{mac}-site.cfg', 'polycom', 'vvx300');
    expect(site).toMatchObject({
      'device.set': '1',
      'device.prov.serverName.set': '1',
      'device.prov.serverName': 'pbx.example.com/provision',
      'device.prov.serverType': 'HTTPS',
      'device.auth.localAdminPassword': 'Adm1n-pw',
      'device.auth.localAdminPassword.set': '1',
      'device.sntp.gmtOffset': '3600',
      'tcpIpApp.sntp.address': 'pool.ntp.org',
      'tcpIpApp.sntp.daylightSavings.enable': '1',
      'tcpIpApp.sntp.daylightSavings.start.month': '3',
      'tcpIpApp.sntp.daylightSavings.start.dayOfWeek': '1',
      'tcpIpApp.sntp.daylightSavings.start.dayOfWeek.lastInMonth': '1',
      'tcpIpApp.sntp.daylightSavings.stop.month': '10',
      'prov.polling.enabled': '1',
    });
  });

  it('lets star codes and watched names be dialled, and reads check-sync', () => {
    const sip = parametersOf('{mac}-sip.cfg', 'polycom', 'vvx300');
    expect(sip).toMatchObject({
      'dialplan.impossibleMatchHandling': '2',
      'nat.keepalive.interval': '30',
      'voIpProt.SIP.specialEvent.checkSync.alwaysReboot': '1',
    });
    for (const pattern of ['*xx', 'park+', 'flow+']) expect(sip['dialplan.digitmap']).toContain(pattern);
  });

  it('watches, and has one button for messages', () => {
    const parked = { ...BLF, position: 3, type: 'park', value: 'park+*5901', label: 'P1' } as const;
    expect(parametersOf('features.cfg', 'polycom', 'vvx300', { keys: [BLF, parked] })).toMatchObject({
      'attendant.resourceList.1.address': '1002',
      'attendant.resourceList.1.label': 'Bob',
      'attendant.resourceList.1.type': 'automata',
      'attendant.resourceList.2.address': 'park+*5901',
      'attendant.resourceList.2.type': 'normal',
      'up.oneTouchVoiceMail': '1',
    });
  });

  it('is one file under the bare address', () => {
    expect(Object.keys(parametersOf('{mac}', 'polycom', 'vvx300'))).toEqual(
      expect.arrayContaining(['reg.1.address', 'dialplan.digitmap', 'device.set', 'up.oneTouchVoiceMail']),
    );
  });

  it('has a directory: speed dials first', () => {
    const dial = { ...BLF, type: 'speed_dial', value: '0441', label: 'Bank' } as const;
    const items = childrenOf(
      at(xmlOf(fileOf(sampleDevice('polycom', 'vvx300', { keys: [dial] }), '{mac}-directory.xml')), 'item_list'),
    );
    expect(items.map(texts)).toEqual([
      { ln: '', fn: 'Bank', ct: '0441', sd: '2', bw: '0' },
      { ln: 'Smith', fn: 'Ann', ct: '1001', sd: '', bw: '0' },
      { ln: '"B" <Jones> & Co', fn: 'Bob', ct: '1002', sd: '', bw: '0' },
    ]);
  });

  it('has empty overrides for the files that the phone writes itself', () => {
    for (const name of ['{mac}-phone.cfg', '{mac}-web.cfg']) {
      expect(parametersOf(name, 'polycom', 'vvx300')).toEqual({});
    }
  });
});
