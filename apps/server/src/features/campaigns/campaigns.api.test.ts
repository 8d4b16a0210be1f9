import { sql } from '@strowger/db';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { killedBefore } from '../../testing/killed-before.ts';
import { startTestServer, type TestAnswer, type TestServer, type TestTenant } from '../../testing/test-server.ts';
import { diesAfterItsFirstCommit } from '../transmissions/testing/dying-process.ts';
import { paceCampaigns } from './pacer.ts';
import { runDueTasks } from './scheduled-actions.ts';
import { handClock, makeGroup, makeProgram, sink } from './testing.ts';

const clock = handClock('2026-11-23T09:00:00Z');
const MINUTE = 60_000;

let server: TestServer;
let acme: TestTenant;
let globex: TestTenant;
let program: number;

beforeAll(async () => {
  server = await startTestServer({ now: clock.now });
  [acme, globex] = [await server.makeTenant('acme'), await server.makeTenant('globex')];
  program = await makeProgram(server, acme);
}, 60_000);
afterEach(async () => {
  await server.db.transaction({ kind: 'all' }, (trx) =>
    sql`update campaigns set status = 'paused' where status = 'running'`.execute(trx),
  );
  await sink(server);
});
afterAll(() => server.close());

const ask = (method: string, path: string, body?: unknown, token = acme.adminToken): Promise<TestAnswer> =>
  server.request(method, path, { token, ...(body === undefined ? {} : { body }) });

const pace = (platform = server.platform) => paceCampaigns(platform);

async function campaign(fields: Record<string, unknown> = {}, contacts = 3): Promise<number> {
  const group_id = fields['group_id'] ?? (await makeGroup(server, acme, contacts));
  const { status, body, text } = await ask('POST', '/campaigns', { program_id: program, cpm: 60, ...fields, group_id });
  if (status !== 200) throw new Error(`${status} ${text}`);
  expect(body).toEqual(expect.any(Number));
  return body;
}

const read = async (id: number) => (await ask('GET', `/campaigns/${id}`)).body;

async function start(id: number): Promise<void> {
  const { status, body } = await ask('PUT', `/campaigns/${id}/start`);
  expect([status, body]).toEqual([200, id]);
}

/** Goes on second by second until nothing more happens. @returns whom it reached */
async function runOut(id: number, platform = server.platform): Promise<string[]> {
  const reached: string[] = [];
  for (let second = 0; second < 60; second += 1) {
    await pace(platform);
    reached.push(...(await sink(server)));
    if ((await read(id)).status !== 'running') return reached;
    clock.forward(1000);
  }
  throw new Error('it does not end');
}

async function attempts(id: number): Promise<number> {
  const { rows } = await server.db.transaction({ kind: 'all' }, (trx) =>
    sql<{ total: number }>`
      select count(*)::integer as total from spools join transmissions using (transmission_id)
      where campaign_id = ${id}`.execute(trx),
  );
  return rows[0]?.total ?? 0;
}

