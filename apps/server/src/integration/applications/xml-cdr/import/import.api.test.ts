import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../../../testing/test-server.ts';
import { type IntegrationTestApi, integrationOf } from '../../../testing/integration-client.ts';
import { finishedLegs, recordLegs } from '../testing.ts';

let server: TestServer;
let api: IntegrationTestApi;
let acme: TestTenant;
let beta: TestTenant;

beforeAll(async () => {
  server = await startTestServer();
  api = await integrationOf(server);
  acme = await server.makeTenant('acme');
  beta = await server.makeTenant('beta');
});
afterAll(() => server?.close());
beforeEach(() => clear());

const clear = () => server.db.transaction({ kind: 'all' }, (trx) => trx.deleteFrom('cdr').execute());
const kept = () =>
  server.db.transaction({ kind: 'all' }, (trx) => trx.selectFrom('cdr').selectAll().orderBy('start_time').execute());

/** @param file its lines */
const send = (file: readonly string[] | string, fields: Readonly<Record<string, string>> = {}) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ tenant_domain: acme.domain, ...fields })) form.set(name, value);
  form.set('file', new Blob([typeof file === 'string' ? file : file.join('\n')]), 'cdr.csv');
  return api.postForm('xml_cdr/import', form);
};

const HEADER =
  'xml_cdr_uuid,domain_uuid,extension,start_stamp,end_stamp,answer_stamp,start_epoch,hangup_cause,duration,billsec,billmsec,missed_call,direction,caller_id_name,caller_id_number,destination_number,leg,accountcode';
const ANSWERED =
  'c3b1a6c2-0000-4000-8000-000000000001,9a7e6f7e-0000-4000-8000-000000000009,1001,2024-01-15 11:30:00+01,2024-01-15 11:32:11+01,2024-01-15 11:30:07+01,1705314600,NORMAL_CLEARING,131,124,123400,false,outbound,"Bob ""B"" Smith",1001,15551234567,a,acme';

