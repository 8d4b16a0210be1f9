import type { Trx } from '@strowger/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KernelServer, startKernelServer } from '../../testing/kernel-server.ts';
import { spools } from './routes.ts';
import { advanceSpool } from './spool-state.ts';

const NOW = new Date('2024-03-10T12:00:00Z');
const START = Date.parse('2024-03-09T10:00:00Z');
const at = (seconds: number) => new Date(START + seconds * 1000);

let server: KernelServer;
const ids = { sent: 0, failed: 0, waiting: 0, received: 0, foreign: 0 };
const attempts = { first: 0, sent: 0, failed: 0, received: 0, foreign: 0 };

beforeAll(async () => {
  server = await startKernelServer({
    features: [spools],
    permissions: ['spool_read', 'spool_list', 'result_read', 'statistic_read'],
    now: () => NOW,
  });
  await server.platform.db.transaction({ kind: 'all' }, fill);
});
afterAll(() => server.close());

async function fill(trx: Trx): Promise<void> {
  const company = { 7: 'Acme', 8: 'Other' };
  for (const [id, name] of Object.entries(company)) {
    const tenant_id = Number(id);
    await trx
      .insertInto('tenants')
      .values({ tenant_id, company: name, email: `${id}@x.example` })
      .execute();
  }
  for (const [user_id, tenant_id] of [
    [70, 7],
    [71, 7],
    [80, 8],
  ] as const) {
    const username = `user${user_id}`;
    await trx
      .insertInto('users')
      .values({ user_id, tenant_id, username, email: `${username}@x.example` })
      .execute();
  }
  await trx
    .insertInto('accounts')
    .values({
      account_id: 4,
      tenant_id: 7,
      type: 'account',
      phone: '15550000004',
      first_name: 'Front desk',
      domain: '',
    })
    .execute();
  await trx.insertInto('contacts').values({ contact_id: 5, tenant_id: 7, phone: '15551234567' }).execute();
  const fax = { tenant_id: 7, user_id: 70, service_flag: 2, account_id: 4, contact_id: 5, date_created: at(0) };

  ids.sent = await transmission(trx, { ...fax, status: 'completed', origin: 'sendfax', campaign_id: 3, tags: 'offer' });
  attempts.first = await attempt(trx, ids.sent, ['started', 'failed'], 0, 'USER_BUSY');
  attempts.sent = await attempt(trx, ids.sent, ['started', 'connected', 'done'], 100, 'NORMAL_CLEARING');
  const result = { spool_id: attempts.sent, tenant_id: 7, type: 'info' };
  await trx
    .insertInto('spool_results')
    .values([
      { ...result, name: 'pages', data: '3' },
      { ...result, name: 'ecm', data: '1' },
    ])
    .execute();

  ids.failed = await transmission(trx, { ...fax, user_id: 71, status: 'failed', origin: 'sendfax' });
  attempts.failed = await attempt(trx, ids.failed, ['started', 'failed'], 200, 'NO_ANSWER');
  ids.waiting = await transmission(trx, { ...fax, status: 'pending', origin: 'sendfax' });
  ids.received = await transmission(trx, {
    ...fax,
    status: 'completed',
    origin: 'faxtoemail',
    direction: 'inbound',
    is_read: false,
    date_created: at(3600),
  });
  attempts.received = await attempt(trx, ids.received, ['started', 'connected', 'completed'], 3600, '');
  ids.foreign = await transmission(trx, {
    tenant_id: 8,
    user_id: 80,
    service_flag: 2,
    status: 'completed',
    origin: 'sendfax',
  });
  attempts.foreign = await attempt(trx, ids.foreign, ['started', 'connected', 'done'], 0, 'NORMAL_CLEARING');
}

type NewTransmission = Parameters<ReturnType<Trx['insertInto']>['values']>[0];

async function transmission(trx: Trx, values: object): Promise<number> {
  const row = await trx
    .insertInto('transmissions')
    .values(values as NewTransmission & { tenant_id: number; service_flag: number })
    .returning('transmission_id')
    .executeTakeFirstOrThrow();
  return row.transmission_id;
}

async function attempt(
  trx: Trx,
  transmission_id: number,
  news: readonly Parameters<typeof advanceSpool>[2][],
  seconds: number,
  response: string,
): Promise<number> {
  const { tenant_id } = await trx
    .selectFrom('transmissions')
    .select('tenant_id')
    .where('transmission_id', '=', transmission_id)
    .executeTakeFirstOrThrow();
  const { spool_id } = await trx
    .insertInto('spools')
    .values({ transmission_id, tenant_id, service_flag: 2, cost: 20_000 })
    .returning('spool_id')
    .executeTakeFirstOrThrow();
  for (const [i, word] of news.entries())
    await advanceSpool(trx, spool_id, word, { at: at(seconds + i * 30), response });
  return spool_id;
}

