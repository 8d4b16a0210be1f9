import { describe, expect, it } from 'vitest';
import { quoted } from '../../testing/read-file.ts';
import { fileOf, LINE, sampleDevice } from '../../testing/sample-device.ts';

const fileFor = (...of: Parameters<typeof sampleDevice>) => fileOf(sampleDevice(...of), 'config{mac}.cfg');

describe('a Panasonic configuration (contract 20 §3.4)', () => {
  it('begins with its own line, and every line ends in CRLF', () => {
    const { text } = fileFor('panasonic', 'hdv230');
    const lines = text.split('\r\n');
    expect(lines[0]).toBe('# Panasonic SIP Phone Standard Format File # DO NOT CHANGE THIS LINE!');
    expect(lines.at(-1)).toBe('');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('has the line with all that a registration needs, the others switched off', () => {
    expect(quoted(fileFor('panasonic', 'hdv230'))).toMatchObject({
      PHONE_NUMBER_1: '1001',
      SIP_URI_1: '1001@acme.example.com',
      SIP_AUTHID_1: 'ann-auth',
      SIP_PASS_1: 's3cr3t-Ann',
      LINE_ENABLE_1: 'Enabled',
      PROFILE_ENABLE_1: 'Enabled',
      DISPLAY_NAME_1: 'Ann Smith',
      VM_NUMBER_1: '*97',
      SIP_PRXY_ADDR_1: 'acme.example.com',
      SIP_PRXY_PORT_1: '5080',
      SIP_RGSTR_ADDR_1: 'acme.example.com',
      SIP_RGSTR_PORT_1: '5080',
      SIP_SVCDOMAIN_1: 'acme.example.com',
      SIP_SRC_PORT_1: '5060',
      SIP_TRANSPORT_1: '1',
      REG_EXPIRE_TIME_1: '610',
      DIAL_PLAN_NOT_MATCH_ENABLE_1: 'Y',
      LINE_ENABLE_2: 'Disabled',
      SIP_PASS_2: '',
      LINE_ENABLE_6: 'Disabled',
    });
  });

  it('gives each line a port of its own', () => {
    const lines = [LINE, { ...LINE, number: 2 }];
    expect(quoted(fileFor('panasonic', 'hdv230', { lines }))).toMatchObject({
      SIP_SRC_PORT_1: '5060',
      SIP_SRC_PORT_2: '5070',
    });
  });

  it('has buttons, logins, clock, and where to fetch', () => {
    expect(quoted(fileFor('panasonic', 'hdv230'))).toMatchObject({
      FLEX_BUTTON_FACILITY_ACT1: 'X_PANASONIC_IPTEL_DN',
      FLEX_BUTTON_FACILITY_ARG1: '1',
      FLEX_BUTTON_FACILITY_ACT2: 'X_PANASONIC_IPTEL_CONTACT',
      FLEX_BUTTON_FACILITY_ARG2: '1002',
      FLEX_BUTTON_LABEL2: 'Bob',
      ADMIN_ID: 'admin',
      ADMIN_PASS: 'Adm1n-pw',
      USER_PASS: 'Us3r-pw',
      NTP_ADDR: 'pool.ntp.org',
      TIME_ZONE: '60',
      DST_ENABLE: 'Y',
      DST_START_MONTH: '3',
      CFG_STANDARD_FILE_PATH: 'https://pbx.example.com/provision/{mac}.cfg',
      CFG_RESYNC_FROM_SIP: 'check-sync',
      PROVISION_ENABLE: 'Y',
    });
  });
});
