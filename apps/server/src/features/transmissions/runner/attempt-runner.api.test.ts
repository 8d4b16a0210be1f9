import { stat } from 'node:fs/promises';
import { sql } from '@strowger/db';
import { describe, expect, it } from 'vitest';
import { sendScheduled } from '../schedules/send-scheduled.ts';
import { diesAfterItsFirstCommit } from '../testing/dying-process.ts';
import { broken, sent } from '../testing/fake-line.ts';
import { useFaxBench } from '../testing/fax-bench.ts';
import { finishAttempt } from './finish-attempt.ts';

const WITHIN = { timeout: 15_000 };
const bench = useFaxBench();
const { ask, fax, line, reads, later } = bench;

const send = (id: number, how = 'send') => ask('POST', `/transmissions/${id}/${how}`);
const logsOf = async (id: number) => (await ask('GET', `/transmissions/${id}/logs`)).body;
const verbose = async (id: number) => (await ask('GET', `/transmissions/${id}/status?verbose`)).body;
const dialled = (count: number) => expect.poll(() => line.dialled.length, WITHIN).toBe(count);
const all = <T>(work: (trx: Parameters<Parameters<typeof bench.server.db.transaction>[1]>[0]) => Promise<T>) =>
  bench.server.db.transaction({ kind: 'all' }, work);

describe('an attempt (contract 30 §18.5)', () => {
  it('is made again after the retry interval, as often as is allowed', async () => {
    await ask('PUT', '/transmissions/retryinterval', 10, bench.server.adminToken);
    const id = await fax({ try_allowed: 2 });
    await send(id);
    await dialled(1);
    line.end({ cause: 'USER_BUSY' });
    await reads(id, 'pending');
    expect(await verbose(id)).toMatchObject({ response: 'USER_BUSY', try_done: 1, try_allowed: 2 });
    expect((await ask('GET', `/transmissions/${id}`)).body).toMatchObject({
      status: 'pending_retry',
      response_text: 'Busy',
    });
    await bench.runner.look();
    expect(line.dialled).toHaveLength(1);
    later(11);
    bench.runner.wake();
    await dialled(2);
    line.end(broken('Training failed'));
    await reads(id, 'failed');
    expect((await verbose(id)).response).toBe('Training failed');
    expect(await logsOf(id)).toHaveLength(2);
    // A retry begins anew, and does without V.17 after a training that failed.
    expect((await send(id, 'retry')).status).toBe(200);
    await dialled(3);
    expect(line.dialled[2]?.action).toMatchObject({ kind: 'send_fax', fax: { v17: false } });
    line.end(sent(1));
    await reads(id, 'completed');
    expect((await send(id)).status).toBe(423);
    expect((await send(id, 'retry')).status).toBe(423);
  });

  it('is one, however often it is asked for at once', async () => {
    const id = await fax();
    const answers = await Promise.all([send(id), send(id), send(id)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 423, 423]);
    await dialled(1);
    line.end(sent(1));
    await reads(id, 'completed');
    expect(await logsOf(id)).toHaveLength(1);
  });

  it('waits for a channel of its tenant, the oldest first', async () => {
    const { tenantId } = bench.acme;
    await ask('PUT', `/tenants/${tenantId}/settings`, { fax_channels: 1 });
    const [first, second, third] = [await fax(), await fax(), await fax()];
    const spools = [await send(first), await send(second), await send(third)].map(({ body }) => body);
    await dialled(1);
    await bench.runner.look();
    expect(line.dialled.map(({ spoolId }) => spoolId)).toEqual([spools[0]]);
    expect((await logsOf(second))[0].status).toBe('queued');
    line.end(sent(1));
    await dialled(2);
    line.end(sent(1));
    await dialled(3);
    line.end(sent(1));
    expect(line.dialled.map(({ spoolId }) => spoolId)).toEqual(spools);
    await ask('PUT', `/tenants/${tenantId}/settings`, { fax_channels: 4 });
  });

  it('that failed is made ready again by its status, and no other is (contract 30 §18.1)', async () => {
    const id = await fax();
    const put = (status: string) => ask('PUT', `/transmissions/${id}`, { status });
    await send(id);
    await dialled(1);
    expect((await put('pending')).status).toBe(423);
    line.end({ cause: 'USER_BUSY' });
    await reads(id, 'failed');
    expect((await put('completed')).status).toBe(400);
    expect((await put('pending')).body).toMatchObject({ status: 'pending', response: '' });
    await send(id);
    await dialled(2);
    line.end(sent(1));
    await reads(id, 'completed');
    expect((await put('pending')).status).toBe(423);
    expect((await put('completed')).body).toMatchObject({ status: 'completed', response: 'NORMAL_CLEARING' });
  });

  it('is ended when its transmission is deleted', async () => {
    const id = await fax({ try_allowed: 5 });
    const spool = await send(id);
    await dialled(1);
    expect((await ask('DELETE', `/transmissions/${id}`)).body).toBe(true);
    await expect.poll(async () => (await ask('GET', `/spools/${spool.body}/status`)).body, WITHIN).toBe('failed');
    expect((await ask('GET', `/transmissions/${id}`)).status).toBe(404);
    const rows = await all((trx) =>
      sql`select status, response, next_try from transmissions where transmission_id = ${id}`.execute(trx),
    );
    expect(rows.rows).toEqual([{ status: 'failed', response: 'ORIGINATOR_CANCEL', next_try: null }]);
  });

  it('is ended when its tenant is deleted (contract 30 §24)', async () => {
    const id = await fax();
    await send(id);
    await dialled(1);
    const isOver = bench.runner.settled().then(() => true);
    // As the deletion of a tenant leaves it: the row is gone.
    await all((trx) => sql`delete from transmissions where transmission_id = ${id}`.execute(trx));
    bench.runner.wake();
    expect(await isOver).toBe(true);
  });

  it('is not made to whom nobody may call by then', async () => {
    await ask('PUT', `/tenants/${bench.acme.tenantId}/settings`, { fax_channels: 1 });
    const [before, id] = [await fax(), await fax({ phone: '+1 555 987-0001' })];
    await send(before);
    await send(id);
    await dialled(1);
    await ask('POST', '/contact_dncs', { phone: '0015559870001' });
    line.end(sent(1));
    await reads(id, 'failed(dnc)');
    expect(line.dialled).toHaveLength(1);
    expect((await ask('GET', `/transmissions/${id}`)).body.response).toBe('Do not call');
    expect((await send(id)).body).toBe(true);
    await ask('PUT', `/tenants/${bench.acme.tenantId}/settings`, { fax_channels: 4 });
  });
});