/** Loosely typed: tests look into it. */
// biome-ignore lint/suspicious/noExplicitAny: a test states by its expectations what the answer is
type Body = any;

async function get(path: string, token = 'T.70.7') {
  const answer = await fetch(`${server.url}/api${path}`, { headers: { authorization: `Bearer ${token}` } });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.startsWith('application/json');
  const body: Body = isJson ? JSON.parse(text) : text;
  return { status: answer.status, text, headers: answer.headers, body };
}

async function spoolIds(path: string, token?: string): Promise<unknown[]> {
  const { body } = await get(path, token);
  return body.map((row: { spool_id: unknown }) => row.spool_id);
}

describe('GET /spools (contract 40 A9)', () => {
  it('answers the row of the contract: times as the clock shows them, and true', async () => {
    const { body } = await get('/spools?campaign_id=3');
    expect(body).toEqual([
      {
        spool_id: attempts.sent,
        time_start: START / 1000 + 100,
        time_connect: START / 1000 + 130,
        time_end: START / 1000 + 160,
        start_at: '2024-03-09T10:01:40.000Z',
        connect_at: '2024-03-09T10:02:10.000Z',
        end_at: '2024-03-09T10:02:40.000Z',
        company: 'Acme',
        first_name: 'Front desk',
        created_by: 70,
        amount: 30,
        cost: 0.02,
        status: 'completed',
        transmission_id: ids.sent,
        direction: 'outbound',
        contact_id: 5,
        account_id: 4,
        contact_phone: '15551234567',
        username: 'user70',
        account_phone: '15550000004',
        pages: 3,
      },
    ]);
  });

  it.each([
    ['', ['received', 'sent']],
    ['status=failed', ['failed', 'first']],
    ['status=failed&user_id=71', ['failed']],
    ['created_by=71', []],
    ['direction=inbound', ['received']],
    ['origin=sendfax', ['sent']],
    ['service_flag=1', []],
    ['monthly=true', ['received', 'sent']],
    [`from=${START / 1000 + 1000}`, ['received']],
    [`to=${START / 1000 - 86_400 + 200}`, ['sent']],
    ['pagesize=1&pageIndex=2', ['sent']],
    ['tenant_id=8', []],
    ['tenant_id=', ['received', 'sent']],
  ] as const)('narrows by %s', async (query, found) => {
    expect(await spoolIds(`/spools?${query}`)).toEqual(found.map((name) => attempts[name]));
  });

  it('shows a super admin all, a tenant admin his tenant, an end user his own', async () => {
    expect(await spoolIds('/spools', 'A.1.1')).toContain(attempts.foreign);
    expect(await spoolIds('/spools?tenant_id=8', 'A.1.1')).toEqual([attempts.foreign]);
    expect(await spoolIds('/spools', 'T.80.8')).toEqual([attempts.foreign]);
    expect(await spoolIds('/spools?status=failed', 'U.71.7')).toEqual([attempts.failed]);
    expect(await spoolIds('/spools?user_id=70', 'U.71.7')).toEqual([]);
  });

  it.each(['/spools', '/stat', '/spools/csv'])('refuses a time that is none, by name: %s', async (path) => {
    const { status, text } = await get(`${path}?from=yesterday`);
    expect(status).toBe(400);
    expect(text).toContain('from');
  });

  it('counts, and is the same under its older name', async () => {
    expect((await get('/spools?totalrows')).body).toBe(2);
    expect((await get('/spools?pagesize=1')).headers.get('x-total-count')).toBe('2');
    expect(await spoolIds('/spools_cdr_legacy')).toEqual(await spoolIds('/spools'));
  });

  it.each(['/spools/csv', '/spools_cdr_legacy/csv'])('comes as CSV: %s', async (path) => {
    const { text, headers } = await get(`${path}?campaign_id=3`);
    expect(headers.get('content-disposition')).toBe('attachment; filename="export_cdr.csv"');
    expect(text).toBe(
      '"Time Start","Time Connect","Time End","Username","Contact Phone","Direction","Company","Account Phone","Status","Pages"\n' +
        '"2024-03-09 10:01:40 AM","2024-03-09 10:02:10 AM","2024-03-09 10:02:40 AM","user70","15551234567","outbound","Acme","15550000004","completed","3"\n',
    );
    expect((await get(`${path}?campaign_id=3`, 'T.80.8')).text.trim().split('\n')).toHaveLength(1);
  });
});

