import { PDFDocument } from '@cantoo/pdf-lib';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMailTokens } from '../features/documents/transmission-tokens.ts';
import { startTestServer, type TestServer, type TestTenant } from '../testing/test-server.ts';
import { acceptMail } from './accept-mail.ts';

let server: TestServer;
let tenant: TestTenant;
let smtp: ReturnType<typeof createTransport>;
let accountId: number;
let serial = 0;

beforeAll(async () => {
  server = await startTestServer({ env: { STROWGER_SMTP_LISTEN: '127.0.0.1:0' } });
  await server.request('PUT', '/settings', { token: server.adminToken, body: { mail_domain: 'fax.example.net' } });
  tenant = await server.makeTenant('acme');
  const limits = { daily_limit: 100, monthly_limit: 100 };
  await server.request('PUT', `/tenants/${tenant.tenantId}`, { token: server.adminToken, body: limits });
  const user = await server.request('PUT', `/users/${tenant.userId}`, {
    token: server.adminToken,
    body: { user_permission: 'send_fax,email_to_fax,email_to_fax_notify', ...limits },
  });
  expect(user.status).toBe(200);
  const account = await server.request('POST', '/accounts', {
    token: tenant.adminToken,
    body: { type: 'account', username: 'anna-fax', email: 'Anna@Customer.example', user_id: tenant.userId },
  });
  expect(account.status).toBe(200);
  accountId = account.body;
  smtp = createTransport({ host: '127.0.0.1', port: server.server.mailPort ?? 0, ignoreTLS: true });
});
afterAll(() => server.close());

const transmissions = async () =>
  (await server.request('GET', '/transmissions?service_flag=2', { token: tenant.adminToken })).body;

const onePage = async (words: string): Promise<Buffer> => {
  const document = await PDFDocument.create();
  document.addPage([595, 842]).drawText(words, { x: 100, y: 700, size: 30 });
  return Buffer.from(await document.save());
};

function mailed(over: Record<string, unknown> = {}) {
  serial += 1;
  return smtp.sendMail({
    from: 'Anna <anna@customer.example>',
    to: '15551234567@fax.example.net',
    subject: `offer ${serial}`,
    text: 'Dear Bob',
    ...over,
  });
}

const newest = async (count: number) => (await transmissions()).slice(0, count);
const rowsOf = async (table: 'mails' | 'documents' | 'programs') => {
  const { sql } = await import('@strowger/db');
  const { rows } = await server.db.transaction({ kind: 'all' }, (trx) =>
    sql<Record<string, unknown>>`select * from ${sql.table(table)} order by 1 desc`.execute(trx),
  );
  return rows;
};

