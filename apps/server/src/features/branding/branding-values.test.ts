import { describe, expect, it } from 'vitest';
import { readBrandingValues } from './branding-values.ts';

describe('what a branding may consist of (contract 10 §7.1)', () => {
  it('is stored as it is compared and shown; what is not sent is absent', () => {
    expect(
      readBrandingValues({
        domain: 'PBX.Example:8080',
        title: ' Acme ',
        footer: '<b onclick="x()">Acme</b><script>x()</script>',
        logo: '"logo_1.png"',
        defaultvalue: 1,
        theme_lock: null,
        support_email: null,
      }),
    ).toEqual({
      domain: 'pbx.example',
      title: 'Acme',
      footer: '<b>Acme</b>',
      logo: 'logo_1.png',
      def: true,
      theme_lock: '',
      support_email: '',
    });
    expect(readBrandingValues({})).toEqual({});
  });

  it.each(['', 'https://cdn.example/bg.jpg?v=2', 'HTTP://cdn.example/a(1).png', '/assets/bg.jpg', '/'])(
    'takes the address %j',
    (url) => {
      expect(readBrandingValues({ login_bg_url: url, favicon_url: url })).toEqual({
        login_bg_url: url,
        favicon_url: url,
      });
    },
  );

  it.each([
    'javascript:alert(1)',
    'data:image/png;base64,AAAA',
    'ftp://cdn.example/a',
    '//evil.example/a',
    '/\\evil.example/a',
    'assets/bg.jpg',
    'https://',
    'https://a.example/") url(x',
    "/a'b",
    '/a<b>',
    'https://a.example/\u0007',
  ])('refuses the address %j', (url) => {
    expect(() => readBrandingValues({ login_bg_url: url })).toThrow(/^login_bg_url: /);
    expect(() => readBrandingValues({ favicon_url: url })).toThrow(/^favicon_url: /);
  });

  it.each([
    [{ domain: 'https://a.example' }, 'domain'],
    [{ domain: '' }, 'domain'],
    [{ title: '  ' }, 'title'],
    [{ footer: '&'.repeat(2000) }, 'footer'],
    [{ support_email: 'nobody' }, 'support_email'],
    [{ support_email: 'a@b.example\r\nBcc: c@d.example' }, 'support_email'],
  ])('refuses %j', (sent, field) => {
    expect(() => readBrandingValues(sent)).toThrow(new RegExp(`^${field}: `));
  });
});
