import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';
import { type AttemptRunner, startAttemptRunner } from './runner/attempt-runner.ts';
import { type FakeLine, fakeLine, sent } from './testing/fake-line.ts';
import { onePagePdf } from './testing/one-page.ts';

let server: TestServer;
let acme: TestTenant;
let line: FakeLine;
let runner: AttemptRunner;

const ask = (method: string, path: string, body?: unknown, token = acme.adminToken) =>
  server.request(method, path, { token, ...(body === undefined ? {} : { body }) });

beforeAll(async () => {
  server = await startTestServer();
  acme = await server.makeTenant('acme');
  line = fakeLine();
  runner = startAttemptRunner({ ...server.platform, engine: line });
}, 60_000);
afterAll(async () => {
  await runner.stop();
  await server.close();
});

describe('the whole send-fax sequence (contract 30 §18.7)', () => {
  it('works as clients do it, step by step', async () => {
    await server.request('POST', '/providers', {
      token: server.adminToken,
      body: { name: 'trunk', type: 'sip', host: '192.0.2.9', service_flag: 3, active: 1 },
    });
    const contact = await ask('POST', '/contacts', { phone: '15551234567', first_name: '15551234567' });
    expect(contact.body).toEqual(expect.any(Number));
    const document = await ask('POST', '/messages/documents', { name: 'offer.pdf' });
    expect(document.body).toEqual(expect.any(Number));
    const media = await server.request('PUT', `/messages/documents/${document.body}/media`, {
      token: acme.adminToken,
      raw: onePagePdf(),
      headers: { 'content-type': 'application/pdf' },
    });
    expect([media.status, media.body]).toEqual([200, document.body]);
    const account = await ask('GET', '/accounts?type=account');
    const accountId = account.body[0].account_id;
    const program = await ask('POST', '/programs/sendfax', {
      name: 'n8n fax offer.pdf',
      document_id: String(document.body),
      account_id: accountId,
    });
    expect([program.status, program.body]).toEqual([200, expect.any(Number)]);
    const made = await ask('POST', '/transmissions', {
      contact_id: contact.body,
      program_id: program.body,
      account_id: accountId,
      title: 'Offer',
      direction: 'outbound',
    });
    expect([made.status, made.body]).toEqual([200, expect.any(Number)]);
    const path = `/transmissions/${made.body}`;
    expect((await ask('GET', `${path}/logs`)).body).toEqual([]);
    line.answers = sent(1);
    const spool = await ask('POST', `${path}/send`);
    expect([spool.status, spool.body], spool.text).toEqual([200, expect.any(Number)]);
    await expect.poll(async () => (await ask('GET', `${path}/status`)).body, { timeout: 15_000 }).toBe('completed');
    const results = await ask('GET', `${path}/result`);
    expect(results.body).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          type: 'message',
          name: 'document',
          data: String(document.body),
          spool_id: spool.body,
        }),
        expect.objectContaining({ type: 'application', name: 'fax_send', data: 'success' }),
        expect.objectContaining({ type: 'info', name: 'pages', data: '1' }),
      ]),
    );
    const logs = await ask('GET', `${path}/logs`);
    expect(logs.body).toMatchObject([{ spool_id: spool.body, status: 'completed', pages: 1, service_flag: 2 }]);
    expect(line.dialled).toHaveLength(1);
    expect(line.dialled[0]).toMatchObject({ to: '15551234567', service: 'fax', spoolId: spool.body });
  });
});
