import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../testing/test-server.ts';
import { readAnsweredAddresses } from './inbound-entries.ts';

let server: TestServer;
let acme: TestTenant;
let globex: TestTenant;
let documentId: number;
let recordingId: number;
let did: { readonly account_id: number; readonly phone: string };

const ask = (method: string, path: string, body?: unknown, token = acme.adminToken) =>
  server.request(method, path, { token, ...(body === undefined ? {} : { body }) });
const made = async (path: string, body: unknown, token?: string): Promise<number> => {
  const answer = await ask('POST', path, body, token);
  expect(answer.status, answer.text).toBe(200);
  expect(typeof answer.body).toBe('number');
  return answer.body;
};

beforeAll(async () => {
  server = await startTestServer();
  acme = await server.makeTenant('acme');
  globex = await server.makeTenant('globex');
  documentId = await made('/documents', { name: 'offer' });
  recordingId = await made('/recordings', { name: 'hello' });
  did = (await ask('POST', '/dids', { phone: '+15559990002', tenant_id: acme.tenantId }, server.adminToken)).body;
}, 60_000);
afterAll(() => server.close());

describe('programs (contract 30 §17)', () => {
  it('are made by type, in the path or in the body, listed and read with their parameters', async () => {
    const id = await made('/programs/sendfax', { name: 'Offer', document_id: String(documentId) });
    const row = { program_id: id, tenant_id: acme.tenantId, name: 'Offer', type: 'sendfax', parent_id: null };
    expect((await ask('GET', `/programs/sendfax?program_id=${id}`)).body).toEqual([row]);
    expect((await ask('GET', `/programs/${id}`)).body).toEqual({
      ...row,
      document_id: documentId,
      cover_id: null,
      account_id: null,
      user_id: acme.adminId,
      data: { document_id: documentId },
    });
    const unnamed = await made('/programs', { type: 'voicemessage', recording_id: recordingId });
    expect((await ask('GET', `/programs/${unnamed}`)).body).toMatchObject({
      name: 'voicemessage',
      recording_id: recordingId,
    });
    expect((await ask('GET', '/programs?totalrows&type=voicemessage')).body).toBe(1);
    const { body } = await ask('GET', `/programs/${id}`);
    const changed = await ask('PUT', `/programs/${id}`, { ...body, name: 'Better' });
    expect([changed.status, changed.body.name, changed.body.document_id], changed.text).toEqual([
      200,
      'Better',
      documentId,
    ]);
    expect((await ask('DELETE', `/programs/${id}`)).body).toBe(true);
    expect((await ask('GET', `/programs/${id}`)).status).toBe(404);
  });

  it('made for one sending are told apart: children, and what has no name of its own and no campaign', async () => {
    const tenant = await server.makeTenant('initech');
    const token = tenant.adminToken;
    const document = await made('/documents', { name: 'offer' }, token);
    const account = await made('/accounts', { username: 'initech.fax' }, token);
    const group = await made('/groups', { name: 'all' }, token);
    await made('/contacts', { phone: '15551230009', group_id: group }, token);
    const template = await made('/programs/sendfax', { name: 'Offer', document_id: document }, token);
    const single = await made('/programs/sendfax', { name: 'sendfax', document_id: document }, token);
    const text = await made('/programs/sendsms', { message: 'Hello' }, token);
    const answering = await made('/programs/receivefax', { account_id: account }, token);
    const used = await made('/programs/sendfax', { document_id: document }, token);
    await made('/campaigns', { program_id: used, group_id: group }, token);
    const child = await server.db.transaction({ kind: 'all' }, async (trx) => {
      const row = { tenant_id: tenant.tenantId, name: 'by mail', type: 'sendfax', parent_id: answering };
      return trx.insertInto('programs').values(row).returning('program_id').executeTakeFirstOrThrow();
    });
    const listed = async (query: string) =>
      (await ask('GET', `/programs${query}`, undefined, token)).body.map(
        (row: { program_id: number }) => row.program_id,
      );
    expect(await listed('?single=0')).toEqual([used, answering, template]);
    expect(await listed('?single=1')).toEqual([child.program_id, text, single]);
    expect(await listed('')).toHaveLength(6);
    expect(await listed('?single=0&limit=1&offset=1')).toEqual([answering]);
    expect((await ask('GET', '/programs?totalrows&single=0', undefined, token)).body).toBe(3);
    expect(await listed('/sendfax?single=1')).toEqual([child.program_id, single]);
  });

  it('are refused without what they need, and with what is not there', async () => {
    for (const body of [{}, { document_id: 'offer' }]) {
      const refused = await ask('POST', '/programs/sendfax', body);
      expect([refused.status, refused.body.message]).toEqual([
        412,
        expect.stringContaining('A document must be selected'),
      ]);
    }
    expect((await ask('POST', '/programs/sendfax', { document_id: 999_999 })).status).toBe(404);
    expect((await ask('POST', '/programs/sendfax', { document_id: documentId, colour: 'red' })).status).toBe(400);
    const absent = await ask('POST', '/programs/teleport', {});
    expect([absent.status, absent.body.message]).toEqual([404, 'Program not found']);
    for (const type of [
      'receivefax',
      'faxtoemail',
      'emailtofax',
      'receivesms',
      'voicemessage',
      'voicetts',
      'agent',
      'ivr',
      'sendsms',
    ]) {
      expect([type, (await ask('POST', `/programs/${type}`, {})).status]).toEqual([type, 400]);
    }
    expect((await ask('POST', '/programs', { document_id: documentId })).status).toBe(400);
  });

  it('are the tenant’s: others’ documents and programs are not there', async () => {
    const id = await made('/programs/sendfax', { document_id: documentId });
    for (const token of [globex.adminToken, acme.userToken]) {
      expect((await ask('POST', '/programs/sendfax', { document_id: documentId }, token)).status).toBe(404);
      for (const method of ['GET', 'PUT', 'DELETE']) {
        expect((await ask(method, `/programs/${id}`, method === 'PUT' ? {} : undefined, token)).status).toBe(404);
      }
      expect((await ask('GET', '/programs', undefined, token)).body).toEqual([]);
    }
    expect((await server.request('GET', '/programs')).status).toBe(401);
    const admin = (await ask('GET', `/programs?tenant_id=${acme.tenantId}`, undefined, server.adminToken)).body;
    expect(admin.map((row: { program_id: number }) => row.program_id)).toContain(id);
    const audited = (await ask('GET', '/audit?resource=programs')).body;
    expect(audited[0]).toMatchObject({ resource: 'programs', action: 'create', resource_id: String(id) });
  });

  it('answer at an account’s number or at one that is given, the last one that was installed', async () => {
    const account = (await ask('GET', `/accounts/${did.account_id}`)).body;
    const answered = () =>
      server.db.transaction({ kind: 'all' }, (trx) => readAnsweredAddresses(trx, acme.tenantId, 'fax'));
    const first = await made('/programs/receivefax', { phone: '+1 555 999 0002' });
    expect(await answered()).toMatchObject([{ address: '15559990002', programId: first }]);
    expect((await ask('DELETE', `/programs/${first}`)).body).toBe(true);
    const whole = await made('/programs/faxtoemail', { ...account, service_name: 'fax', program_name: 'faxtoemail' });
    expect(await answered()).toMatchObject([{ address: '15559990002', programId: whole, type: 'faxtoemail' }]);
    const last = await made('/programs/faxtoemail', { account_id: did.account_id });
    expect(await answered()).toMatchObject([{ programId: last }]);
    await ask('DELETE', `/programs/${last}`);
    expect(await answered()).toEqual([]);
  });
});