describe('import (contract 40 B12.2)', () => {
  it('takes files that are larger than any other body, row by row', async () => {
    const rows = Array.from({ length: 1200 }, (_, index) => {
      const uuid = `c3b1a6c2-0000-4000-8000-${String(index).padStart(12, '0')}`;
      return `${ANSWERED.replace(/^[^,]+/, uuid)},${'x'.repeat(2048)}`;
    });
    const answer = await send([`${HEADER},notes`, ...rows]);
    expect(answer.body).toMatchObject({ status: 'success', inserted: 1200, rejected: 0 });
  });

  it('stores the records of FusionPBX by the rules of all records', async () => {
    const answer = await send([HEADER, ANSWERED]);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      status: 'success',
      message: 'CDR import completed',
      inserted: 1,
      skipped_existing: 0,
      rejected: 0,
      errors: [],
    });
    const [record] = await kept();
    expect(record).toMatchObject({
      call_id: 'c3b1a6c2-0000-4000-8000-000000000001',
      leg: 'a',
      tenant_id: acme.tenantId,
      domain: acme.domain,
      extension: '1001',
      direction: 'outbound',
      call_type: 'voice',
      status: 'answered',
      start_time: new Date('2024-01-15T10:30:00Z'),
      answer_time: new Date('2024-01-15T10:30:07Z'),
      duration: 131,
      billsec: 124,
      billmsec: 123400,
      hangup_cause_q850: 16,
      accountcode: 'acme',
    });
  });

  it('charges nobody for calls of the past', async () => {
    await send([HEADER, ANSWERED]);
    const charges = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('charges').selectAll().execute(),
    );
    expect(charges).toEqual([]);
  });

  it('leaves records that are known as they are, and adds nothing when it is repeated', async () => {
    await send([HEADER, ANSWERED]);
    const before = await kept();
    const again = await send([HEADER, ANSWERED.replace('NORMAL_CLEARING', 'USER_BUSY')]);
    expect(again.body).toMatchObject({ inserted: 0, skipped_existing: 1, rejected: 0 });
    expect(await kept()).toEqual(before);
  });

  it('gives rows without an id one that follows from what they say', async () => {
    const rows = ['start_stamp,caller_id_number,destination_number,billsec', '2024-01-15 10:30:00,1001,1002,5'];
    expect((await send([...rows, '2024-01-15 10:30:00,1001,1003,5'])).body).toMatchObject({ inserted: 2 });
    expect((await send(rows)).body).toMatchObject({ inserted: 0, skipped_existing: 1 });
    const turned = ['billsec;destination_number;caller_id_number;start_stamp', '5;1002;1001;2024-01-15 10:30:00'];
    expect((await send(turned)).body).toMatchObject({ inserted: 0, skipped_existing: 1 });
  });

  it('tells the line and the reason of what it cannot take, and stores the rest', async () => {
    const answer = await send([
      HEADER,
      ANSWERED,
      ANSWERED.replace('0001,', '0002,').replace('1705314600', '').replace('2024-01-15 11:30:00+01', 'soon'),
      ANSWERED.replace('0001,', '0003,').replace(',a,acme', ',c,acme'),
      ANSWERED.replace('0001,', '0004,').replace('11:32:11', '11:12:11'),
      ANSWERED.replace('0001,', '0005,'),
    ]);
    expect(answer.body).toMatchObject({
      inserted: 2,
      rejected: 3,
      errors: [
        { line: 3, reason: 'no start time' },
        { line: 4, reason: 'leg must be a or b' },
        { line: 5, reason: 'the times are not in order' },
      ],
    });
  });

  it('takes back our own export, and nothing of another tenant', async () => {
    await recordLegs(
      server.db,
      finishedLegs(3, { tenant_id: acme.tenantId, caller_id_name: '=HYPERLINK(1)', extension: '1001' }),
    );
    await recordLegs(server.db, finishedLegs(1, { tenant_id: beta.tenantId }));
    const export_ = () =>
      api.post('xml_cdr/export', {
        date_start: '2024-01-01',
        date_end: '2024-01-31',
        format: 'CSV',
        delivery: 'stream',
      });
    const before = await export_();
    await clear();
    const answer = await send(before.text);
    expect(answer.body).toMatchObject({
      inserted: 3,
      rejected: 1,
      errors: [{ line: 5, reason: 'domain_name is another one' }],
    });
    const lines = (text: string) => text.trimEnd().split('\n');
    expect(lines((await export_()).text)).toEqual(lines(before.text).slice(0, 4));
  });

  it('knows other headers by the mapping, and rows without an extension by the parameter', async () => {
    const file = ['Began;From;To;Secs', '2024-01-15T10:30:00Z;+15550001111;1001;30'];
    const mapping = '{"start_stamp":"Began","caller_id_number":"From","destination_number":"To","billsec":"Secs"}';
    expect((await send(file, { mapping, extension: '1001' })).body).toMatchObject({ inserted: 1 });
    expect(await kept()).toMatchObject([
      { caller_number: '+15550001111', destination: '1001', billsec: 30, extension: '1001' },
    ]);
  });

  it('as a dry run says what would come of it', async () => {
    expect((await send([HEADER, ANSWERED], { dry_run: 'true' })).body).toMatchObject({ inserted: 1, rejected: 0 });
    expect(await kept()).toEqual([]);
  });

  it.each([
    ['', 422],
    ['caller,destination\n1001,1002', 422],
  ])('refuses the file %j', async (file, status) => {
    expect((await send(file)).status).toBe(status);
  });

  it('needs a file, a tenant and the right to write', async () => {
    expect((await api.post('xml_cdr/import', { tenant_domain: acme.domain })).status).toBe(400);
    expect((await send([HEADER], { tenant_domain: 'nobody.example.com' })).status).toBe(404);
    const reader = await api.identityOf(acme);
    expect((await reader.post('xml_cdr/import', {})).status).toBe(403);
  });
});
