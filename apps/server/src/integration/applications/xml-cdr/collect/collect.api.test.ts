import { sql } from '@strowger/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { storeRecords } from '../../../../features/cdr/etl/store-records.ts';
import { CDR_READERS, lowestUnread } from '../../../../features/cdr/readers/cdr-readers.ts';
import { startTestServer, type TestServer, type TestTenant } from '../../../../testing/test-server.ts';
import { type IntegrationClient, type IntegrationTestApi, integrationOf } from '../../../testing/integration-client.ts';
import { COLLECTED_COLUMNS } from '../records/columns.ts';
import { CALL_AT, finishedLegs, recordLegs } from '../testing.ts';

const LEASE_MS = 30 * 60_000;

let server: TestServer;
let api: IntegrationTestApi;
let acme: TestTenant;
let beta: TestTenant;
let biller: IntegrationClient;
let later = 0;

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(Date.now() + later) });
  api = await integrationOf(server);
  acme = await server.makeTenant('acme');
  beta = await server.makeTenant('beta');
});
afterAll(() => server?.close());
beforeEach(async () => {
  later = 0;
  await server.db.transaction({ kind: 'all' }, async (trx) => {
    await trx.deleteFrom('cdr').execute();
    await trx.deleteFrom('cdr_consumers').execute();
  });
  biller = await api.globalIdentity();
});

interface Collected {
  readonly batch_id: string;
  readonly cursor: number;
  readonly next_cursor: number;
  readonly has_more: boolean;
  readonly count: number;
  readonly records: readonly { readonly xml_cdr_uuid: string; readonly exported_at: string | null }[];
}

const record = (count: number, tenant = acme) =>
  recordLegs(server.db, finishedLegs(count, { tenant_id: tenant.tenantId }));
const collect = async (params: object = {}, by = biller): Promise<Collected> => {
  const answer = await by.post('xml_cdr/collect', { consumer: 'billing', ...params });
  expect(answer.status).toBe(200);
  return answer.body;
};
const idsOf = ({ records }: Collected) => records.map(({ xml_cdr_uuid }) => xml_cdr_uuid);
const acknowledge = async (params: object, by = biller) => (await by.post('xml_cdr/acknowledge', params)).body;