describe('an ivr program (contract 30 §17.1)', () => {
  const scheme = (recording: number) =>
    JSON.stringify([
      { type: 'start', app_index: 1, data: {}, out_nod: [{ node_type: 'done', pointer: { linked_app_index: 2 } }] },
      { type: 'voice_play', app_index: 2, data: { recording_id: recording }, out_nod: [] },
    ]);

  it('is checked when it is saved, and may be begun empty', async () => {
    const id = await made('/programs', { name: 'Menu', type: 'ivr', description: 'x', data: scheme(recordingId) });
    expect((await ask('GET', `/programs/${id}`)).body).toMatchObject({
      ivr_scheme: scheme(recordingId),
      description: 'x',
    });
    expect((await ask('POST', '/programs/ivr', { ivr_scheme: scheme(999_999) })).status).toBe(400);
    expect((await ask('POST', '/programs/ivr', { ivr_scheme: '[{"type":"hangup","app_index":1}]' })).status).toBe(400);
    const draft = await made('/programs/ivr', { data: '{}' });
    const launched = await ask('POST', `/programs/${draft}/transmissions`, { phone: '15551230001' });
    expect(launched.status).toBe(412);
  });

  it('says what its texts are read in, what it sends and whom by, or is not saved', async () => {
    const saying = (type: string, data: object) =>
      ask('POST', '/programs/ivr', {
        ivr_scheme: JSON.stringify([
          { type: 'start', app_index: 1, out_nod: [{ node_type: 'done', pointer: { linked_app_index: 2 } }] },
          { type, app_index: 2, data },
        ]),
      });
    const faults = [
      ['tts', {}, 'text or message of node 2 is required'],
      ['tts', { text: 'hello', language: 'xx' }, 'language of node 2 is none that texts can be read in here'],
      ['tts', { text: 'hello', voice: 'nobody' }, 'voice of node 2 is none that texts can be read in here'],
      ['fax_send', { document_id: 999_999 }, 'document_id of node 2 names nothing that can be used here'],
      ['sms_send', { text_id: 999_999 }, 'text_id of node 2 names nothing that can be used here'],
      ['email_send', { template_id: 999_999 }, 'template_id of node 2 names nothing that can be used here'],
      ['email_send', {}, 'template_id of node 2 is required'],
    ] as const;
    for (const [type, data, message] of faults) {
      const { status, body } = await saying(type, data);
      expect([status, body.error?.details], type).toEqual([400, [{ field: 'ivr_scheme', message }]]);
    }
    expect((await saying('tts', { text: 'hello', language: 'fr', voice: 'f2' })).status).toBe(200);
    expect((await saying('fax_send', { document_id: documentId })).status).toBe(200);
    expect((await saying('sms_send', { message: 'hello' })).status).toBe(200);
  });
});