describe('a campaign (contract 30 §19)', () => {
  it('is made with its defaults, shown whole, and changed by what was shown', async () => {
    const group = await makeGroup(server, acme, 1);
    const id = (await ask('POST', '/campaigns', { program_id: program, group_id: group })).body;
    const object = await read(id);
    expect(object).toEqual({
      campaign_id: id,
      tenant_id: acme.tenantId,
      user_id: acme.adminId,
      name: 'Offer',
      program_id: program,
      program_type: 'voicemessage',
      group_id: group,
      account_id: -1,
      cpm: 2,
      try_allowed: 1,
      contact_total: 0,
      contact_done: 0,
      successful: 0,
      failed: 0,
      status: 'new',
      reason: '',
      last_run: null,
      pid: null,
      date_created: expect.any(Number),
      last_updated: expect.any(Number),
    });
    const changed = await ask('PUT', `/campaigns/${id}`, { ...object, cpm: '30', name: 'Winter' });
    expect(changed.body).toMatchObject({ cpm: 30, name: 'Winter', account_id: -1 });
    expect((await ask('GET', `/campaigns?group_id=${group}&status=new`)).body).toEqual([changed.body]);
  });

  it.each([
    [400, () => ({ group_id: 1 })],
    [404, async () => ({ program_id: 999_999, group_id: await makeGroup(server, acme, 1) })],
    [404, () => ({ program_id: program, group_id: 999_999 })],
    [404, async () => ({ program_id: program, group_id: await makeGroup(server, globex, 1) })],
    [404, async () => ({ program_id: await makeProgram(server, globex), group_id: await makeGroup(server, acme, 1) })],
    [404, async () => ({ program_id: program, group_id: await makeGroup(server, acme, 1), account_id: 999_999 })],
    [400, async () => ({ program_id: program, group_id: await makeGroup(server, acme, 1), cpm: 601 })],
    [400, async () => ({ program_id: program, group_id: await makeGroup(server, acme, 1), try_allowed: 0 })],
  ])('is refused with %i', async (status, fields) => {
    expect((await ask('POST', '/campaigns', await fields())).status).toBe(status);
  });

  it('takes each contact once and in order, leaves out whom nobody may call, and is completed', async () => {
    const group = await makeGroup(server, acme, 4);
    await ask('POST', '/contacts', { phone: '0015550000002', group_id: group });
    await ask('POST', '/contacts', { email: 'no-number@example.com', group_id: group });
    const listed = (await ask('POST', '/contact_dncs', { phone: '15550000003' })).body;
    const id = await campaign({ group_id: group });
    await start(id);
    expect(await read(id)).toMatchObject({ status: 'running', contact_total: 5, contact_done: 2, failed: 2 });
    expect(await runOut(id)).toEqual(['+1 555 0000001', '+1 555 0000002', '+1 555 0000004']);
    expect(await read(id)).toMatchObject({
      status: 'completed',
      reason: 'completed',
      contact_total: 5,
      contact_done: 5,
      successful: 3,
      failed: 2,
      last_run: expect.any(Number),
    });
    await ask('DELETE', `/contact_dncs/${listed}`);
    const results = (await ask('GET', `/campaigns/${id}/result`)).body;
    expect(results.map((row: { status: string }) => row.status).toSorted()).toEqual(
      ['completed', 'completed', 'completed', 'failed(dnc)', 'invalid'].toSorted(),
    );
    const contacts = (await ask('GET', `/campaigns/contacts/${id}`)).body;
    expect(contacts).toHaveLength(6);
    expect(contacts).toEqual(expect.arrayContaining([expect.objectContaining({ status: 'failed(dnc)' })]));
    const again = await ask('PUT', `/campaigns/${id}/start`);
    expect([again.status, again.body.message]).toEqual([423, 'Campaign already completed']);
  });

  it('begins one attempt each 60/cpm seconds, and none in a burst afterwards', async () => {
    const id = await campaign({ cpm: 6 }, 5);
    await start(id);
    await pace();
    await pace();
    expect(await attempts(id)).toBe(1);
    await sink(server);
    clock.forward(9_999);
    await pace();
    expect(await attempts(id)).toBe(1);
    clock.forward(1);
    await pace();
    expect(await attempts(id)).toBe(2);
    await sink(server);
    clock.forward(10 * MINUTE);
    for (let time = 0; time < 5; time += 1) {
      await pace();
      await sink(server);
    }
    expect(await attempts(id)).toBe(3);
    expect((await ask('PUT', `/campaigns/${id}`, { cpm: 60 })).body.cpm).toBe(60);
    clock.forward(1_000);
    await pace();
    expect(await attempts(id)).toBe(4);
  });

  it('waits for a line that is full, and skips nobody', async () => {
    const id = await campaign({}, 3);
    await start(id);
    for (let second = 0; second < 5; second += 1) {
      await pace();
      clock.forward(1000);
    }
    expect(await attempts(id)).toBe(1);
    expect([...(await sink(server)), ...(await runOut(id))]).toEqual([
      '+1 555 0000001',
      '+1 555 0000002',
      '+1 555 0000003',
    ]);
  });

  it('tries a contact as often as it is allowed, at the retry’s own time', async () => {
    const id = await campaign({ try_allowed: 2 }, 1);
    await start(id);
    await pace();
    await sink(server, 'failed', new Date(clock.now().getTime() + 5 * MINUTE));
    clock.forward(4 * MINUTE);
    await pace();
    expect([await attempts(id), (await read(id)).status]).toEqual([1, 'running']);
    clock.forward(MINUTE);
    await pace();
    await sink(server, 'failed');
    expect(await attempts(id)).toBe(2);
    await runOut(id);
    expect(await read(id)).toMatchObject({ status: 'completed', failed: 1 });
  });

  it('is stopped: what waited for a line waits for the campaign, until it goes on', async () => {
    const id = await campaign({}, 3);
    await start(id);
    await pace();
    expect(await attempts(id)).toBe(1);
    expect((await ask('PUT', `/campaigns/${id}/stop`)).body).toBe(id);
    expect(await read(id)).toMatchObject({ status: 'paused', reason: 'user', contact_done: 0 });
    expect(await attempts(id)).toBe(0);
    clock.forward(MINUTE);
    await pace();
    expect(await attempts(id)).toBe(0);
    expect((await ask('GET', `/campaigns/${id}/stop`)).body).toBe(id);
    expect((await ask('GET', `/campaigns/${id}/start`)).body).toBe(id);
    expect(await runOut(id)).toHaveLength(3);
  });

  it('that runs is started no more, and keeps what it was made of', async () => {
    const id = await campaign();
    await start(id);
    const again = await ask('PUT', `/campaigns/${id}/start`);
    expect([again.status, again.body.message]).toEqual([423, 'Campaign already running']);
    for (const fields of [
      { program_id: await makeProgram(server, acme) },
      { group_id: await makeGroup(server, acme, 1) },
      { account_id: -3 },
    ]) {
      expect((await ask('PUT', `/campaigns/${id}`, fields)).status).toBe(409);
    }
    const { group_id } = await read(id);
    expect((await ask('DELETE', `/groups/${group_id}`)).status).toBe(409);
    expect((await ask('DELETE', `/programs/${program}`)).status).toBe(409);
  });

  it('of an empty group does not start', async () => {
    const id = await campaign({}, 0);
    expect((await ask('PUT', `/campaigns/${id}/start`)).status).toBe(400);
    expect((await read(id)).status).toBe('new');
  });

  it('whose recording has gone is broken', async () => {
    const own = await makeProgram(server, acme);
    const id = await campaign({ program_id: own });
    await start(id);
    await server.db.transaction({ kind: 'all' }, (trx) =>
      sql`delete from recordings where recording_id = (select (data->>'recording_id')::integer from programs where program_id = ${own})`.execute(
        trx,
      ),
    );
    await pace();
    expect(await read(id)).toMatchObject({ status: 'broken', reason: '' });
    expect((await ask('PUT', `/campaigns/${id}/start`)).status).toBe(423);
  });

  it('pauses when there is no credit, and goes on when it is started again', async () => {
    const poor = await server.makeTenant('poor');
    const price = { destination_id: '1', name: 'Dear', unit_billing_block: 60, unit_block_rate: 1 };
    expect((await ask('POST', '/rates', price, server.adminToken)).status).toBe(200);
    const noneIncluded = [{ resource_id: 12, quota_limit: 0 }];
    await ask('PUT', `/billing/quota/${poor.tenantId}`, noneIncluded, server.adminToken);
    const fields = { program_id: await makeProgram(server, poor), group_id: await makeGroup(server, poor, 2), cpm: 60 };
    const asPoor = (method: string, path: string, body?: object) =>
      ask(method, `/campaigns${path}`, body, poor.adminToken);
    const id = (await asPoor('POST', '', fields)).body;
    await asPoor('PUT', `/${id}/start`);
    await pace();
    expect((await asPoor('GET', `/${id}`)).body).toMatchObject({ status: 'paused', reason: 'credit', contact_done: 0 });
    const payment = { tenant_id: poor.tenantId, description: 'top-up', paid_amount: 100 };
    expect((await ask('POST', '/payments', payment, server.adminToken)).status).toBe(200);
    clock.forward(MINUTE);
    await asPoor('PUT', `/${id}/start`);
    await pace();
    expect((await asPoor('GET', `/${id}`)).body).toMatchObject({ status: 'running', reason: '', contact_done: 1 });
  });

  it('is deleted together with its schedules; its transmissions stay', async () => {
    const id = await campaign();
    await start(id);
    await ask('PUT', `/campaigns/${id}/stop/schedule`, { delay: 600 });
    expect((await ask('DELETE', `/campaigns/${id}`)).body).toBe(true);
    expect((await ask('GET', `/campaigns/${id}`)).status).toBe(404);
    expect((await ask('GET', `/transmissions?campaign_id=${id}&totalrows`)).body).toBe(3);
    clock.forward(11 * MINUTE);
    await pace();
    expect(await attempts(id)).toBe(0);
  });

  it('starts and stops at its times', async () => {
    const id = await campaign();
    for (const method of ['POST', 'PUT'] as const) {
      expect((await ask(method, `/campaigns/${id}/start/schedule`, { delay: 120 })).body).toEqual(expect.any(Number));
    }
    await ask('PUT', `/campaigns/${id}/stop/schedule`, { delay: 240 });
    expect((await ask('PUT', `/campaigns/${id}/sing/schedule`, {})).status).toBe(400);
    await pace();
    expect((await read(id)).status).toBe('new');
    clock.forward(120_000);
    await pace();
    expect((await read(id)).status).toBe('running');
    clock.forward(120_000);
    await pace();
    expect(await read(id)).toMatchObject({ status: 'paused', reason: 'user' });
    await ask('PUT', `/campaigns/${id}/start/schedule`, {});
    expect((await ask('DELETE', `/campaigns/${id}/start/schedule`)).body).toBe(true);
    expect((await ask('DELETE', `/campaigns/${id}/start/schedule`)).status).toBe(404);
    for (const path of ['schedule', 'schedule/cancel']) {
      expect((await ask('DELETE', `/campaigns/${id}/${path}`)).body).toBe(true);
    }
  });

  it('is started at its time though the process dies when that has been noted', async () => {
    const id = await campaign();
    await ask('PUT', `/campaigns/${id}/start/schedule`, { delay: 120 });
    clock.forward(120_000);
    await runDueTasks(diesAfterItsFirstCommit(server.platform));
    expect((await read(id)).status).toBe('running');
    await ask('PUT', `/campaigns/${id}/stop`);
  });

  it('is a tenant’s, of end users their own', async () => {
    const id = await campaign();
    for (const token of [globex.adminToken, acme.userToken]) {
      for (const [method, path] of [
        ['GET', ''],
        ['PUT', ''],
        ['DELETE', ''],
        ['PUT', '/start'],
        ['GET', '/start'],
        ['PUT', '/stop'],
        ['GET', '/stop'],
        ['PUT', '/start/schedule'],
        ['DELETE', '/start/schedule'],
        ['DELETE', '/schedule'],
        ['GET', '/result'],
      ] as const) {
        const answer = await ask(method, `/campaigns/${id}${path}`, method === 'PUT' ? {} : undefined, token);
        expect([method, path, answer.status]).toEqual([method, path, 404]);
      }
      expect((await ask('GET', `/campaigns/contacts/${id}`, undefined, token)).status).toBe(404);
      expect((await ask('GET', '/campaigns', undefined, token)).body).toEqual([]);
    }
    expect((await server.request('GET', '/campaigns')).status).toBe(401);
    expect((await server.request('PUT', `/campaigns/${id}/start`)).status).toBe(401);
  });

  it('tells of its start and its end', async () => {
    const id = await campaign({}, 1);
    await start(id);
    await runOut(id);
    const { rows } = await server.db.transaction({ kind: 'all' }, (trx) =>
      sql<{ type: string; status: string }>`
        select type, data->>'status' as status from events
        where type like 'campaign.%' and (data->>'campaign_id')::integer = ${id} order by event_id`.execute(trx),
    );
    expect(rows).toEqual([
      { type: 'campaign.started', status: 'running' },
      { type: 'campaign.completed', status: 'completed' },
    ]);
    const audit = await ask('GET', `/audit?resource=campaigns&resource_id=${id}`, undefined, server.adminToken);
    expect(audit.body.map((row: { action: string }) => row.action)).toEqual(
      expect.arrayContaining(['create', 'start']),
    );
  });

  it('shows how far it is while it runs', async () => {
    const id = await campaign();
    const heard: unknown[] = [];
    const leave = server.platform.bus.subscribe(
      ({ type, tenant_id, data }) => void heard.push({ type, tenant_id, data }),
    );
    await start(id);
    await pace();
    const progress = {
      campaign_id: id,
      status: 'running',
      contact_total: 3,
      contact_done: 1,
      successful: 0,
      failed: 0,
    };
    const told = { type: 'campaign.progress', tenant_id: acme.tenantId, data: expect.objectContaining(progress) };
    await expect.poll(() => heard, { timeout: 15_000 }).toContainEqual(told);
    leave();
  });
});