describe('a process that dies (contract 30 §18.5)', () => {
  /** As kill -9 leaves a spool: in the hands of nobody. */
  const abandon = (spoolId: number, status: string) =>
    all((trx) =>
      sql`
        update spools set status = ${status}, runner = 'dead', lease_until = now() - interval '1 second',
          time_start = case when ${status} = 'queued' then null else now() end
        where spool_id = ${spoolId}`.execute(trx),
    );
  /** A fax whose attempt stands in the queue while nobody looks. */
  const queued = async (more: object = {}) => {
    const id = await fax(more);
    const rows = await all((trx) =>
      sql<{ spool_id: number }>`
        with moved as (update transmissions set status = 'initializing' where transmission_id = ${id})
        insert into spools (transmission_id, tenant_id, service_flag, runner, lease_until)
        values (${id}, ${bench.acme.tenantId}, 2, 'dead', now() + interval '1 hour') returning spool_id`.execute(trx),
    );
    return { id, spoolId: rows.rows[0]?.spool_id ?? 0 };
  };

  it('before it dialled leaves an attempt that is made, once', async () => {
    const { id, spoolId } = await queued();
    await bench.runner.look();
    expect(line.dialled).toHaveLength(0);
    await abandon(spoolId, 'queued');
    bench.runner.wake();
    await dialled(1);
    line.end(sent(1));
    await reads(id, 'completed');
    expect(line.dialled.map((request) => request.spoolId)).toEqual([spoolId]);
  });

  it.each(['started', 'connected'])(
    'once it had %s leaves a failed try, which is made again by the rule',
    async (status) => {
      const { id, spoolId } = await queued({ try_allowed: 2 });
      await all((trx) =>
        sql`update transmissions set status = 'processing', try_done = 1 where transmission_id = ${id}`.execute(trx),
      );
      await abandon(spoolId, status);
      bench.runner.wake();
      await reads(id, 'pending');
      expect(await verbose(id)).toMatchObject({ response: 'SERVICE_RESTART', try_done: 1 });
      expect(line.dialled).toHaveLength(0);
      later(61);
      bench.runner.wake();
      await dialled(1);
      expect(line.dialled[0]?.spoolId).not.toBe(spoolId);
      line.end({ cause: 'USER_BUSY' });
      await reads(id, 'failed');
      expect(await logsOf(id)).toMatchObject([
        { response: 'USER_BUSY' },
        { spool_id: spoolId, response: 'SERVICE_RESTART' },
      ]);
    },
  );

  it('after the outcome was stored changes nothing by telling it again', async () => {
    const id = await fax();
    const { body: spoolId } = await send(id);
    await dialled(1);
    line.end(sent(3));
    await reads(id, 'completed');
    await all((trx) =>
      finishAttempt(trx, bench.server.platform, spoolId, {
        ...{ result: { kind: 'completed' }, units: 3, results: [], providerId: 1, destinationId: null },
        ...{ ratedNumber: '15550000', endedAt: new Date() },
      }),
    );
    const { rows } = await all((trx) =>
      sql`select amount from charges where call_id = ${`fax:${spoolId}`}`.execute(trx),
    );
    expect(rows).toEqual([{ amount: 3 }]);
  });
});