describe('collecting (contract 40 B12.1)', () => {
  it('gives records in the order in which they were stored, and goes on behind what was acknowledged', async () => {
    const calls = await record(5);
    const answer = await biller.post('xml_cdr/collect', { consumer: 'billing', limit: 3 });
    expect(Object.keys(answer.body)).toEqual([
      'status',
      'message',
      'batch_id',
      'cursor',
      'next_cursor',
      'has_more',
      'count',
      'records',
    ]);
    expect(Object.keys(answer.body.records[0])).toEqual(COLLECTED_COLUMNS);
    const first: Collected = answer.body;
    expect(idsOf(first)).toEqual(calls.slice(0, 3));
    expect(first).toMatchObject({ count: 3, has_more: true });
    expect(await acknowledge({ batch_id: first.batch_id })).toMatchObject({ acknowledged: 3, already: 0, rejected: 0 });
    const second = await collect({ limit: 3 });
    expect(idsOf(second)).toEqual(calls.slice(3));
    expect(second).toMatchObject({ cursor: first.next_cursor, has_more: false });
    await acknowledge({ batch_id: second.batch_id, external_ref: 'INV-7' });
    expect(await collect()).toMatchObject({ batch_id: null, count: 0, has_more: false, records: [] });
    const [late] = await record(1);
    expect(idsOf(await collect())).toEqual([late]);
  });

  it('gives the same batch again while its lease runs, and its records in another one afterwards', async () => {
    const calls = await record(4);
    const first = await collect();
    later = LEASE_MS - 60_000;
    expect((await collect()).batch_id).toBe(first.batch_id);
    later += LEASE_MS + 60_000;
    const again = await collect();
    expect(again.batch_id).not.toBe(first.batch_id);
    expect(idsOf(again)).toEqual(calls);
    // Both readers say that they have taken it: the records are acknowledged once.
    expect(await acknowledge({ batch_id: first.batch_id })).toMatchObject({ acknowledged: 4, already: 0 });
    expect(await acknowledge({ batch_id: again.batch_id })).toMatchObject({ acknowledged: 0, already: 4 });
    expect((await collect()).count).toBe(0);
  });

  it('gives what is left of a batch of which some records were acknowledged by their ids', async () => {
    const calls = await record(4);
    const first = await collect();
    expect(await acknowledge({ uuids: calls.slice(0, 3), result: 'rejected' })).toMatchObject({ rejected: 3 });
    later = LEASE_MS + 60_000;
    expect(idsOf(await collect())).toEqual(calls.slice(3));
    expect(await acknowledge({ uuids: calls.slice(3) })).toMatchObject({ acknowledged: 1 });
    expect((await collect()).count).toBe(0);
    expect(await acknowledge({ batch_id: first.batch_id })).toMatchObject({ acknowledged: 0, already: 4 });
  });

  it('gives released records to whoever asks next, no more than he wants at once', async () => {
    const calls = await record(5);
    const { batch_id } = await collect();
    expect((await biller.post('xml_cdr/release', { batch_id })).body).toMatchObject({ status: 'success' });
    const some = await collect({ limit: 2 });
    expect(some.batch_id).not.toBe(batch_id);
    expect(some).toMatchObject({ has_more: true });
    expect(idsOf(some)).toEqual(calls.slice(0, 2));
    await acknowledge({ batch_id: some.batch_id });
    const rest = await collect({ limit: 5 });
    expect(idsOf(rest)).toEqual(calls.slice(2));
    await acknowledge({ batch_id: rest.batch_id });
    expect((await biller.post('xml_cdr/release', { batch_id: rest.batch_id })).status).toBe(409);
  });

  it('lets one who asks by cursors read ahead; what he leaves behind is not forgotten', async () => {
    const calls = await record(4);
    const first = await collect({ limit: 2 });
    const second = await collect({ limit: 2, cursor: first.next_cursor });
    expect(idsOf(second)).toEqual(calls.slice(2));
    await acknowledge({ batch_id: second.batch_id });
    expect((await collect()).batch_id).toBe(first.batch_id);
    await acknowledge({ batch_id: first.batch_id });
    expect((await collect()).count).toBe(0);
  });

  it('gives collectors of one consumer who ask at once one and the same batch', async () => {
    await record(6);
    const batches = await Promise.all(Array.from({ length: 4 }, () => collect({ limit: 3 })));
    expect(new Set(batches.map(({ batch_id }) => batch_id)).size).toBe(1);
    const said = await Promise.all(batches.map(({ batch_id }) => acknowledge({ batch_id })));
    expect(said.reduce((sum, { acknowledged }) => sum + acknowledged, 0)).toBe(3);
  });

  it('keeps consumers apart, those of other identities too', async () => {
    const calls = await record(3);
    const mine = await collect();
    await acknowledge({ batch_id: mine.batch_id });
    expect(idsOf(await collect({ consumer: 'reports' }))).toEqual(calls);
    const other = await api.globalIdentity();
    expect(idsOf(await collect({}, other))).toEqual(calls);
    for (const action of ['acknowledge', 'release']) {
      expect((await other.post(`xml_cdr/${action}`, { batch_id: mine.batch_id })).status).toBe(404);
    }
  });

  it('gives a tenant’s identity his records alone', async () => {
    const calls = await record(2);
    const others = await record(2, beta);
    const ofAcme = await api.identityOf(acme, { access: 'write' });
    expect(idsOf(await collect({}, ofAcme))).toEqual(calls);
    expect((await ofAcme.post('xml_cdr/acknowledge', { uuids: others })).status).toBe(404);
    expect((await ofAcme.post('xml_cdr/collect', { consumer: 'x', tenant_domain: beta.domain })).status).toBe(404);
    expect(idsOf(await collect({ tenant_domain: beta.domain }))).toEqual(others);
    const changed = await biller.post('xml_cdr/collect', { consumer: 'billing', tenant_domain: acme.domain });
    expect(changed.status).toBe(409);
  });

  it('needs the right to write', async () => {
    const reader = await api.identityOf(acme);
    expect((await reader.post('xml_cdr/collect', { consumer: 'x' })).status).toBe(403);
  });

  it.each([
    ['collect', {}, 400],
    ['collect', { consumer: 'x', limit: 5001 }, 422],
    ['acknowledge', {}, 400],
    ['acknowledge', { batch_id: 'none' }, 404],
    ['acknowledge', { uuids: ['none'] }, 404],
    ['release', { batch_id: '00000000-0000-4000-8000-000000000000' }, 404],
    ['reset', { consumer: 'nobody', cursor: 0, confirm: true }, 404],
    ['reset', { consumer: 'nobody', cursor: 0 }, 400],
    ['reset', { consumer: 'nobody', cursor: 0, confirm: false }, 422],
  ])('%s with %o is %i', async (action, params, status) => {
    expect((await biller.post(`xml_cdr/${action}`, params)).status).toBe(status);
  });
});