describe('one attempt (contract 40 A9)', () => {
  it('tells its status as a bare word', async () => {
    expect((await get(`/spools/${attempts.sent}/status`)).body).toBe('completed');
    expect((await get(`/spools/${attempts.first}/status`)).body).toBe('failed');
  });

  it.each(['result', 'results'])('tells what came of it: %s', async (word) => {
    const { body } = await get(`/spools/${attempts.sent}/${word}`);
    expect(body).toMatchObject([
      { type: 'info', name: 'pages', data: '3', application_id: null, spool_id: attempts.sent },
      { type: 'info', name: 'ecm', data: '1' },
    ]);
  });

  it.each(['status', 'result', 'results'])('is not there for anybody else: %s', async (word) => {
    for (const token of ['T.80.8', 'U.71.7'])
      expect((await get(`/spools/${attempts.sent}/${word}`, token)).status).toBe(404);
    expect((await get(`/spools/999999/${word}`)).status).toBe(404);
    expect((await get(`/spools/${attempts.sent}/${word}`, 'U.70.7')).status).toBe(200);
  });
});

describe('GET /stat (contract 40 A10)', () => {
  it('has a row for each transmission, with its latest attempt', async () => {
    const { body } = await get('/stat?campaign_id=3');
    expect(body).toMatchObject([
      {
        spool_id: attempts.sent,
        status: 'completed',
        response: 'NORMAL_CLEARING',
        mapped_response: 'Completed',
        transmission_id: ids.sent,
        pages: 3,
        try_allowed: 1,
        try_done: 0,
        tags: 'offer',
        plan: null,
        coverpage: '',
        codec: null,
        user_tenant_uid: '7-70',
      },
    ]);
  });

  it('says nothing of a response that there is not', async () => {
    const { body } = await get('/stat?direction=inbound');
    expect(body[0]).toMatchObject({ spool_id: attempts.received, response: '' });
    expect(body[0]).not.toHaveProperty('mapped_response');
  });

  it.each([
    ['', ['received', 'sent']],
    ['status=completed,failed', ['received', 'failed', 'sent']],
    ['status=pending', ['waiting']],
    ['service_flag=2', ['received', 'sent']],
    ['service_flag=1', []],
    ['account_id=4,9', ['received', 'sent']],
    ['account_id=9', []],
    ['is_read=0', ['received']],
    ['is_read=1', []],
    ['user_unique_id=71&status=failed', ['failed']],
    ['tenant_unique_id=8', []],
    [`from=${START / 1000}`, ['received']],
    [`to=${START / 1000 + 1}`, ['sent']],
    ['monthly=true&status=pending', []],
  ] as const)('narrows by %s', async (query, found) => {
    const { body } = await get(`/stat?${query}`);
    expect(body.map((row: { transmission_id: number }) => row.transmission_id)).toEqual(found.map((name) => ids[name]));
  });

  it('is the same under /spoolsstat, counted with totalrows, and each one’s own', async () => {
    expect((await get('/spoolsstat?totalrows&status=completed,failed')).body).toBe(3);
    expect(await spoolIds('/spoolsstat')).toEqual(await spoolIds('/stat'));
    expect(await spoolIds('/stat', 'T.80.8')).toEqual([attempts.foreign]);
    expect(await spoolIds('/stat?status=completed,failed', 'U.71.7')).toEqual([attempts.failed]);
  });

  it.each(['/stat/csv', '/spools/stat'])('comes as CSV of 19 columns: %s', async (path) => {
    const { text, headers } = await get(`${path}?status=failed`);
    expect(headers.get('content-disposition')).toBe('attachment; filename="export_stat.csv"');
    const [header, row] = text.split('\n');
    expect(header?.split(',')).toHaveLength(19);
    expect(row).toBe(
      '"2024-03-09 10:03:20 AM","","2024-03-09 10:03:50 AM","00:00:30","user71","","15551234567","","outbound","","Acme","15550000004","failed","0","No Answer","","7-71","1","0"',
    );
  });
});

describe('who may read reports', () => {
  it('is whoever holds the permission', async () => {
    const bare = await startKernelServer({
      features: [spools],
      databaseUrl: server.databaseUrl,
      permissions: ['spool_read'],
    });
    const status = async (path: string) =>
      (await fetch(`${bare.url}/api${path}`, { headers: { authorization: 'Bearer T.70.7' } })).status;
    expect(await status('/spools')).toBe(403);
    expect(await status('/stat')).toBe(403);
    expect(await status('/stat/csv')).toBe(403);
    expect(await status(`/spools/${attempts.sent}/status`)).toBe(200);
    expect(await status(`/spools/${attempts.sent}/result`)).toBe(403);
    expect((await fetch(`${bare.url}/api/spools`)).status).toBe(401);
    await bare.close();
  });
});