describe('a schedule (contract 30 §18.8)', () => {
  const planned = async (sent: object) => {
    const id = await fax();
    expect((await ask('PUT', `/transmissions/${id}/schedule`, sent)).status).toBe(200);
    return id;
  };
  const run = () => sendScheduled({ ...bench.server.platform, engine: line });
  const task = async (id: number) => (await ask('GET', `/transmissions/${id}/schedule`)).body;

  it('sends at its time, once', async () => {
    line.answers = sent(1);
    const id = await planned({ delay: 300 });
    await run();
    await reads(id, 'scheduled');
    later(301);
    await Promise.all([run(), run()]);
    await reads(id, 'completed');
    expect(line.dialled).toHaveLength(1);
    expect((await task(id)).status).toBe(2);
  });

  it('that recurs sends a clone each time', async () => {
    line.answers = sent(1);
    const id = await planned({ minute: '*/5', is_recurring: 1 });
    const title = { title: `Weekly ${id}` };
    await ask('PUT', `/transmissions/${id}`, title);
    for (const count of [1, 2]) {
      later(301);
      await run();
      await dialled(count);
    }
    expect((await task(id)).status).toBe(1);
    await ask('DELETE', `/transmissions/${id}/schedule`);
    await reads(id, 'pending');
    expect((await ask('GET', `/transmissions?totalrows&title=${title.title}`)).body).toBe(3);
  });

  it.each([
    ['a single one', { delay: 300 }],
    ['one that recurs', { minute: '*/5', is_recurring: 1 }],
  ])('is kept by %s though its process dies when the time has been noted', async (_, schedule) => {
    line.answers = sent(1);
    const id = await planned(schedule);
    later(301);
    const dying = diesAfterItsFirstCommit(bench.server.platform);
    await sendScheduled({ ...dying, engine: line }).catch(() => undefined);
    await bench.runner.look();
    await dialled(1);
    await run();
    await bench.runner.settled();
    expect(line.dialled).toHaveLength(1);
    await ask('DELETE', `/transmissions/${id}/schedule`);
  });

  it('that was slept over for more than an hour is expired', async () => {
    const id = await planned({ delay: 60 });
    later(3_700);
    await run();
    expect((await task(id)).status).toBe(3);
    await reads(id, 'pending');
    expect(line.dialled).toEqual([]);
  });
});

