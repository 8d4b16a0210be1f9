import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ env: { STROWGER_WORKER: 'true' } });
});
afterAll(() => server.close());

describe('the platform’s mail without STROWGER_SMTP_URL', () => {
  it('is kept in the data directory’s outbox/, from the address of the settings (contract 00)', async () => {
    const { platform, db } = server;
    await server.request('PUT', '/settings', { token: server.adminToken, body: { mail_from: 'pbx@acme.example' } });
    const tenant = await server.makeTenant('acme');
    await db.transaction({ kind: 'tenant', tenantId: tenant.tenantId }, (trx) =>
      platform.mail.send(
        trx,
        'low-credit',
        { address: 'office@acme.example', name: 'Acme' },
        { company: 'Acme', credit: '4.50', threshold: '5.00', currency: 'USD' },
        { key: 'low-credit:1', tenantId: tenant.tenantId, brand: { title: 'Acme Phones' } },
      ),
    );
    const outbox = join(platform.environment.data, 'outbox');
    const mails = async () => (await readdir(outbox).catch(() => [])).filter((name) => name.includes('low-credit'));
    await expect.poll(mails, { timeout: 20_000 }).toHaveLength(1);
    const [name = ''] = await mails();
    expect(await PostalMime.parse(await readFile(join(outbox, name)))).toMatchObject({
      from: { name: 'Acme Phones', address: 'pbx@acme.example' },
      to: [{ name: 'Acme', address: 'office@acme.example' }],
      subject: 'Acme Phones: low credit of Acme',
      text: expect.stringContaining('Credit: 4.50 USD'),
    });
  });
});
