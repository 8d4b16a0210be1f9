import { describe, expect, it } from 'vitest';
import { phoneAccount, renewInMs, type SoftphoneAnswer } from './phone-account.ts';

const place = { protocol: 'https:', host: 'pbx.example' };
const login = { user: '1001@~1', password: 'lent', expires_at: '2026-01-02T04:00:00Z' };
const extension = {
  extension_uuid: 'u1',
  extension: '1001',
  display_name: 'Ada',
  sip_uri: 'sip:1001@acme.example',
  login,
};
const answer = (over: Partial<SoftphoneAnswer> = {}): SoftphoneAnswer => ({
  websocket_url: 'wss://pbx.example/phones/ws',
  extensions: [extension, { ...extension, extension_uuid: 'u2', extension: '1002' }],
  ice_servers: [],
  expires_at: null,
  ...over,
});

describe('the account of a phone in the browser', () => {
  it('is that of the extension that was chosen, else of the first', () => {
    expect(phoneAccount(answer(), 'u2', place)?.number).toBe('1002');
    expect(phoneAccount(answer(), 'gone', place)?.number).toBe('1001');
    expect(phoneAccount(answer(), null, place)?.login).toEqual({ user: '1001@~1', password: 'lent' });
  });

  it('is none without an extension, and for whoever acts in another’s name', () => {
    expect(phoneAccount(answer({ extensions: [] }), null, place)).toBeNull();
    expect(phoneAccount(answer({ extensions: [{ ...extension, login: null }] }), null, place)).toBeNull();
  });

  it('lapses with whatever lapses first', () => {
    const earlier = answer({ expires_at: '2026-01-02T03:30:00Z' });
    expect(phoneAccount(earlier, null, place)?.expiresAt).toBe(Date.parse('2026-01-02T03:30:00Z'));
    expect(phoneAccount(answer(), null, place)?.expiresAt).toBe(Date.parse('2026-01-02T04:00:00Z'));
  });

  it.each([
    ['wss://pbx.example/phones/ws', 'wss://pbx.example/phones/ws'],
    ['ws://pbx.example/ws', 'wss://pbx.example/ws'],
    ['wss://other.example/ws', 'wss://pbx.example/ws'],
    ['nonsense', 'wss://pbx.example/ws'],
  ])('of %s connects to %s', (told, used) => {
    expect(phoneAccount(answer({ websocket_url: told }), null, place)?.socketUrl).toBe(used);
  });
});

describe('a new account is asked for', () => {
  it('five minutes before the end, half-way where less is left, at once when it is over', () => {
    expect(renewInMs(3_600_000, 0)).toBe(3_300_000);
    expect(renewInMs(60_000, 0)).toBe(30_000);
    expect(renewInMs(0, 1000)).toBe(0);
    expect(renewInMs(Number.POSITIVE_INFINITY, 0)).toBe(24 * 3_600_000);
  });
});
