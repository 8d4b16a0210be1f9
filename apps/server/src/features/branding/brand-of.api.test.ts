import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';
import { enrolmentUri } from '../second-factor/enrolment-uri.ts';
import { readQrCode } from '../second-factor/testing/authenticator-app.ts';
import { brandOf } from './brand-of.ts';

let server: TestServer;
let alpha: TestTenant;
let beta: TestTenant;

beforeAll(async () => {
  server = await startTestServer({ env: { STROWGER_WORKER: 'true' } });
  alpha = await server.makeTenant('alpha');
  beta = await server.makeTenant('beta');
}, 60_000);
afterAll(() => server.close());

const save = (body: object) => server.request('POST', '/branding', { token: server.adminToken, body });
const brand = (tenantId: number | null) =>
  server.db.transaction(tenantId === null ? { kind: 'all' } : { kind: 'tenant', tenantId }, (trx) =>
    brandOf(trx, server.platform, tenantId),
  );

describe('in whose name the server speaks', () => {
  it('is the tenant’s branding, else the default one, else the product', async () => {
    expect(await brand(alpha.tenantId)).toEqual({ title: 'Strowger' });
    const support_email = 'help@alpha.example';
    await save({ tenant_id: alpha.tenantId, domain: 'a.example', title: 'Alpha: Phones', footer: '', support_email });
    expect(await brand(alpha.tenantId)).toEqual({ title: 'Alpha: Phones', supportEmail: support_email });
    expect(await brand(beta.tenantId)).toEqual({ title: 'Strowger' });
    await save({ tenant_id: 1, domain: 'p.example', title: 'Provider', footer: '', defaultvalue: 1 });
    expect(await brand(beta.tenantId)).toEqual({ title: 'Provider' });
    expect(await brand(null)).toEqual({ title: 'Provider' });
  });

  it('names the account in authenticator apps (contract 10 §1.8)', async () => {
    const { body } = await server.request('POST', '/user/totpqrcode', { token: alpha.userToken });
    expect(readQrCode(body.qrCodeUrl)).toBe(enrolmentUri('user@alpha.example', body.secret, 'Alpha: Phones'));
    expect(readQrCode(body.qrCodeUrl)).toContain('/Alpha%20Phones:user%40alpha.example?');
    expect(enrolmentUri('u', 's', '語'.repeat(99))).toContain(`issuer=${encodeURIComponent('語'.repeat(40))}&`);
    expect(enrolmentUri('u', 's', ' : ')).toContain('issuer=Strowger&');
  });

  it('signs the mails to the tenant’s people', async () => {
    await server.db.transaction({ kind: 'tenant', tenantId: alpha.tenantId }, (trx) =>
      server.platform.mail.send(
        trx,
        'no-credit',
        { address: 'office@alpha.example' },
        { company: 'Alpha', credit: '0.00', currency: 'USD' },
        { key: 'no-credit:1', tenantId: alpha.tenantId },
      ),
    );
    const outbox = join(server.platform.environment.data, 'outbox');
    const mails = async () => (await readdir(outbox).catch(() => [])).filter((name) => name.includes('no-credit'));
    await expect.poll(mails, { timeout: 20_000 }).toHaveLength(1);
    const [name = ''] = await mails();
    expect(await PostalMime.parse(await readFile(join(outbox, name)))).toMatchObject({
      from: { name: 'Alpha: Phones' },
      replyTo: [{ address: 'help@alpha.example' }],
      subject: 'Alpha: Phones: Alpha has no credit left',
    });
  });
});