describe('moving the cursor back', () => {
  it('delivers again what was recorded behind it; what was acknowledged says so', async () => {
    const calls = await record(4);
    const first = await collect({ limit: 2 });
    await acknowledge({ batch_id: first.batch_id });
    const second = await collect();
    expect((await biller.post('xml_cdr/reset', { consumer: 'billing', cursor: 0, confirm: 'yes' })).body).toMatchObject(
      {
        cursor: 0,
      },
    );
    const again = await collect();
    expect(idsOf(again)).toEqual(calls);
    expect(again.records.map(({ exported_at }) => exported_at !== null)).toEqual([true, true, false, false]);
    expect(await acknowledge({ batch_id: again.batch_id })).toMatchObject({ acknowledged: 2, already: 2 });
    expect(second.count).toBe(2);
  });

  it('to a date delivers every call that began since', async () => {
    const calls = await record(4);
    await acknowledge({ batch_id: (await collect()).batch_id });
    const date = new Date(CALL_AT.getTime() + 2000).toISOString();
    await biller.post('xml_cdr/reset', { consumer: 'billing', date, confirm: true });
    expect(idsOf(await collect())).toEqual(calls.slice(2));
  });
});

describe('parallel writers with delayed commits (contract 40 B14)', () => {
  it('miss no reader: every record is delivered, and acknowledged once', async () => {
    const written: string[] = [];
    const isWriting = { left: 4 };
    const write = async (writer: number) => {
      for (let round = 0; round < 6; round += 1) {
        const legs = finishedLegs(3, { tenant_id: acme.tenantId });
        await server.db
          .transaction({ kind: 'all' }, async (trx) => {
            await storeRecords(trx, legs);
            // Others come and go before this one commits, and some never do.
            await sql`select pg_sleep(${((writer * 7 + round * 5) % 23) / 1000})`.execute(trx);
            if ((writer + round) % 5 === 0) throw new Error('given up');
            written.push(...legs.map((leg) => leg.call_id));
          })
          .catch(() => undefined);
      }
      isWriting.left -= 1;
    };
    const delivered = new Set<string>();
    let acknowledged = 0;
    const read = async () => {
      for (let isLast = false; !isLast; ) {
        isLast = isWriting.left === 0;
        const batch = await collect({ limit: 4 });
        for (const id of idsOf(batch)) delivered.add(id);
        if (batch.batch_id !== null) {
          const said = await acknowledge({ batch_id: batch.batch_id });
          acknowledged += said.acknowledged;
        }
        if (batch.has_more) isLast = false;
      }
    };
    await Promise.all([write(0), write(1), write(2), write(3), read(), read()]);
    expect([...delivered].sort()).toEqual([...written].sort());
    expect(acknowledged).toBe(written.length);
  });
});

describe('retention', () => {
  it('keeps what a consumer has still to read', async () => {
    const unread = () => server.db.transaction({ kind: 'all' }, (trx) => lowestUnread(trx, CDR_READERS));
    expect(await unread()).toBeNull();
    await record(3);
    const batch = await collect({ limit: 2 });
    expect(await unread()).toEqual({ seq: batch.cursor + 1, reader: 'consumers' });
    await acknowledge({ batch_id: batch.batch_id });
    expect((await unread())?.seq).toBe(batch.next_cursor + 1);
  });
});
