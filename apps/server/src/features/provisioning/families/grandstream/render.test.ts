import { describe, expect, it } from 'vitest';
import { at, childrenOf, textOf, texts, xmlOf } from '../../testing/read-file.ts';
import { BLF, fileOf, LINE, sampleDevice } from '../../testing/sample-device.ts';

const valuesOf = (...of: Parameters<typeof sampleDevice>) =>
  texts(at(xmlOf(fileOf(sampleDevice(...of), 'cfg{mac}.xml')), 'config'));

const second = { ...LINE, number: 2, userId: '1002', authId: 'bob', password: 'pw-2', displayName: 'Bob', label: 'B' };

describe('a Grandstream configuration (contract 20 §3.4)', () => {
  it('is a document of P-values for one address', () => {
    const root = xmlOf(fileOf(sampleDevice('grandstream', 'gxp2130'), 'cfg{mac}.xml'));
    expect([root.name, root.attributes, textOf(at(root, 'mac')), at(root, 'config').attributes]).toEqual([
      'gs_provision',
      { version: '1' },
      '001565aabbcc',
      { version: '1' },
    ]);
  });

  it('has accounts 1 and 2 of a phone; expiry is in whole minutes, rounded up', () => {
    expect(valuesOf('grandstream', 'gxp2130', { lines: [LINE, second] })).toMatchObject({
      ...{ P271: '1', P270: 'Ann', P47: 'acme.example.com:5080', P35: '1001', P36: 'ann-auth', P34: 's3cr3t-Ann' },
      ...{ P3: 'Ann Smith', P33: '*97', P130: '1', P31: '1', P32: '11', P40: '5060', P99: '1', P103: '0' },
      ...{ P401: '1', P417: 'B', P402: 'acme.example.com:5080', P404: '1002', P405: 'bob', P406: 'pw-2', P407: 'Bob' },
      ...{ P426: '*97', P448: '1', P410: '1', P412: '11', P413: '5062', P415: '1', P408: '0', P501: '0' },
    });
  });

  it.each([
    [3, { P501: '1', P502: 'acme.example.com:5080', P504: '1001', P506: 's3cr3t-Ann', P2512: 'b:1', P2533: '' }],
    [4, { P601: '1', P602: 'acme.example.com:5080', P604: '1001', P606: 's3cr3t-Ann', P2612: 'b:1', P2633: '' }],
    [5, { P1701: '1', P1702: 'acme.example.com:5080', P1704: '1001', P1706: 's3cr3t-Ann' }],
    [6, { P1801: '1', P1802: 'acme.example.com:5080', P1804: '1001', P1806: 's3cr3t-Ann' }],
  ])('has account %i', (number, values) => {
    const lines = [{ ...LINE, number, secondaryServer: 'b:1' }];
    expect(valuesOf('grandstream', 'gxp2160', { lines })).toMatchObject({ P271: '0', ...values });
  });

  it('has both ports of an adapter, with T.38', () => {
    expect(valuesOf('grandstream', 'ht802', { lines: [LINE, { ...second, transport: 'tls' }] })).toMatchObject({
      ...{ P271: '1', P47: 'acme.example.com:5080', P35: '1001', P34: 's3cr3t-Ann', P228: '0', P850: '101' },
      ...{ P401: '1', P747: 'acme.example.com:5080', P735: '1002', P736: 'bob', P734: 'pw-2', P703: 'Bob', P830: '2' },
      ...{ P731: '1', P732: '11', P740: '5062', P709: '1', P702: '0', P710: '0' },
    });
  });

  it('has a user for each port of a gateway', () => {
    expect(valuesOf('grandstream', 'gxw42xx', { lines: [LINE, { ...second, number: 3 }] })).toMatchObject({
      ...{ P47: 'acme.example.com:5080', P4060: '1001', P4090: 'ann-auth', P4120: 's3cr3t-Ann', P4595: '1' },
      ...{ P4061: '', P4596: '0', P4062: '1002', P4122: 'pw-2', P4597: '1' },
    });
  });

  it('asks DNS for the server where the line says so', () => {
    expect(valuesOf('grandstream', 'gxp2130', { lines: [{ ...LINE, transport: 'dns srv' }] })).toMatchObject({
      P47: 'acme.example.com',
      P103: '1',
    });
  });

  it('has line keys and keys beside the screen in quadruples', () => {
    const keys = [
      BLF,
      { ...BLF, category: 'memory', position: 1 } as const,
      { ...BLF, category: 'memory', position: 8, type: 'park', value: '', label: 'Park' } as const,
    ];
    expect(valuesOf('grandstream', 'gxp2130', { keys })).toMatchObject({
      ...{ P1363: '0', P1364: '0', P1365: '11', P1366: '0', P1467: 'Bob', P1468: '1002', P1367: '-1' },
      ...{ P323: '1', P301: '0', P302: 'Bob', P303: '1002' },
      ...{ P353: '9', P354: '0', P355: 'Park', P356: '*5900' },
    });
  });

  it('has codecs in their order, RFC 2833, dial plan, logins, and where to fetch, without a scheme', () => {
    const values = valuesOf('grandstream', 'gxp2130');
    expect(values).toMatchObject({
      ...{ P57: '123', P58: '9', P59: '0', P60: '8', P2302: '101', P79: '101', P52: '2', P84: '20', P1347: '**' },
      ...{ P2344: '*78', P2345: '*79', P2: 'Adm1n-pw', P196: 'Us3r-pw', P30: 'pool.ntp.org', P212: '2' },
      ...{ P237: 'pbx.example.com/provision', P145: '0', P1409: '0', P4428: '1', P330: '3', P8463: '1' },
      P331: 'pbx.example.com/provision/001565aabbcc',
      P246: 'STD-1DST-2,M3.5.0/2,M10.5.0/3',
    });
    for (const pattern of ['*x+', 'park+', 'flow+']) expect(values['P290']).toContain(pattern);
  });

  it('has a phone book of contacts', () => {
    const [ann] = childrenOf(xmlOf(fileOf(sampleDevice('grandstream', 'gxp2130'), 'phonebook.xml')));
    expect(ann && texts(ann)).toMatchObject({ FirstName: 'Ann', LastName: 'Smith' });
    expect(ann && texts(at(ann, 'Phone'))).toEqual({ phonenumber: '1001', accountindex: '1' });
  });
});