describe('a voicetts program (contract 30 §17.1)', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('is read in a voice and a language that are there', async () => {
    for (const [field, value] of [
      ['language', 'xx'],
      ['voice', 'nobody'],
    ] as const) {
      const { status, body } = await ask('POST', '/programs/voicetts', { text: 'hello', [field]: value });
      expect([status, body.error?.details]).toMatchObject([400, [{ field }]]);
    }
    const id = await made('/programs/voicetts', { text: 'hello', language: 'de', voice: 'f2', delay: 500 });
    const stored = { text: 'hello', language: 'de', voice: 'f2', delay: 500 };
    expect((await ask('GET', `/programs/${id}`)).body).toMatchObject({ ...stored, data: stored });
  });

  it('starts nothing where no synthesiser is installed, and says so; a graph that reads neither', async () => {
    const start = { type: 'start', app_index: 1, out_nod: [{ node_type: 'done', pointer: { linked_app_index: 2 } }] };
    const graph = JSON.stringify([start, { type: 'tts', app_index: 2, data: { text: 'hello' } }]);
    vi.stubEnv('PATH', '/nowhere');
    for (const [type, program_data] of [
      ['voicetts', { text: 'hello' }],
      ['ivr', { ivr_scheme: graph }],
    ] as const) {
      const launched = await ask('POST', `/programs/${type}/transmissions`, {
        program_data,
        transmission_data: { phone: '15551230002' },
      });
      expect([launched.status, launched.body.error?.message], type).toEqual([
        412,
        'No speech synthesiser is installed (Debian package espeak-ng)',
      ]);
    }
  });
});
