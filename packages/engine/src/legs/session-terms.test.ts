import { SipHeaders } from '@strowger/sip';
import { describe, expect, it } from 'vitest';
import { answerSession, sessionHeaders, termsIn } from './session-terms.ts';

const limits = { preferredS: 1800, leastS: 90 };
const headers = (...entries: [string, string][]) => SipHeaders.from(entries);
const able: [string, string] = ['Supported', 'replaces, timer'];

describe('the server of a request that sets up or refreshes a session (RFC 4028 §9)', () => {
  it.each<[string, [string, string][], string | null, object | null]>([
    ['no timer', [], null, null],
    ['timer', [able], '1800;refresher=uas', { seconds: 1800, refresher: 'us' }],
    ['a shorter session', [able, ['Session-Expires', '300']], '300;refresher=uas', { seconds: 300, refresher: 'us' }],
    ['a longer one', [able, ['Session-Expires', '7200']], '1800;refresher=uas', { seconds: 1800, refresher: 'us' }],
    [
      'a longer one that it insists on',
      [able, ['Session-Expires', '7200'], ['Min-SE', '3600']],
      '3600;refresher=uas',
      { seconds: 3600, refresher: 'us' },
    ],
    [
      'to refresh itself, in compact form',
      [able, ['x', '600;refresher=uac']],
      '600;refresher=uac',
      { seconds: 600, refresher: 'phone' },
    ],
    [
      'a session for a phone that cannot refresh',
      [['Session-Expires', '600;refresher=uac']],
      '600;refresher=uas',
      { seconds: 600, refresher: 'us' },
    ],
    ['nonsense', [['Session-Expires', 'soon']], null, null],
  ])('a phone that asks for %s', (_what, entries, told, terms) => {
    const answer = answerSession(headers(...entries), limits);
    expect(answer).toMatchObject({ kind: 'agreed', terms });
    expect(SipHeaders.from(answer.headers).get('Session-Expires') ?? null).toBe(told);
  });

  it('requires timer of a phone that is to refresh', () => {
    const answer = answerSession(headers(able, ['Session-Expires', '600;refresher=uac']), limits);
    expect(answer.headers).toContainEqual(['Require', 'timer']);
  });

  it('refuses a session below Min-SE, but not to a phone that would not understand', () => {
    const small: [string, string] = ['Session-Expires', '89'];
    expect(answerSession(headers(able, small), limits)).toEqual({ kind: 'too small', headers: [['Min-SE', '90']] });
    expect(answerSession(headers(small), limits)).toEqual({ kind: 'agreed', terms: null, headers: [] });
  });

  it('leaves the roles as they are when a refresh names none', () => {
    const current = { seconds: 600, refresher: 'phone' } as const;
    expect(answerSession(headers(able), limits, current)).toMatchObject({ terms: { refresher: 'phone' } });
  });
});

describe('the client (RFC 4028 §7)', () => {
  it.each<[string, object | null]>([
    ['600;refresher=uac', { seconds: 600, refresher: 'us' }],
    ['600;refresher=uas', { seconds: 600, refresher: 'phone' }],
    ['600', { seconds: 600, refresher: 'us' }],
    ['1;refresher=uac', { seconds: 90, refresher: 'us' }],
  ])('reads Session-Expires %s', (value, terms) => {
    expect(termsIn(headers(['Session-Expires', value]), limits)).toEqual(terms);
  });

  it('has no timer where the 2xx names none', () => {
    expect(termsIn(headers(), limits)).toBeNull();
  });

  it('asks for its own interval first and keeps the roles afterwards', () => {
    expect(sessionHeaders(limits)).toEqual([
      ['Session-Expires', '1800'],
      ['Min-SE', '90'],
    ]);
    expect(sessionHeaders(limits, { seconds: 600, refresher: 'phone' })[0]).toEqual([
      'Session-Expires',
      '600;refresher=uas',
    ]);
  });
});
