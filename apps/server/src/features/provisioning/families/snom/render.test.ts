import { describe, expect, it } from 'vitest';
import { at, childrenOf, textOf, texts, xmlOf } from '../../testing/read-file.ts';
import { BLF, fileOf, LINE, sampleDevice } from '../../testing/sample-device.ts';

const rootOf = (...of: Parameters<typeof sampleDevice>) => xmlOf(fileOf(sampleDevice(...of), 'snom720-{mac}.htm'));

function identity(number: string, ...of: Parameters<typeof sampleDevice>): Record<string, string> {
  const all = childrenOf(at(rootOf(...of), 'phone-settings'));
  const own = all.filter(({ attributes }) => attributes['idx'] === number);
  return Object.fromEntries(own.map((one) => [one.name, textOf(one)]));
}

describe('a Snom configuration (contract 20 §3.4)', () => {
  it('has the identity with all that a registration needs, the others switched off', () => {
    expect(identity('1', 'snom', '720')).toMatchObject({
      user_active: 'on',
      user_realname: 'Ann Smith',
      user_name: '1001',
      user_pname: 'ann-auth',
      user_pass: 's3cr3t-Ann',
      user_host: 'acme.example.com:5080',
      user_outbound: 'acme.example.com:5080;transport=tcp',
      user_expiry: '610',
      user_mailbox: '*97',
      user_srtp: 'off',
      user_dtmf_info: 'off',
    });
    expect(identity('12', 'snom', '720')).toMatchObject({ user_active: 'off', user_pass: '' });
  });

  it('goes through the outbound proxy by the transport of the line', () => {
    const lines = [{ ...LINE, transport: 'tls', outboundProxy: 'edge.example.com:5061' } as const];
    expect(identity('1', 'snom', '720', { lines })).toMatchObject({
      user_host: 'acme.example.com:5080',
      user_outbound: 'edge.example.com:5061;transport=tls',
    });
  });

  it('has the phone itself', () => {
    expect(texts(at(rootOf('snom', 'd785'), 'phone-settings'))).toMatchObject({
      setting_server: 'https://pbx.example.com/provision/{mac}',
      http_user: 'admin',
      http_pass: 'Adm1n-pw',
      admin_mode: 'off',
      admin_mode_password: 'Adm1n-pw',
      ntp_server: 'pool.ntp.org',
      timezone: 'GER+1',
      tone_scheme: 'GER',
      phone_name: 'Front desk',
      challenge_checksync: 'off',
    });
  });

  it('says the offset and the rule of a zone it has no name for', () => {
    const saving = {
      seconds: 3600,
      start: { month: 10, week: 1, weekday: 0, hour: 2, minute: 0 },
      end: { month: 4, week: 1, weekday: 0, hour: 3, minute: 0 },
    };
    const clock = { zone: 'Australia/Sydney', offset: 36_000, saving };
    expect(texts(at(rootOf('snom', '720', { clock }), 'phone-settings'))).toMatchObject({
      utc_offset: '+36000',
      dst: '3600 10.01.07 02:00:00 04.01.07 03:00:00',
    });
  });

  it('has function keys from 0', () => {
    const keys = [BLF, { ...BLF, position: 3, type: 'park', value: 'park+*5901', isProtected: true } as const];
    const fkeys = childrenOf(at(rootOf('snom', '720', { keys }), 'functionKeys'));
    expect(fkeys.slice(0, 4).map((one) => [one.attributes['idx'], one.attributes['perm'], textOf(one)])).toEqual([
      ['0', 'RW', 'line'],
      ['1', 'RW', 'blf sip:1002@acme.example.com;user=phone|**'],
      ['2', 'R', 'orbit sip:park+*5901@acme.example.com;user=phone'],
      ['3', 'RW', 'none'],
    ]);
    expect(fkeys).toHaveLength(18);
  });

  it('has the company in its book', () => {
    expect(childrenOf(at(rootOf('snom', '720'), 'tbook')).map(texts)[0]).toMatchObject({
      name: 'Ann Smith',
      number: '1001',
    });
  });
});
