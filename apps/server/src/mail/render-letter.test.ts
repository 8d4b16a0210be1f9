import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, facts, type Letter, link, text } from './letter.ts';
import { UnsendableMail } from './mail.ts';
import { renderLetter } from './render-letter.ts';
import { TEMPLATES } from './templates.ts';

const brand = { title: 'Acme & Söhne', supportEmail: 'help@acme.example' };
const letterOf = (value: string): Letter => ({
  subject: value,
  name: value,
  body: [text(value), code(value), facts([value, value])],
});
/** What a browser would show, tags removed. */
const tagsOf = (html: string) => html.match(/<[^>]*>/g) ?? [];

describe('letters', () => {
  it('say the same as text and as HTML', () => {
    const rendered = renderLetter(
      TEMPLATES['password-reset'](
        { name: 'Ada', link: 'https://pbx.example/#/auth/reset-password?code=a-b_c', minutes: 10 },
        brand,
      ),
      brand,
    );
    expect(rendered.subject).toBe('Acme & Söhne: reset your password');
    expect(rendered.text).toContain('Hello Ada,');
    expect(rendered.text).toContain('https://pbx.example/#/auth/reset-password?code=a-b_c');
    expect(rendered.text).toContain('within 10 minutes');
    expect(rendered.text).toContain('Questions: help@acme.example');
    expect(rendered.html).toContain('href="https://pbx.example/#/auth/reset-password?code=a-b_c"');
    expect(rendered.html).toContain('Acme &amp; Söhne');
  });

  it('escape every value: no text becomes a tag', () => {
    const plain = tagsOf(renderLetter(letterOf('x'), brand).html);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>&"\'/=a \n') }), (value) => {
        const { html } = renderLetter({ ...letterOf(value), subject: 'x', name: 'x' }, brand);
        expect(tagsOf(html)).toEqual(plain);
      }),
    );
    expect(renderLetter(letterOf('<script>alert(1)</script>'), brand).html).not.toContain('<script');
  });

  it('have a subject of one line, whatever is in it', () => {
    expect(renderLetter(letterOf('a\r\nBcc: eve@example.com\u2028b'), brand).subject).toBe('a Bcc: eve@example.com b');
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'not a link', ''])('never link to %j', (href) => {
    const letter = { subject: 's', name: '', body: [link('Open', href)] };
    expect(() => renderLetter(letter, brand)).toThrow(UnsendableMail);
  });

  it('greet nobody by name where there is none', () => {
    expect(renderLetter({ subject: 's', name: ' ', body: [] }, brand).text).toMatch(/^Hello,\n/);
  });

  it('count days and minutes as people do', () => {
    const data = { name: 'Ada', link: 'https://pbx.example/' };
    const subject = (days: number) => TEMPLATES['password-expiring']({ ...data, days }, brand).subject;
    expect([subject(0), subject(1), subject(7)]).toEqual([
      'Acme & Söhne: your password expires today',
      'Acme & Söhne: your password expires in 1 day',
      'Acme & Söhne: your password expires in 7 days',
    ]);
  });
});
