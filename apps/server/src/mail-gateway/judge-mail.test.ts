import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { createTransport } from 'nodemailer';
import { describe, expect, it } from 'vitest';
import { isDomainProven, isSenderProven } from './authenticate-sender.ts';
import { faxNumberOf, partsOf } from './fax-numbers.ts';
import { isAutomatic } from './is-automatic.ts';
import { type ReceivedMail, readMail } from './received-mail.ts';

const letter = (...lines: string[]): Buffer => Buffer.from([...lines, '', 'text', ''].join('\r\n'));

describe('the number of a mail', () => {
  it.each([
    ['15551234567', '', '15551234567'],
    ['+15551234567', '', '+15551234567'],
    ['+1-555-123.4567', '', '+15551234567'],
    ['fax', 'to +1 (555) 123-4567 please', '+15551234567'],
    ['FAX', '0015551234567', '0015551234567'],
    ['fax', 'no number', null],
    ['sales', '15551234567', null],
    ['1', '', null],
    ['1555x', '', null],
  ])('%s with subject "%s" is %s', (local, subject, number) => {
    expect(faxNumberOf(local, subject)).toBe(number);
  });

  it('holds digits and a leading + alone, whatever was written', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (local, subject) => {
        const number = faxNumberOf(local, subject);
        expect(number === null || /^\+?\d{2,32}$/.test(number)).toBe(true);
      }),
    );
  });

  it('stands before the last @', () => {
    expect(partsOf('"a@b"@Example.COM')).toEqual({ local: '"a@b"', domain: 'example.com' });
  });
});

describe('automatic mail', () => {
  const headersOf = async (...lines: string[]) => readMail(letter('From: a@example.com', ...lines));

  it.each([
    'Auto-Submitted: auto-replied',
    'Precedence: bulk',
    'List-Id: <news.example.com>',
    'X-Autoreply: yes',
    'Content-Type: multipart/report; boundary=x',
  ])('%s', async (line) => {
    expect(isAutomatic(await headersOf(line), 'a@example.com')).toBe(true);
  });

  it('is what has no sender to go back to', async () => {
    expect(isAutomatic(await headersOf(), '')).toBe(true);
  });

  it('is not a letter that says so', async () => {
    expect(isAutomatic(await headersOf('Auto-Submitted: no', 'Subject: list-id'), 'a@example.com')).toBe(false);
  });
});

describe('a mail', () => {
  it('of two From fields, or of one with two addresses, has no sender', async () => {
    expect((await readMail(letter('From: a@example.com', 'From: b@example.com'))).from).toBeNull();
    expect((await readMail(letter('From: a@example.com, b@example.com'))).from).toBeNull();
    expect((await readMail(letter('From: Us: a@example.com, b@example.com;'))).from).toBeNull();
    expect((await readMail(letter('From: "Doe, Ann" <Ann@Example.com>'))).from).toBe('ann@example.com');
  });

  it('in HTML alone has the text that can be read of it', async () => {
    const page = Buffer.from(
      [
        'From: a@example.com',
        'Content-Type: text/html; charset=utf-8',
        '',
        '<style>p {}</style><p>Dear&nbsp;<b>B&ouml;b</b> &amp; all</p><div>Second</div>',
      ].join('\r\n'),
    );
    expect((await readMail(page)).text).toBe('Dear Böb & all\nSecond');
  });
});

describe('whose mail it is', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
  const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const zone: Readonly<Record<string, string>> = {
    's._domainkey.example.com TXT': `v=DKIM1; k=rsa; p=${key}`,
    's._domainkey.forger.example TXT': `v=DKIM1; k=rsa; p=${key}`,
    'example.com TXT': 'v=spf1 ip4:198.51.100.7 -all',
    'forger.example TXT': 'v=spf1 ip4:203.0.113.9 -all',
  };
  const check = {
    hostName: 'fax.example.net',
    resolver: async (name: string, type: string): Promise<string[][]> => {
      const text = zone[`${name} ${type}`];
      if (text === undefined) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
      return [[text]];
    },
  };
  const from = 'anna@example.com';
  const plain = letter(`From: Anna <${from}>`, 'Subject: offer', 'Message-ID: <1@example.com>');
  const came = (over: Partial<ReceivedMail>): ReceivedMail => ({
    envelopeFrom: from,
    recipients: ['15551234567@fax.example.net'],
    remoteAddress: '203.0.113.9',
    helo: 'mx.forger.example',
    raw: plain,
    ...over,
  });
  const signed = async (domainName: string): Promise<Buffer> => {
    const dkim = { domainName, keySelector: 's', privateKey: pem };
    const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows', dkim });
    const { message } = await composer.sendMail({ from, to: 'x@fax.example.net', subject: 'offer', text: 'text' });
    if (!Buffer.isBuffer(message)) throw new Error('the mail was not composed at once');
    return message;
  };

  it('is proven by SPF of its own domain', async () => {
    expect(await isDomainProven(came({ remoteAddress: '198.51.100.7' }), from, check)).toBe(true);
  });

  it('is proven by a DKIM signature of its own domain, whoever brings it', async () => {
    expect(await isDomainProven(came({ raw: await signed('example.com') }), from, check)).toBe(true);
  });

  it('is not proven by an address that SPF does not name', async () => {
    expect(await isDomainProven(came({}), from, check)).toBe(false);
  });

  it("is not proven by the forger's own domain, by SPF or DKIM", async () => {
    const raw = await signed('forger.example');
    expect(await isDomainProven(came({ raw, envelopeFrom: 'x@forger.example' }), from, check)).toBe(false);
  });

  it('is not proven by a signature over other words', async () => {
    const raw = Buffer.from((await signed('example.com')).toString().replace('Subject: offer', 'Subject: other'));
    expect(await isDomainProven(came({ raw }), from, check)).toBe(false);
  });

  it('needs no proof from our own network', async () => {
    expect(await isSenderProven(came({ remoteAddress: '10.0.0.5' }), from, check)).toBe(true);
    expect(await isSenderProven(came({ remoteAddress: '9.9.9.9' }), from, check)).toBe(false);
  });
});
