import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../../../testing/test-server.ts';

const START = Date.parse('2026-01-15T10:30:00Z');

let server: TestServer;
let near: TestTenant;
let far: TestTenant;
const paid = randomUUID();
const refused = randomUUID();

beforeAll(async () => {
  server = await startTestServer();
  near = await server.makeTenant('near');
  far = await server.makeTenant('far');
  await asAdmin('POST', '/rates', {
    name: 'north america',
    destination_id: '1',
    unit_first_block: 60,
    unit_increment: 60,
    unit_billing_block: 60,
    unit_block_rate: 0.01,
  });
  await asAdmin('PUT', `/billing/quota/${near.tenantId}`, [{ resource_id: 12, quota_limit: 1 }]);
  await asAdmin('POST', '/fpbx_extensions', {
    tenant_id: near.tenantId,
    extension: '1001',
    password: 'secret-1001',
    user_id: near.userId,
  });
  await journal([
    record({ call_id: paid, answer_time: START, end_time: START + 121_000 }),
    record({
      call_id: randomUUID(),
      leg: 'b',
      originating_leg_uuid: paid,
      rated_number: '12025550100',
      answer_time: START,
      end_time: START + 121_000,
    }),
    record({ call_id: refused, block_reason: 'no-credit', hangup_cause: 'CALL_REJECTED', start_time: START + 1 }),
    record({ call_id: randomUUID(), tenant_id: far.tenantId }),
  ]);
  await asAdmin('GET', `/billing/credit?tenant_id=${near.tenantId}`);
}, 60_000);
afterAll(() => server.close());

const asAdmin = (method: string, path: string, body?: unknown) =>
  server.request(method, path, { token: server.adminToken, body });
const read = (path: string, token: string) => server.request('GET', path, { token });

function record(fields: Record<string, unknown>): Record<string, unknown> {
  return {
    leg: 'a',
    tenant_id: near.tenantId,
    caller_number: '1001',
    destination: '12025550100',
    direction: 'outbound',
    start_time: START,
    end_time: START + 10_000,
    hangup_cause: 'NORMAL_CLEARING',
    ...fields,
  };
}

async function journal(records: Record<string, unknown>[]): Promise<void> {
  await server.db.transaction({ kind: 'all' }, (trx) =>
    trx
      .insertInto('cdr_journal')
      .values(records.map((r) => ({ call_id: String(r.call_id), leg: String(r.leg), record: JSON.stringify(r) })))
      .execute(),
  );
  await server.server.settleCallRecords();
}

const COST = {
  amount: 0.02,
  currency: 'USD',
  state: 'rated',
  reason: null,
  explanation: '121 s talked, counted as 180 s by the rate. 60 s were included. 120 s were charged.',
  answered_seconds: 121,
  billed_seconds: 180,
  included_seconds: 60,
  charged_seconds: 120,
};

describe('the cost of calls', () => {
  it('stands in the records for those who ask, and is that of all legs of the call', async () => {
    for (const token of [server.adminToken, near.adminToken, near.userToken]) {
      const { body } = await read(`/cdr?cost=true&tenant_id=${near.tenantId}`, token);
      expect(body).toMatchObject([
        {
          call_id: refused,
          block_reason: 'no-credit',
          cost: {
            state: 'free',
            amount: 0,
            reason: 'no-credit',
            explanation: 'Refused: the credit did not pay for the first block.',
          },
        },
        { call_id: paid, block_reason: null },
      ]);
      expect(body[1].cost).toEqual(COST);
    }
    const { body: plain } = await read('/cdr', near.adminToken);
    expect(Object.keys(plain[0])).not.toContain('cost');
  });

  it('of one call names its legs, and their rates to those who may see rates', async () => {
    const rate = { destination_id: '1', unit_first_block: 60, unit_block_rate: 0.01, cost_connection: 0 };
    for (const token of [server.adminToken, near.adminToken]) {
      const { body } = await read(`/cdr/${paid}/cost`, token);
      expect(body).toMatchObject({ call_id: paid, ...COST });
      expect(body.legs).toMatchObject([{ leg: 'b', number: '12025550100', ...COST, rate }]);
    }
    const own = await read(`/cdr/${paid}/cost`, near.userToken);
    expect(own.body).toMatchObject(COST);
    expect(Object.keys(own.body.legs[0])).not.toContain('rate');
  });

  it('is told to nobody else', async () => {
    expect((await read(`/cdr/${paid}/cost`, far.adminToken)).status).toBe(404);
    expect((await read(`/cdr/${paid}/cost`, far.userToken)).status).toBe(404);
    expect((await server.request('GET', `/cdr/${paid}/cost`)).status).toBe(401);
    expect((await read('/cdr/none/cost', near.adminToken)).status).toBe(404);
  });
});
