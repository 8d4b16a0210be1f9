import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { purge } from './background.ts';
import { countSignatures } from './testing/receiver.ts';
import { STRANGER, startWebhookBench, TENANT, type WebhookBench } from './testing/webhook-bench.ts';

const A = 'A.1.1';
const U = `U.6.${TENANT}`;
const OTHER = `T.9.${STRANGER}`;
const DAY_MS = 86_400_000;

let bench: WebhookBench;
beforeAll(async () => {
  bench = await startWebhookBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  await bench.query((trx) => trx.deleteFrom('webhooks').execute());
  bench.receiver.received.length = 0;
  bench.receiver.reply = (response) => void response.end('ok');
});

const traces = (id: number) =>
  bench.query(async (trx) => ({
    audit: await trx
      .selectFrom('audit')
      .select(['action', 'tenant_id', 'user_id', 'before', 'after'])
      .where('resource', '=', 'webhooks')
      .where('resource_id', '=', String(id))
      .orderBy('audit_id')
      .execute(),
    activities: await trx
      .selectFrom('activities')
      .select('activities')
      .where('activities', 'like', `%webhooks -ID:(${id})`)
      .orderBy('id')
      .execute(),
    events: (
      await trx
        .selectFrom('events')
        .select(['tenant_id', 'data'])
        .where('type', '=', 'config.changed')
        .orderBy('event_id')
        .execute()
    ).filter(
      ({ data }) => JSON.stringify(data).includes(`"id":${id},`) || JSON.stringify(data).includes(`"id":${id}}`),
    ),
  }));

