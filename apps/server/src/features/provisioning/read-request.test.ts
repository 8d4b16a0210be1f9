import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProvisioningRequest } from './read-request.ts';

const MAC = '001565aabbcc';

describe('what phones ask for (contract 20 §3.1)', () => {
  it.each([
    ['001565aabbcc', '{mac}'],
    ['001565AABBCC.cfg', '{mac}.cfg'],
    ['00:15:65:aa:bb:cc.xml', '{mac}.xml'],
    ['00-15-65-aa-bb-cc', '{mac}'],
    ['0015.65aa.bbcc.cfg', '{mac}.cfg'],
    ['cfg001565aabbcc', 'cfg{mac}'],
    ['cfg001565AABBCC.xml', 'cfg{mac}.xml'],
    ['spa001565aabbcc.cfg', 'spa{mac}.cfg'],
    ['snom720-001565AABBCC.htm', 'snom720-{mac}.htm'],
    ['Config001565AABBCC.cfg', 'config{mac}.cfg'],
    ['001565aabbcc.boot', '{mac}.boot'],
    ['001565aabbcc-registration.cfg', '{mac}-registration.cfg'],
    ['001565aabbcc-directory.xml', '{mac}-directory.xml'],
    ['001565aabbcc/phonebook.xml', 'phonebook.xml'],
    ['001565aabbcc/', '{mac}'],
    ['001565aabbcc/001565aabbcc.cfg', '{mac}.cfg'],
  ])('%s is the file %s', (path, file) => {
    expect(readProvisioningRequest(path, {}, '')).toEqual({ mac: MAC, file });
  });

  it.each([
    ['y000000000066.cfg', 'Yealink SIP-T46S 66.86.0.15 00:15:65:aa:bb:cc', 'y000000000066.cfg'],
    ['y000000000066.boot', 'Yealink SIP-T46S 66.86.0.15 001565aabbcc', 'y000000000066.boot'],
    ['000000000000.cfg', 'FileTransport PolycomVVX (SN:001565AABBCC) Type/Application', '000000000000.cfg'],
    ['f0v00x4000000.cfg', 'Fanvil X4 2.12.4 001565aabbcc', 'f0v00x4000000.cfg'],
    ['', 'Grandstream Model HW GXP2135 SW 1.0.11.39 DevId 001565aabbcc', ''],
    ['', 'Panasonic_KX-HDV230/06.001 (001565aabbcc)', ''],
    ['features.cfg', 'x 001565aabbcc', 'features.cfg'],
  ])('%s takes the device from %s', (path, agent, file) => {
    expect(readProvisioningRequest(path, {}, agent)).toEqual({ mac: MAC, file });
  });

  it('takes the device, and the file, from the query', () => {
    expect(readProvisioningRequest('', { mac: '00:15:65:AA:BB:CC' }, 'x ffffffffffff')).toEqual({ mac: MAC, file: '' });
    expect(readProvisioningRequest('', { address: MAC, file: 'features.cfg' }, '')).toEqual({
      mac: MAC,
      file: 'features.cfg',
    });
    expect(readProvisioningRequest('', { mac: MAC, file: `${MAC}-sip.cfg` }, '')).toEqual({
      mac: MAC,
      file: '{mac}-sip.cfg',
    });
    expect(readProvisioningRequest('phonebook.xml', { mac: MAC }, '')).toEqual({ mac: MAC, file: 'phonebook.xml' });
    expect(readProvisioningRequest('snom720.htm', { mac: MAC }, '')).toEqual({ mac: MAC, file: 'snom720.htm' });
  });

  it('believes the path before the query, and the query before the User-Agent', () => {
    expect(readProvisioningRequest(MAC, { mac: 'ffffffffffff' }, '000000000001').mac).toBe(MAC);
    expect(readProvisioningRequest('x.cfg', { mac: MAC }, '000000000001').mac).toBe(MAC);
  });

  it('knows no device where none is named', () => {
    expect(readProvisioningRequest('y000000000066.cfg', {}, 'curl/8')).toEqual({
      mac: null,
      file: 'y000000000066.cfg',
    });
  });

  it('reads anything', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (path, mac, agent) => {
        const { mac: found } = readProvisioningRequest(path, { mac }, agent);
        expect(found === null || /^[0-9a-f]{12}$/.test(found)).toBe(true);
      }),
    );
  });
});