describe('pages that were sent', () => {
  it('are charged once, by the page, and reduce the quota (contract 10 §9.8, 30 §18.5)', async () => {
    const { server, acme } = bench;
    const admin = server.adminToken;
    const units = { unit_first_block: 1, unit_increment: 1, unit_billing_block: 1, unit_block_rate: 0.03 };
    const rate = { name: 'north', destination_id: '1', service_flag: 2, cost_connection: 0.01, ...units };
    const rated = await ask('POST', '/rates', rate, admin);
    expect(rated.status, rated.text).toBe(200);
    await ask('PUT', `/billing/quota/${acme.tenantId}`, [{ resource_id: 13, quota_limit: 0 }], admin);
    const poor = await fax();
    expect((await send(poor)).status).toBe(402);
    expect((await ask('GET', `/transmissions/${poor}/status`)).body).toBe('pending');
    expect(await logsOf(poor)).toEqual([]);
    await ask('POST', '/payments', { tenant_id: acme.tenantId, description: 'top-up', paid_amount: 10 }, admin);
    const before = (await ask('GET', '/billing/credit')).body.credit;
    const user = (await ask('GET', `/users/${acme.adminId}`)).body;
    const id = await fax();
    await send(id);
    await dialled(1);
    line.end(sent(3));
    await reads(id, 'completed');
    await expect
      .poll(async () => before - (await ask('GET', '/billing/credit')).body.credit, WITHIN)
      .toBeGreaterThan(0);
    expect(before - (await ask('GET', '/billing/credit')).body.credit).toBeCloseTo(0.1, 6);
    expect((await logsOf(id))[0]).toMatchObject({ cost: 0.1, amount_net: 3, pages: 3 });
    const after = (await ask('GET', `/users/${acme.adminId}`)).body;
    expect(after.daily_sent - user.daily_sent).toBe(3);
    await ask('PUT', `/users/${acme.adminId}`, { daily_limit: after.daily_sent }, admin);
    const refused = await ask('POST', '/transmissions', { program_id: bench.programId, phone: '15550001' });
    expect([refused.status, refused.body.message]).toEqual([404, 'Fax limit exceeded.']);
    await ask('PUT', `/users/${acme.adminId}`, { daily_limit: -1 }, admin);
  });
});

const byNumber = (one: { readonly to: string }, other: { readonly to: string }) => one.to.localeCompare(other.to);

describe('a text that is read to contacts (contract 30 §17.1 `voicetts`)', () => {
  it('is read to each as it is for him, before he is called, twice where a delay is given', async () => {
    const ada = await ask('POST', '/contacts', { phone: '15551230301', first_name: 'Ada' });
    const launch = (program_data: object, transmission_data: object) =>
      ask('POST', '/programs/voicetts/transmissions', { program_data, transmission_data });
    const text = 'Hello [transmission:contact:first_name]';
    const [first, second] = [
      await launch({ text, delay: 1500, language: 'de' }, { contact_id: ada.body }),
      await launch({ text: 'Hello Ada and all the others who wait' }, { phone: '15551230302' }),
    ];
    await dialled(2);
    const readings = await Promise.all(
      line.dialled.toSorted(byNumber).map(async ({ action, service }) => {
        if (action.kind !== 'play_file') throw new Error(action.kind);
        return { service, again: action.againAfterMs, octets: (await stat(action.path)).size };
      }),
    );
    expect(readings).toMatchObject([
      { service: 'voice', again: 1500 },
      { service: 'voice', again: null },
    ]);
    // 22,050 samples a second: half a second at least, and the longer text takes longer.
    expect(readings[0]?.octets).toBeGreaterThan(20_000);
    expect(readings[1]?.octets).toBeGreaterThan(2 * (readings[0]?.octets ?? 0));
    line.end({ completed: true, cause: 'NORMAL_CLEARING', answeredAt: Date.now() });
    await reads(first.body, 'completed');
    await reads(second.body, 'completed');
  });

  it('may be a recording, which is played once (`voicemessage`)', async () => {
    const recording_id = (await ask('POST', '/recordings', { name: 'hello' })).body;
    const { body } = await ask('POST', '/programs/voicemessage/transmissions', {
      program_data: { recording_id },
      transmission_data: { phone: '15551230304' },
    });
    await dialled(1);
    expect(line.dialled[0]).toMatchObject({ service: 'voice', action: { kind: 'play', sound: String(recording_id) } });
    line.end({ completed: true, cause: 'NORMAL_CLEARING', answeredAt: Date.now() });
    await reads(body, 'completed');
  });

  it('that says nothing to a contact is no call', async () => {
    const { body } = await ask('POST', '/programs/voicetts/transmissions', {
      program_data: { text: '[transmission:contact:custom1]' },
      transmission_data: { phone: '15551230303' },
    });
    await reads(body, 'invalid');
    expect(line.dialled).toHaveLength(0);
    expect((await verbose(body)).response).toBe('The text has nothing that can be read aloud');
  });
});