describe('/webhooks', () => {
  it('makes a webhook and shows its secret then and never again', async () => {
    const made = await bench.call('POST', '/webhooks', {
      url: 'https://hooks.invalid/a',
      events: ['user.status', 'channel.*', 'user.status'],
      description: 'CRM',
    });
    expect(made).toEqual({ status: 200, body: { webhook_id: expect.any(Number), secret: expect.any(String) } });
    const { webhook_id: id, secret } = made.body;
    const object = {
      webhook_id: id,
      tenant_id: TENANT,
      url: 'https://hooks.invalid/a',
      events: ['user.status', 'channel.*'],
      description: 'CRM',
      active: 1,
      last_status: null,
      last_at: null,
      date_created: Math.floor(bench.clock.now.getTime() / 1000),
    };
    expect(await bench.call('GET', `/webhooks/${id}`)).toEqual({ status: 200, body: object });
    expect(await bench.call('GET', '/webhooks')).toEqual({ status: 200, body: [object] });
    const stored = await bench.query((trx) => trx.selectFrom('webhook_secrets').select('secret').execute());
    const { audit, activities, events } = await traces(id);
    expect(JSON.stringify([stored, audit, events])).not.toContain(secret);
    expect(audit).toMatchObject([
      { action: 'create', tenant_id: TENANT, user_id: 5, before: null, after: { url: object.url } },
    ]);
    expect(activities).toHaveLength(1);
    expect(events).toMatchObject([{ tenant_id: TENANT, data: { resource: 'webhooks', action: 'created' } }]);
  });

  it('changes what is sent, takes back what it shows, and deletes', async () => {
    const { webhook_id: id } = await bench.make();
    const object = (await bench.call('GET', `/webhooks/${id}`)).body;
    const changed = await bench.call('PUT', `/webhooks/${id}`, { ...object, active: '0', description: null });
    expect(changed).toEqual({ status: 200, body: { ...object, active: 0, description: '' } });
    expect((await bench.call('PUT', `/webhooks/${id}`, { events: 'cdr.*' })).body).toMatchObject({ events: ['cdr.*'] });
    expect(await bench.call('DELETE', `/webhooks/${id}`)).toEqual({ status: 200, body: true });
    expect((await bench.call('GET', `/webhooks/${id}`)).status).toBe(404);
    const { audit, events } = await traces(id);
    expect(audit.map(({ action }) => action)).toEqual(['create', 'update', 'update', 'delete']);
    expect(events.at(-1)?.data).toMatchObject({ action: 'deleted', user_id: 5 });
  });

  it.each([
    [{ events: ['nothing.there'] }, 'events'],
    [{ events: ['*'] }, 'events'],
    [{ events: [] }, 'events'],
    [{ url: 'ftp://example.com/' }, 'url'],
    [{ url: 'nonsense' }, 'url'],
    [{ url: 'http://user:pass@example.com/' }, 'url'],
    [{ colour: 'red' }, 'colour'],
  ])('refuses %j with 400 that names the field, on create and on change', async (fields, field) => {
    const whole = { url: 'https://hooks.invalid/', events: ['user.*'], ...fields };
    const refused = await bench.call('POST', '/webhooks', whole);
    expect([refused.status, refused.body.error.details[0].field]).toEqual([400, field]);
    const { webhook_id: id } = await bench.make();
    expect((await bench.call('PUT', `/webhooks/${id}`, fields)).status).toBe(400);
  });

  it.each([
    'http://127.0.0.1/',
    'http://localhost:8080/',
    'http://a.localhost/',
    'http://2130706433/',
    'http://0177.0.0.1/',
    'http://0x7f000001/',
    'http://127.1/',
    'http://0.0.0.0/',
    'http://10.0.0.5/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a00:1]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://[ff02::1]/',
  ])('refuses the private target %s with 400 when it is saved', async (url) => {
    const { webhook_id: id } = await bench.make();
    await bench.allowPrivate(null);
    try {
      expect((await bench.call('POST', '/webhooks', { url, events: ['user.*'] })).status).toBe(400);
      expect((await bench.call('PUT', `/webhooks/${id}`, { url })).status).toBe(400);
    } finally {
      await bench.allowPrivate(true);
    }
    expect((await bench.call('PUT', `/webhooks/${id}`, { url })).status).toBe(200);
  });

  it('is for tenant admins, of their own tenant, and for super admins (contract 10 §12)', async () => {
    const { webhook_id: id } = await bench.make();
    await bench.keep(1);
    await bench.work();
    const [{ delivery_id: delivery }] = await bench.deliveries(id);
    const body = { url: bench.receiver.url, events: ['user.*'] };
    const endpoints: [string, string, object?][] = [
      ['GET', '/webhooks'],
      ['POST', '/webhooks', body],
      ['GET', `/webhooks/${id}`],
      ['PUT', `/webhooks/${id}`, { description: 'x' }],
      ['POST', `/webhooks/${id}/rotate`, {}],
      ['POST', `/webhooks/${id}/test`],
      ['GET', `/webhooks/${id}/deliveries`],
      ['GET', `/webhooks/${id}/deliveries/${delivery}`],
      ['POST', `/webhooks/${id}/deliveries/${delivery}/redeliver`],
      ['DELETE', `/webhooks/${id}`],
    ];
    for (const [method, path, sent] of endpoints) {
      expect([path, (await bench.call(method, path, sent, 'none')).status]).toEqual([path, 401]);
      expect([path, (await bench.call(method, path, sent, U)).status]).toEqual([path, 403]);
      const isOfOne = path !== '/webhooks';
      expect([path, (await bench.call(method, path, sent, OTHER)).status]).toEqual([path, isOfOne ? 404 : 200]);
    }
    expect((await bench.call('GET', '/webhooks', undefined, OTHER)).body).toHaveLength(1);
    expect((await bench.call('GET', `/webhooks/${id}`)).body).toMatchObject({ description: '' });
    for (const [method, path, sent] of endpoints) {
      expect([path, (await bench.call(method, path, sent, A)).status]).toEqual([path, 200]);
    }
  });

  it('lets nobody make one for another tenant but a super admin, whose own have none', async () => {
    const body = { url: bench.receiver.url, events: ['user.*'] };
    expect((await bench.call('POST', '/webhooks', { ...body, tenant_id: STRANGER })).status).toBe(403);
    expect((await bench.call('POST', '/webhooks', { ...body, tenant_id: 999 }, A)).status).toBe(400);
    const given = await bench.make({ tenant_id: STRANGER }, A);
    const platform = await bench.make({}, A);
    expect((await bench.call('GET', '/webhooks', undefined, OTHER)).body).toMatchObject(
      [given].map(({ webhook_id }) => ({ webhook_id })),
    );
    expect((await bench.call('GET', `/webhooks/${platform.webhook_id}`, undefined, A)).body).toMatchObject({
      tenant_id: null,
    });
    expect((await bench.call('GET', `/webhooks/${platform.webhook_id}`)).status).toBe(404);
    expect((await bench.call('GET', `/webhooks?tenant_id=${STRANGER}`, undefined, A)).body).toHaveLength(1);
    expect((await bench.call('PUT', `/webhooks/${platform.webhook_id}`, { active: 0 }, A)).status).toBe(200);
  });
});

describe('test and redelivery', () => {
  it('test sends webhook.test at once, signed, and answers with the delivery', async () => {
    const { webhook_id: id, secret } = await bench.make();
    const answer = await bench.call('POST', `/webhooks/${id}/test`);
    expect(answer).toMatchObject({
      status: 200,
      body: { type: 'webhook.test', status: 'delivered', http_status: 200, attempts: 1 },
    });
    const [request] = bench.receiver.received;
    if (!request) throw new Error('nothing was received');
    expect(await countSignatures(request, [secret])).toBe(1);
    expect(JSON.parse(request.body)).toMatchObject({
      event_id: answer.body.event_id,
      type: 'webhook.test',
      tenant_id: TENANT,
      data: { webhook_id: id },
    });
    expect((await traces(id)).audit.map(({ action }) => action)).toEqual(['create', 'test']);
  });

  it('test is not repeated when it fails', async () => {
    const { webhook_id: id } = await bench.make();
    bench.receiver.reply = (response) => void response.writeHead(500).end();
    const answer = await bench.call('POST', `/webhooks/${id}/test`);
    expect(answer.body).toMatchObject({ status: 'failed', http_status: 500, next_attempt_at: null });
    bench.later(DAY_MS);
    await bench.work();
    expect(bench.receiver.received).toHaveLength(1);
  });

  it('redelivery sends the same body and X-Strowger-Delivery again at once, and answers with the row', async () => {
    const { webhook_id: id } = await bench.make();
    bench.receiver.reply = (response) => void response.writeHead(500).end();
    await bench.keep(1);
    await bench.work();
    const [pending] = await bench.deliveries(id);
    bench.receiver.reply = (response) => void response.end();
    const path = `/webhooks/${id}/deliveries/${pending.delivery_id}/redeliver`;
    const answer = await bench.call('POST', path);
    expect(answer.body).toMatchObject({
      delivery_id: pending.delivery_id,
      event_id: pending.event_id,
      status: 'delivered',
      attempts: 2,
    });
    const [first, second] = bench.receiver.received;
    expect(second?.body).toBe(first?.body);
    expect(second?.headers['x-strowger-delivery']).toBe(first?.headers['x-strowger-delivery']);
    expect((await bench.call('POST', path)).body).toMatchObject({ status: 'delivered', attempts: 3 });
    bench.later(DAY_MS);
    await bench.work();
    expect(bench.receiver.received).toHaveLength(3);
    expect((await traces(id)).audit.map(({ action }) => action)).toEqual(['create', 'redeliver', 'redeliver']);
  });
});

