import { sql } from '@strowger/db';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, PASSWORD } from '../../testing/test-server.ts';
import { sent } from '../transmissions/testing/fake-line.ts';
import { useFaxBench } from '../transmissions/testing/fax-bench.ts';
import { paceCampaigns } from './pacer.ts';
import { makeGroup } from './testing.ts';

const WITHIN = { timeout: 15_000 };
const bench = useFaxBench();
const { line, later } = bench;
/** Of super admin and tenant admin; a day later they log in again. */
let tokens: { readonly admin: string; readonly acme: string };

beforeAll(async () => {
  const { server, acme } = bench;
  tokens = { admin: server.adminToken, acme: acme.adminToken };
  const unlimited = { daily_limit: -1, monthly_limit: -1 };
  await ask('PUT', `/tenants/${acme.tenantId}`, unlimited, tokens.admin);
  await ask('PUT', `/users/${acme.adminId}`, unlimited, tokens.admin);
  await ask('PUT', `/billing/quota/${acme.tenantId}`, [{ resource_id: 13, quota_limit: -1 }], tokens.admin);
});
afterEach(async () => {
  await bench.server.db.transaction({ kind: 'all' }, (trx) =>
    sql`update campaigns set status = 'paused' where status = 'running'`.execute(trx),
  );
});

const ask = (method: string, path: string, body?: unknown, token = tokens.acme) => bench.ask(method, path, body, token);

const pace = () => paceCampaigns({ ...bench.server.platform, engine: line });

/** A fax campaign that runs. */
async function campaign(fields: object = {}, contacts = 6): Promise<number> {
  const group_id = await makeGroup(bench.server, bench.acme, contacts);
  const body = { program_id: bench.programId, group_id, cpm: 60, ...fields };
  const id = (await ask('POST', '/campaigns', body)).body;
  expect((await ask('PUT', `/campaigns/${id}/start`)).body).toBe(id);
  return id;
}

const read = async (id: number) => (await ask('GET', `/campaigns/${id}`)).body;

/** Of which campaign each dialled attempt was. */
async function dialledOf(): Promise<number[]> {
  const ids = line.dialled.map(({ spoolId }) => spoolId);
  const { rows } = await bench.server.db.transaction({ kind: 'all' }, (trx) =>
    sql<{ campaign_id: number }>`
      select campaign_id from unnest(${ids}::integer[]) with ordinality as dialled (spool_id, place)
      join spools using (spool_id) join transmissions using (transmission_id) order by place`.execute(trx),
  );
  return rows.map(({ campaign_id }) => campaign_id);
}

describe('two campaigns of one tenant (contract 30 §24)', () => {
  it('take turns on his channels, however fast one of them is', async () => {
    await ask('PUT', `/tenants/${bench.acme.tenantId}/settings`, { fax_channels: 1 });
    const [fast, slow] = [await campaign({ cpm: 600 }), await campaign({ cpm: 60 })];
    for (let count = 1; count <= 5; count += 1) {
      // Both have had time to queue what comes next.
      for (let second = 0; second < 2; second += 1) {
        await pace();
        later(1);
      }
      await bench.runner.look();
      await expect.poll(() => line.dialled.length, WITHIN).toBe(count);
      line.end(sent(1));
    }
    const turns = (await dialledOf()).slice(1);
    expect(turns.filter((id) => id === fast)).toHaveLength(2);
    expect(turns.filter((id) => id === slow)).toHaveLength(2);
    await ask('PUT', `/tenants/${bench.acme.tenantId}/settings`, { fax_channels: 4 });
  });
});

describe('a campaign that may not send now (contract 30 §19)', () => {
  /** Goes on for so long. */
  const goOn = async (seconds: number) => {
    for (let second = 0; second < seconds; second += 10) {
      later(10);
      await pace();
      await bench.runner.look();
      await bench.runner.settled();
    }
  };

  it('waits for the tenant’s quota of the next day, and goes on by itself', async () => {
    const { acme } = bench;
    line.answers = sent(1);
    const { sent_daily = 0 } = (await ask('GET', `/tenants/${acme.tenantId}`, undefined, tokens.admin)).body;
    await ask('PUT', `/tenants/${acme.tenantId}`, { daily_limit: sent_daily + 2 }, tokens.admin);
    const id = await campaign({}, 5);
    await goOn(120);
    expect(await read(id)).toMatchObject({ status: 'running', reason: '', successful: 2, contact_done: 2 });
    expect(line.dialled).toHaveLength(2);
    await nextDay();
    await ask('PUT', `/tenants/${acme.tenantId}`, { daily_limit: -1 }, tokens.admin);
    await goOn(120);
    expect(await read(id)).toMatchObject({ status: 'completed', successful: 5 });
  });

  it('waits for the hours of whose it is, and goes on when they begin', async () => {
    const { server, acme } = bench;
    line.answers = sent(1);
    const days = (allowed_days: string) =>
      ask('PUT', `/users/${acme.adminId}`, { allowed_days, timezone_id: 0 }, tokens.admin);
    const tomorrow = ((server.platform.now().getUTCDay() + 1) % 7) + 1;
    expect((await days(String(tomorrow))).status).toBe(200);
    const id = await campaign({}, 3);
    await goOn(120);
    expect(await read(id)).toMatchObject({ status: 'running', contact_done: 0 });
    expect(line.dialled).toEqual([]);
    await nextDay();
    await goOn(120);
    expect(await read(id)).toMatchObject({ status: 'completed', successful: 3 });
    await days('1,2,3,4,5,6,7');
  });
});

/** Until the next day, UTC, has begun. */
async function nextDay(): Promise<void> {
  const { server } = bench;
  const now = server.platform.now().getTime() / 1000;
  later(86_400 - (now % 86_400) + 1);
  tokens = {
    admin: await server.login(ADMIN.username, ADMIN.password),
    acme: await server.login('admin@acme.example', PASSWORD),
  };
}
