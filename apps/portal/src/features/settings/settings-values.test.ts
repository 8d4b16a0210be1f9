import { describe, expect, it } from 'vitest';
import { iceFaults, iceRows, iceServersOf } from './ice-rows.ts';
import { provisionFaults, provisionOf, provisionRows } from './provision-rows.ts';
import { settingsBody, toDefaults } from './settings-values.ts';

describe('settings of the installation in a form', () => {
  it('sends what was changed, lists in the form of the API', () => {
    expect(settingsBody({ token_expiry: 600 })).toEqual({ token_expiry: 600 });
    expect(settingsBody({ provision: [{ name: ' ntp ', value: '1' }], mail_from: null })).toEqual({
      provision: { ntp: '1' },
      mail_from: null,
    });
  });

  it('takes a group back to its defaults', () => {
    expect(toDefaults(['token_expiry', 'cdr.retention_days'])).toEqual({
      token_expiry: null,
      'cdr.retention_days': null,
    });
  });

  it('shows servers of browser phones as rows, and sends nothing that is empty', () => {
    const servers = [
      { urls: ['stun:a.example'] },
      { urls: ['turn:b.example', 'turns:b.example'], username: 'me', credential: '********' },
    ];
    expect(iceServersOf(iceRows(servers))).toEqual(servers);
    expect(iceServersOf([{ urls: ' stun:a.example , ', username: '', credential: '' }])).toEqual([
      { urls: ['stun:a.example'] },
    ]);
  });

  it('tells where the login of a TURN server is missing', () => {
    const rows = [
      { urls: 'stun:a.example', username: '', credential: '' },
      { urls: 'turn:b.example', username: 'me', credential: '' },
      { urls: '', username: '', credential: '' },
    ];
    expect(iceFaults(rows, 'ice_servers', 'missing')).toEqual({
      'ice_servers.1.credential': 'missing',
      'ice_servers.2.urls': 'missing',
    });
  });

  it('tells which names of variables are missing or stand twice', () => {
    const rows = provisionRows({ a: 1, b: true });
    expect(provisionOf(rows)).toEqual({ a: '1', b: 'true' });
    const wrong = [...rows, { name: 'a ', value: '' }, { name: ' ', value: '' }];
    expect(provisionFaults(wrong, 'provision', { missing: 'missing', twice: 'twice' })).toEqual({
      'provision.2.name': 'twice',
      'provision.3.name': 'missing',
    });
  });
});