describe('campaigns of several tenants', () => {
  it('take turns', async () => {
    const other = await makeProgram(server, globex);
    const many = await Promise.all([campaign(), campaign(), campaign()]);
    const group_id = await makeGroup(server, globex, 3);
    const theirs = (await ask('POST', '/campaigns', { program_id: other, group_id, cpm: 60 }, globex.adminToken)).body;
    for (const id of many) await start(id);
    await ask('PUT', `/campaigns/${theirs}/start`, undefined, globex.adminToken);
    await pace();
    const { rows } = await server.db.transaction({ kind: 'all' }, (trx) =>
      sql<{ campaign_id: number }>`
        select campaign_id from spools join transmissions using (transmission_id)
        where spools.status = 'queued' order by spool_id`.execute(trx),
    );
    expect(rows.map(({ campaign_id }) => campaign_id).indexOf(theirs)).toBeLessThan(2);
    expect(rows).toHaveLength(4);
  });
});

describe('a campaign whose process is killed', () => {
  it('goes on with 10,000 contacts, none twice and none left out, at whatever statement it died', {
    timeout: 120_000,
  }, async () => {
    const id = await campaign({ cpm: 600 }, 10_000);
    await start(id);
    expect(await read(id)).toMatchObject({ contact_total: 10_000, status: 'running' });
    const reached: string[] = [];
    let nth = 0;
    for (let finished = false; !finished; clock.forward(1000)) {
      nth += 1;
      const { dying, isDead } = killedBefore(server.db, nth);
      await pace({ ...server.platform, db: dying }).catch(() => undefined);
      finished = !isDead();
      const begun = await sink(server);
      expect(begun.length, `killed before statement ${nth}`).toBeLessThanOrEqual(1);
      reached.push(...begun);
    }
    expect(nth).toBeGreaterThan(15);
    await pace();
    reached.push(...(await sink(server)));
    expect(reached).toEqual(
      Array.from({ length: reached.length }, (_, at) => `+1 555 ${String(at + 1).padStart(7, '0')}`),
    );
    expect(reached.length).toBeGreaterThan(1);
    expect(await attempts(id)).toBe(reached.length);
  });
});