describe('mail to fax (contract 30 §22)', () => {
  it('makes attachments one document and a transmission to each number', async () => {
    await mailed({
      to: ['+1-555-123-4567@fax.example.net', '15559876543@fax.example.net'],
      attachments: [
        { filename: 'a.pdf', content: await onePage('one') },
        { filename: 'b.pdf', content: await onePage('two') },
      ],
    });
    const rows = await newest(2);
    expect(rows.map(({ contact_phone }: { contact_phone: string }) => contact_phone).sort()).toEqual([
      '+15551234567',
      '15559876543',
    ]);
    expect(rows[0]).toMatchObject({ account_id: accountId, origin: 'sendfax', title: `offer ${serial}` });
    expect(rows[0].document_id).toBe(rows[1].document_id);
    const document = await server.request('GET', `/documents/${rows[0].document_id}`, { token: tenant.adminToken });
    expect(document.body.pages).toBe(2);
    expect((await rowsOf('programs'))[0]).toMatchObject({ name: 'emailtofax_sendfax', type: 'sendfax' });
  });

  it('sends a mail without attachments as its cover alone', async () => {
    await mailed();
    const [row] = await newest(1);
    const document = await server.request('GET', `/documents/${row.document_id}`, { token: tenant.adminToken });
    expect(document.body.pages).toBe(1);
  });

  it('has the account, its owner and the tenant’s time on the cover (contract 30 §13)', async () => {
    const { tenantId, userId, adminToken: token } = tenant;
    const timezone = 'Asia/Tokyo';
    await server.request('PUT', `/tenants/${tenantId}`, { token: server.adminToken, body: { timezone } });
    const names = { first_name: 'Sales', last_name: 'Desk' };
    expect((await server.request('PUT', `/accounts/${accountId}`, { token, body: names })).status).toBe(200);
    const mail = { tenantId, userId, accountId, numbers: ['15551', '15552'], subject: 'offer', body: 'Dear Bob' };
    const at = new Date('2026-03-01T20:30:05Z');
    const values = await server.db.transaction({ kind: 'tenant', tenantId }, (trx) =>
      readMailTokens(trx, server.platform, mail, at),
    );
    expect(values).toMatchObject({
      'transmission:source:first_name': 'Sales',
      'transmission:account:username': 'anna-fax',
      'transmission:destination:phone': '15551, 15552',
      'transmission:title': 'offer',
      'template:body': 'Dear Bob',
      'program:date': '2026-03-02 05:30:05',
      'user:company': expect.stringMatching(/./),
      'site:title': expect.stringMatching(/./),
    });
  });

  it('faxes the number of the subject where the local part is fax', async () => {
    await mailed({ to: 'fax@fax.example.net', subject: 'to +1 (555) 000-1111' });
    expect((await newest(1))[0].contact_phone).toBe('+15550001111');
  });

  it('never faxes the same letter twice', async () => {
    const before = (await transmissions()).length;
    await mailed({ messageId: '<again@customer.example>' });
    await mailed({ messageId: '<again@customer.example>' });
    expect((await transmissions()).length).toBe(before + 1);
  });

  it.each([
    ['of an unknown sender', { from: 'eve@customer.example' }],
    ['of a sender whose address only contains the account’s', { from: 'xanna@customer.example' }],
    ['that a robot wrote', { headers: { 'Auto-Submitted': 'auto-replied' } }],
    ['that bounced', { envelope: { from: '', to: '15551234567@fax.example.net' } }],
  ])('takes a mail %s, makes no fax of it and answers nothing', async (_, over) => {
    const [faxes, mails] = [(await transmissions()).length, (await rowsOf('mails')).length];
    await mailed(over);
    expect((await transmissions()).length).toBe(faxes);
    expect((await rowsOf('mails')).length).toBe(mails);
  });

  it('takes a forged mail from outside, makes no fax of it and answers nothing; the proven one becomes a fax', async () => {
    const [faxes, mails] = [(await transmissions()).length, (await rowsOf('mails')).length];
    const resolver = async (name: string, type: string): Promise<string[][]> => {
      if (name === 'customer.example' && type === 'TXT') return [['v=spf1 ip4:198.51.100.7 -all']];
      throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
    };
    const from = (remoteAddress: string, sender = 'anna@customer.example') =>
      acceptMail(
        { platform: server.platform, check: { hostName: 'fax.example.net', resolver } },
        {
          ...{ envelopeFrom: sender, recipients: ['15551234567@fax.example.net'], remoteAddress, helo: 'mx' },
          raw: Buffer.from(`From: anna@customer.example\r\nSubject: from ${remoteAddress}\r\n\r\nDear Bob\r\n`),
        },
      );
    expect(await from('9.9.9.9')).toEqual(['unproven']);
    expect(await from('9.9.9.9', 'eve@forger.example')).toEqual(['unproven']);
    expect((await transmissions()).length).toBe(faxes);
    expect((await rowsOf('mails')).length).toBe(mails);
    expect(await from('198.51.100.7')).toEqual(['faxed']);
    expect((await transmissions()).length).toBe(faxes + 1);
  });

  it('tells a known sender what is wrong, the same once a day, and makes nothing of it', async () => {
    const [faxes, documents] = [(await transmissions()).length, (await rowsOf('documents')).length];
    const broken = { attachments: [{ filename: 'a.pdf', content: Buffer.from('no pdf at all') }] };
    await mailed(broken);
    await mailed(broken);
    expect((await transmissions()).length).toBe(faxes);
    expect((await rowsOf('documents')).length).toBe(documents);
    const told = (await rowsOf('mails')).filter(({ mail_key }) => String(mail_key).startsWith('fax-request-rejected:'));
    expect(told).toHaveLength(1);
  });

  it('refuses domains that are not ours', async () => {
    await expect(mailed({ to: '15551234567@elsewhere.example' })).rejects.toMatchObject({ responseCode: 550 });
  });
});
