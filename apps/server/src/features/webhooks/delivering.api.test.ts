import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pickUpKept } from './pick-up.ts';
import { claimDeliveries } from './store-deliveries.ts';
import { countSignatures, signatureCount } from './testing/receiver.ts';
import { STRANGER, startWebhookBench, TENANT, type WebhookBench } from './testing/webhook-bench.ts';

const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let bench: WebhookBench;
beforeAll(async () => {
  bench = await startWebhookBench();
});
afterAll(() => bench.close());
beforeEach(() => {
  bench.clock.now = new Date();
  bench.receiver.reply = (response) => void response.end('thanks');
});
afterEach(async () => {
  await bench.query((trx) => trx.deleteFrom('webhooks').execute());
  bench.receiver.received.length = 0;
  bench.receiver.open.most = 0;
});

const webhookOf = async (id: number) => (await bench.call('GET', `/webhooks/${id}`, undefined, 'A.1.1')).body;

describe('a kept event', () => {
  it('reaches the webhook as the JSON of its data: frame, signed (contract 00)', async () => {
    const { webhook_id: id, secret } = await bench.make({ events: ['user.*'] });
    await bench.keep(1);
    await bench.work();
    const [request] = bench.receiver.received;
    if (!request) throw new Error('nothing was received');
    const event = JSON.parse(request.body);
    expect(Object.keys(event)).toEqual(['event_id', 'type', 'time', 'tenant_id', 'data']);
    expect(event).toMatchObject({ type: 'user.status', tenant_id: TENANT, data: { username: 'ada' } });
    expect(event.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const [delivery] = await bench.deliveries(id);
    expect(request.headers).toMatchObject({
      'content-type': 'application/json',
      'x-strowger-event': 'user.status',
      'x-strowger-delivery': String(delivery.delivery_id),
      'x-strowger-signature': expect.stringMatching(/^t=\d+,v1=[0-9a-f]{64}$/),
    });
    expect(await countSignatures(request, [secret])).toBe(1);
    expect(await countSignatures({ ...request, body: `${request.body} ` }, [secret])).toBe(0);
    expect(delivery).toEqual({
      delivery_id: expect.any(Number),
      event_id: event.event_id,
      type: 'user.status',
      status: 'delivered',
      attempts: 1,
      http_status: 200,
      error: null,
      duration_ms: expect.any(Number),
      created_at: bench.clock.now.toISOString(),
      next_attempt_at: null,
    });
    const one = await bench.call('GET', `/webhooks/${id}/deliveries/${delivery.delivery_id}`);
    expect(one.body).toMatchObject({ request_body: request.body, response_body: 'thanks' });
    expect(await webhookOf(id)).toMatchObject({ last_status: 200, last_at: bench.clock.now.toISOString() });
  });

  it('of before the webhook, of another type or another tenant does not', async () => {
    await bench.keep(1);
    await bench.make();
    await bench.make({ events: ['cdr.created'] });
    await bench.make({ tenant_id: STRANGER }, 'A.1.1');
    await bench.work();
    expect(bench.receiver.received).toEqual([]);
    await bench.keep(1);
    await bench.work();
    expect(bench.receiver.received).toHaveLength(1);
  });

  it('of every tenant reaches a webhook of the platform', async () => {
    await bench.make({}, 'A.1.1');
    await bench.keep(1);
    await bench.keep(1, STRANGER);
    await bench.work();
    const tenants = bench.receiver.received.map(({ body }) => JSON.parse(body).tenant_id);
    expect(tenants.toSorted()).toEqual([TENANT, STRANGER]);
  });

  it('of the time in which the webhook was off does not reach it', async () => {
    const { webhook_id: id } = await bench.make();
    await bench.call('PUT', `/webhooks/${id}`, { active: 0 });
    await bench.keep(1);
    await bench.call('PUT', `/webhooks/${id}`, { active: 1 });
    await bench.work();
    expect(bench.receiver.received).toEqual([]);
  });

  it('is delivered once, by however many processes and however often it is picked up', async () => {
    const { webhook_id: id } = await bench.make();
    await bench.keep(3);
    const { platform } = bench.kernel;
    await Promise.all([pickUpKept(platform), pickUpKept(platform), pickUpKept(platform)]);
    await bench.query((trx) => trx.updateTable('webhook_progress').set({ event_id: 0 }).execute());
    await pickUpKept(platform);
    await Promise.all([bench.work(), bench.work()]);
    expect(bench.receiver.received).toHaveLength(3);
    expect(await bench.deliveries(id)).toHaveLength(3);
  });

  it('is not lost when the process dies between taking it and sending it', async () => {
    const { webhook_id: id } = await bench.make();
    await bench.keep(1);
    await pickUpKept(bench.kernel.platform);
    const lease = new Date(bench.clock.now.getTime() + 60 * SECOND_MS);
    await bench.query((trx) => claimDeliveries(trx, id, bench.clock.now, lease, 1));
    await bench.work();
    expect(bench.receiver.received).toHaveLength(0);
    bench.later(60 * SECOND_MS);
    await bench.work();
    expect(bench.receiver.received).toHaveLength(1);
  });

  it('is one of a thousand, and all of them arrive', { timeout: 120_000 }, async () => {
    const { webhook_id: id } = await bench.make();
    for (let batch = 0; batch < 10; batch += 1) await bench.keep(100);
    await bench.work();
    const ids = new Set(bench.receiver.received.map(({ body }) => JSON.parse(body).event_id));
    expect(ids.size).toBe(1000);
    expect(bench.receiver.open.most).toBeLessThanOrEqual(4);
    const count = await bench.call('GET', `/webhooks/${id}/deliveries?status=delivered&totalrows`);
    expect(count.body).toBe(1000);
  });
});

describe('an attempt that fails', () => {
  it('is repeated at the times of the contract with the same body and X-Strowger-Delivery, then failed', async () => {
    const { webhook_id: id, secret } = await bench.make();
    bench.receiver.reply = (response) => void response.writeHead(503).end('later');
    await bench.keep(1);
    await bench.work();
    for (const seconds of [10, 60, 300, 1800, 7200, 21_600, 43_200]) {
      const made = bench.receiver.received.length;
      const [pending] = await bench.deliveries(id);
      const next = new Date(bench.clock.now.getTime() + seconds * SECOND_MS);
      expect(pending).toMatchObject({ status: 'pending', attempts: made, next_attempt_at: next.toISOString() });
      bench.later(seconds * SECOND_MS - 1);
      await bench.work();
      expect(bench.receiver.received).toHaveLength(made);
      bench.later(1);
      await bench.work();
      expect(bench.receiver.received).toHaveLength(made + 1);
    }
    const { received } = bench.receiver;
    expect(await bench.deliveries(id)).toMatchObject([
      { status: 'failed', attempts: 8, http_status: 503, error: 'answered 503', next_attempt_at: null },
    ]);
    expect(new Set(received.map(({ headers }) => headers['x-strowger-delivery'])).size).toBe(1);
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
    expect(new Set(received.map(({ headers }) => headers['x-strowger-signature'])).size).toBe(8);
    for (const request of received) expect(await countSignatures(request, [secret])).toBe(1);
    bench.later(3 * HOUR_MS);
    await bench.work();
    expect(received).toHaveLength(8);
  });

  it('may be a redirect: it is not followed', async () => {
    const { webhook_id: id } = await bench.make();
    bench.receiver.reply = (response) => void response.writeHead(302, { location: '/elsewhere' }).end();
    await bench.keep(1);
    await bench.work();
    expect(bench.receiver.received.map(({ path }) => path)).toEqual(['/hook']);
    expect(await bench.deliveries(id)).toMatchObject([{ status: 'pending', http_status: 302 }]);
  });

  it('may be an answer that does not come in time', async () => {
    const { webhook_id: id } = await bench.make();
    bench.receiver.reply = () => undefined;
    await bench.keep(1);
    await bench.work({ timeoutMs: 100 });
    expect(await bench.deliveries(id)).toMatchObject([
      { status: 'pending', http_status: null, error: 'no answer in time' },
    ]);
  });

  it('may be a port where nobody listens', async () => {
    const { webhook_id: id } = await bench.make({ url: 'http://127.0.0.1:9/' });
    await bench.keep(1);
    await bench.work();
    expect(await bench.deliveries(id)).toMatchObject([{ http_status: null, error: 'connection refused' }]);
  });
});

describe('an answer', () => {
  it('is kept up to 4 KiB, whole characters, without NUL', async () => {
    const { webhook_id: id } = await bench.make();
    bench.receiver.reply = (response) => void response.end(`\0a${'é'.repeat(500_000)}`);
    await bench.keep(1);
    await bench.work();
    const [delivery] = await bench.deliveries(id);
    const one = await bench.call('GET', `/webhooks/${id}/deliveries/${delivery.delivery_id}`);
    expect(one.body).toMatchObject({ status: 'delivered', response_body: `a${'é'.repeat(2047)}` });
  });

  it('of 2xx counts, though its body never ends', async () => {
    const { webhook_id: id } = await bench.make();
    bench.receiver.reply = (response) => void response.writeHead(200).write('so far');
    await bench.keep(1);
    await bench.work({ timeoutMs: 300 });
    expect(await bench.deliveries(id)).toMatchObject([{ status: 'delivered', http_status: 200 }]);
  });

  it('of 410 switches the webhook off and mails the tenant', async () => {
    const { webhook_id: id } = await bench.make();
    bench.receiver.reply = (response) => void response.writeHead(410).end();
    await bench.keep(1);
    await bench.work();
    await bench.keep(1);
    await bench.work();
    expect(bench.receiver.received).toHaveLength(1);
    expect(await webhookOf(id)).toMatchObject({ active: 0, last_status: 410 });
    expect(await bench.deliveries(id)).toMatchObject([{ status: 'failed', http_status: 410 }]);
    const traces = await bench.query(async (trx) => ({
      mails: await trx.selectFrom('mails').select(['template', 'tenant_id', 'mail_key']).execute(),
      audit: await trx
        .selectFrom('audit')
        .selectAll()
        .where('resource_id', '=', String(id))
        .orderBy('audit_id')
        .execute(),
      events: await trx
        .selectFrom('events')
        .select('data')
        .where('type', '=', 'config.changed')
        .orderBy('event_id')
        .execute(),
    }));
    const ours = traces.mails.filter(({ mail_key: key }) => key.startsWith(`webhook-disabled:${id}:`));
    expect(ours).toMatchObject([{ template: 'webhook-disabled', tenant_id: TENANT }]);
    expect(traces.audit.at(-1)).toMatchObject({ action: 'update', before: { active: 1 }, after: { active: 0 } });
    expect(traces.events.at(-1)?.data).toMatchObject({ resource: 'webhooks', id, changed: ['active'] });
  });
});

describe('three days without one success', () => {
  it('switch the webhook off; one success in between does not let it come to that', async () => {
    const { webhook_id: id } = await bench.make();
    const fail = async () => {
      bench.receiver.reply = (response) => void response.writeHead(500).end();
      await bench.keep(1);
      await bench.work();
    };
    await fail();
    bench.later(2 * DAY_MS);
    bench.receiver.reply = (response) => void response.end();
    await bench.work();
    bench.later(DAY_MS);
    await fail();
    expect(await webhookOf(id)).toMatchObject({ active: 1 });
    bench.later(3 * DAY_MS - 1);
    await fail();
    expect(await webhookOf(id)).toMatchObject({ active: 1 });
    bench.later(1);
    await fail();
    expect(await webhookOf(id)).toMatchObject({ active: 0 });
    await bench.call('PUT', `/webhooks/${id}`, { active: 1 });
    await fail();
    expect(await webhookOf(id)).toMatchObject({ active: 1 });
  });
});

describe('a private target', () => {
  const at = (address: string) => async () => [{ address, family: 4 }];

  it('is refused at each attempt, unless the setting allows it', async () => {
    const { webhook_id: id } = await bench.make();
    await bench.keep(1);
    await bench.allowPrivate(null);
    try {
      await bench.work();
    } finally {
      await bench.allowPrivate(true);
    }
    expect(bench.receiver.received).toEqual([]);
    expect(await bench.deliveries(id)).toMatchObject([
      { status: 'pending', http_status: null, error: 'the target names an address that may not be called' },
    ]);
  });

  it('is refused when a name comes to stand for it after it was saved', async () => {
    const { webhook_id: id } = await bench.make({ url: `http://rebound.invalid:${bench.receiver.port}/` });
    await bench.keep(1);
    await bench.allowPrivate(null);
    try {
      await bench.work({ resolve: at('127.0.0.1') });
    } finally {
      await bench.allowPrivate(true);
    }
    expect(bench.receiver.received).toEqual([]);
    expect(await bench.deliveries(id)).toMatchObject([{ http_status: null, error: expect.stringMatching(/may not/) }]);
  });

  it('cannot slip in between the check and the connection: the address that was checked is connected to', async () => {
    await bench.make({ url: `http://rebound.invalid:${bench.receiver.port}/` });
    await bench.keep(1);
    const answers = ['127.0.0.1', '192.0.2.1'];
    const asked: string[] = [];
    await bench.work({
      resolve: async (host) => {
        asked.push(host);
        return [{ address: answers.shift() ?? '192.0.2.1', family: 4 }];
      },
    });
    expect(asked).toEqual(['rebound.invalid']);
    expect(bench.receiver.received).toHaveLength(1);
  });
});

describe('a secret that was rotated', () => {
  it('signs beside the new one until its hours are over', async () => {
    const { webhook_id: id, secret: first } = await bench.make();
    const { secret: second } = (await bench.call('POST', `/webhooks/${id}/rotate`, {})).body;
    const request = async () => {
      await bench.keep(1);
      await bench.work();
      const last = bench.receiver.received.at(-1);
      if (!last) throw new Error('nothing was received');
      return last;
    };
    const during = await request();
    expect([signatureCount(during), await countSignatures(during, [first, second])]).toEqual([2, 2]);
    bench.later(24 * HOUR_MS);
    const after = await request();
    expect([signatureCount(after), await countSignatures(after, [second])]).toEqual([1, 1]);
    const { secret: third } = (await bench.call('POST', `/webhooks/${id}/rotate`, { overlap_hours: 0 })).body;
    const atOnce = await request();
    expect([signatureCount(atOnce), await countSignatures(atOnce, [third])]).toEqual([1, 1]);
  });
});

describe('a receiver that does not answer', () => {
  it('holds up what comes after it no longer than lanes are free', async () => {
    await bench.make();
    const answers: (() => void)[] = [];
    bench.receiver.reply = (response) => void answers.push(() => response.end());
    const dispatcher = bench.dispatcher({ timeoutMs: 300_000 });
    const soon = { timeout: 20_000 };
    for (const sent of [1, 2, 3]) {
      await bench.keep(1);
      await pickUpKept(bench.kernel.platform);
      dispatcher.wake();
      await expect.poll(() => answers.length, soon).toBe(sent);
    }
    for (const answer of answers) answer();
    await dispatcher.run();
    await dispatcher.stop();
  });

  it('holds up no other, gets few requests at a time, and gets them again when the process was stopped', async () => {
    const dead = await bench.make({ url: `${bench.receiver.url}/dead` });
    await bench.make();
    bench.receiver.reply = (response, { path }) => void (path.endsWith('/dead') ? undefined : response.end());
    await bench.keep(20);
    await pickUpKept(bench.kernel.platform);
    // The dead one is waited for until the end of this test, however long that takes.
    const dispatcher = bench.dispatcher({ timeoutMs: 300_000 });
    dispatcher.wake();
    const to = (end: string) => bench.receiver.received.filter(({ path }) => path.endsWith(end)).length;
    await expect.poll(() => to('/hook'), { timeout: 20_000 }).toBe(20);
    expect(to('/dead')).toBeLessThanOrEqual(4);
    await dispatcher.stop();
    const rows = await bench.deliveries(dead.webhook_id);
    expect(
      rows.every((row: { status: string; attempts: number }) => row.status === 'pending' && row.attempts === 0),
    ).toBe(true);
    bench.receiver.reply = (response) => void response.end();
    await bench.work();
    expect(new Set((await bench.deliveries(dead.webhook_id)).map((row: { status: string }) => row.status))).toEqual(
      new Set(['delivered']),
    );
  });
});
