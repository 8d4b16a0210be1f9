import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
afterAll(() => server.close());

const asAdmin = (method: string, path: string, body?: unknown) =>
  server.request(method, path, { token: server.adminToken, body });

describe('the credit alert (contract 10 §9.9)', () => {
  it('is one event, one activity and one mail for each fall below the threshold, and one at nothing', async () => {
    const tenant = await server.makeTenant('thrifty');
    const { tenantId, userId } = tenant;
    await asAdmin('PUT', `/tenants/${tenantId}`, { credit_alert_threshold: 5 });
    for (const credit of [10, -4, -2, -1, 3, -3, -4]) await asAdmin('PUT', `/users/${userId}/credit`, { credit });
    const told = await server.db.transaction({ kind: 'all' }, async (trx) => ({
      events: await trx
        .selectFrom('events')
        .select(['type', 'data'])
        .where('tenant_id', '=', tenantId)
        .where('type', 'like', 'billing.%')
        .orderBy('event_id')
        .execute(),
      mails: await trx
        .selectFrom('mails')
        .select('template')
        .where('tenant_id', '=', tenantId)
        .where('template', '!=', 'welcome')
        .execute(),
      activities: await trx
        .selectFrom('activities')
        .select('activities')
        .where('tenant_id', '=', tenantId)
        .where('activities', 'like', '% Credit thrifty')
        .orderBy('id')
        .execute(),
    }));
    expect(told.events).toEqual([
      { type: 'billing.low_credit', data: { credit: 4, credit_alert_threshold: 5 } },
      { type: 'billing.low_credit', data: { credit: 3, credit_alert_threshold: 5 } },
      { type: 'billing.no_credit', data: { credit: -1, credit_alert_threshold: 5 } },
    ]);
    expect(told.mails.map(({ template }) => template).sort()).toEqual(['low-credit', 'low-credit', 'no-credit']);
    expect(told.activities.map(({ activities }) => activities)).toEqual([
      'Low Credit thrifty',
      'Low Credit thrifty',
      'No Credit thrifty',
    ]);
    const seen = await server.request('GET', '/audit?action=low_credit', { token: tenant.adminToken });
    expect(seen.body).toHaveLength(2);
  });
});