describe('the list of deliveries', () => {
  it('is filtered, paged and counted', async () => {
    const { webhook_id: id } = await bench.make({ events: ['user.status', 'config.changed'] });
    await bench.keep(5);
    await bench.work();
    const list = async (query: string) => (await bench.call('GET', `/webhooks/${id}/deliveries?${query}`)).body;
    expect(await list('type=user.*')).toHaveLength(5);
    expect(await list('type=config.changed')).toHaveLength(1);
    expect(await list('status=failed')).toEqual([]);
    expect(await list('status=delivered&totalrows')).toBe(6);
    const newest = await list('page=1&per_page=2');
    const next = await list('page=2&per_page=2');
    const ids = [...newest, ...next].map((row: { delivery_id: number }) => row.delivery_id);
    expect(ids).toEqual(ids.toSorted((left, right) => right - left));
    expect(new Set(ids).size).toBe(4);
    const at = Math.floor(bench.clock.now.getTime() / 1000);
    expect(await list(`from=${at - 10}&to=${at + 10}`)).toHaveLength(6);
    expect(await list(`from=${at + 10}`)).toEqual([]);
    expect(await list(`to=${new Date((at - 10) * 1000).toISOString()}`)).toEqual([]);
  });

  it('knows no delivery of another webhook, and none that is no number', async () => {
    const { webhook_id: id } = await bench.make();
    const other = await bench.make();
    await bench.keep(1);
    await bench.work();
    const [delivery] = await bench.deliveries(other.webhook_id);
    expect((await bench.call('GET', `/webhooks/${id}/deliveries/${delivery.delivery_id}`)).status).toBe(404);
    for (const text of ['x', '99999999999999999999', '4000000000', '-1']) {
      expect((await bench.call('GET', `/webhooks/${id}/deliveries/${text}`)).status).toBe(404);
    }
  });

  it('goes back 7 days', async () => {
    const { webhook_id: id } = await bench.make();
    await bench.keep(1);
    await bench.work();
    const signal = new AbortController().signal;
    bench.later(7 * DAY_MS);
    await purge(bench.kernel.platform, signal);
    expect(await bench.deliveries(id)).toHaveLength(1);
    bench.later(1);
    await purge(bench.kernel.platform, signal);
    expect(await bench.deliveries(id)).toEqual([]);
  });
});

describe('POST /webhooks/$webhook_id/rotate', () => {
  it('gives a new secret, audited without it', async () => {
    const { webhook_id: id, secret } = await bench.make();
    const answer = await bench.call('POST', `/webhooks/${id}/rotate`);
    expect(answer).toEqual({ status: 200, body: { secret: expect.any(String) } });
    expect(answer.body.secret).not.toBe(secret);
    const { audit, events } = await traces(id);
    expect(audit.at(-1)).toMatchObject({ action: 'rotate', tenant_id: TENANT });
    expect(events.at(-1)?.data).toMatchObject({ action: 'updated', changed: ['secret'] });
    expect(JSON.stringify([audit, events])).not.toContain(answer.body.secret);
    expect((await bench.call('POST', `/webhooks/${id}/rotate`, { overlap_hours: -1 })).status).toBe(400);
  });

  it('ends with 409 where too many secrets would be valid, and 0 hours ends them all', async () => {
    const { webhook_id: id } = await bench.make();
    for (let count = 0; count < 9; count += 1)
      expect((await bench.call('POST', `/webhooks/${id}/rotate`, {})).status).toBe(200);
    expect((await bench.call('POST', `/webhooks/${id}/rotate`, {})).status).toBe(409);
    expect((await bench.call('POST', `/webhooks/${id}/rotate`, { overlap_hours: 0 })).status).toBe(200);
    expect((await bench.call('POST', `/webhooks/${id}/rotate`, {})).status).toBe(200);
  });
});
