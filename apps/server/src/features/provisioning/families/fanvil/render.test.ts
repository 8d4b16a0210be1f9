import { describe, expect, it } from 'vitest';
import { at, childrenOf, texts, xmlOf } from '../../testing/read-file.ts';
import { BLF, fileOf, LINE, sampleDevice } from '../../testing/sample-device.ts';

const rootOf = (...of: Parameters<typeof sampleDevice>) => xmlOf(fileOf(sampleDevice(...of), '{mac}.cfg'));
const linesOf = (...of: Parameters<typeof sampleDevice>) =>
  childrenOf(at(rootOf(...of), 'sip')).filter(({ name }) => name === 'line');

describe('a Fanvil configuration (contract 20 §3.4)', () => {
  it('has its version, and the line with all that a registration needs', () => {
    const root = rootOf('fanvil', 'x4');
    expect(root.name).toBe('sysConf');
    expect(texts(root)['Version']).toBe('2.0000000000');
    const [first, second] = linesOf('fanvil', 'x4');
    expect(first?.attributes).toEqual({ index: '1' });
    expect(first && texts(first)).toMatchObject({
      PhoneNumber: '1001',
      DisplayName: 'Ann Smith',
      RegisterAddr: 'acme.example.com',
      RegisterPort: '5080',
      RegisterUser: 'ann-auth',
      RegisterPswd: 's3cr3t-Ann',
      RegisterTTL: '610',
      EnableReg: '1',
      Transport: '1',
      DNSSRV: '0',
      DTMFMode: '1',
      EnableRport: '1',
      NATUDPUpdate: '2',
      UDPUpdateTTL: '30',
      Subscribe: '1',
      MWINum: '*97',
      PickupNum: '**',
    });
    expect(second && texts(second)).toMatchObject({ EnableReg: '0', RegisterPswd: '' });
    expect(linesOf('fanvil', 'x4')).toHaveLength(4);
  });

  it('has proxy, second server and TLS where the line says so', () => {
    const lines = [
      { ...LINE, transport: 'tls', outboundProxy: 'edge:5090', secondaryServer: 'b.example.com' } as const,
    ];
    const [first] = linesOf('fanvil', 'x4', { lines });
    expect(first && texts(first)).toMatchObject({
      Transport: '3',
      ProxyAddr: 'edge',
      ProxyPort: '5090',
      ProxyUser: 'ann-auth',
      BakProxyAddr: 'b.example.com',
      EnableFailback: '1',
    });
  });

  it('has pages of as many keys as the model shows', () => {
    const pages = childrenOf(at(rootOf('fanvil', 'x4', { keys: [BLF, { ...BLF, position: 7 }] }), 'dsskey')).filter(
      ({ name }) => name === 'internal',
    );
    expect(pages.map((page) => childrenOf(page).length)).toEqual([6, 6, 6, 6, 6]);
    const keys = pages.map((page) => childrenOf(page).map(texts));
    expect(keys[0]?.slice(0, 3)).toMatchObject([
      { Type: '2', Value: 'SIP1' },
      { Type: '1', Value: '1002@1/b**', Title: 'Bob' },
      { Type: '0', Value: '' },
    ]);
    expect(keys[1]?.[0]).toMatchObject({ Type: '1', Value: '1002@1/b**' });
  });

  it('has clock, login and where to fetch', () => {
    const root = rootOf('fanvil', 'x4');
    expect(texts(at(root, 'phone', 'date'))).toMatchObject({
      EnableSNTP: '1',
      SNTPServer: 'pool.ntp.org',
      TimeZone: '4',
      TimeZoneName: 'UTC+1',
      DSTMinOffset: '60',
      DSTStartMon: '3',
      DSTEndMon: '10',
    });
    expect(texts(at(root, 'web', 'account'))).toEqual({ Name: 'admin', Password: 'Adm1n-pw', Level: '10' });
    expect(texts(at(root, 'ap'))).toMatchObject({
      FlashServerIP: 'https://pbx.example.com/provision',
      FlashFileName: '001565aabbcc.cfg',
      FlashProtocol: '5',
      FlashMode: '2',
    });
    expect(texts(at(root, 'sip'))['NotifyReboot']).toBe('1');
  });

  it('is the same under the name common to the model', () => {
    const device = sampleDevice('fanvil', 'x4');
    expect(fileOf(device, 'f0v00x4000000.cfg').text).toBe(fileOf(device, '{mac}.cfg').text);
  });
});
