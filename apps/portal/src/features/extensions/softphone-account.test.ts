import { describe, expect, it } from 'vitest';
import { accountUri, waveAccount } from './softphone-account.ts';

const account = {
  number: '1001',
  name: 'R&D <Alice>',
  password: 'a:b@c',
  domain: 'acme.example',
  server: 'pbx.example',
};

describe('an account for a softphone', () => {
  it('is an address whose password is quoted (RFC 3261 §19.1)', () => {
    expect(accountUri(account)).toBe('sip:1001:a%3Ab%40c@acme.example;transport=tcp');
    expect(accountUri({ ...account, password: '' })).toBe('sip:1001@acme.example;transport=tcp');
  });

  it('is an XML text whose values are quoted', () => {
    const text = waveAccount(account);
    expect(text).toContain('<DisplayName>R&amp;D &lt;Alice&gt;</DisplayName>');
    expect(text).toContain('<AuthPass>a:b@c</AuthPass>');
    expect(text).toContain('<RegisterServer>acme.example</RegisterServer><OutboundServer>pbx.example</OutboundServer>');
  });
});
